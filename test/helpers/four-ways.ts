/**
 * One invented text with its variants, encoded by each method of TEI P5 12.2 and with the apparatus in each place that it may lie in.
 * In a paragraph `{a}words{/a}` is where the variant `a` is, and `{a/}` a place without words.
 */
import type { RecordInput } from '../../src/transform/record.js';
import { recordOf } from './record-input.js';

export interface Variant {
  readonly series?: string;
  /** Attributes of the lemma. */
  readonly lemma?: string;
  /** The rest of the entry: readings, groups, details, notes. */
  readonly readings: string;
  /** Attributes of the entry. */
  readonly attributes?: string;
  /** By pointers the entry can do without a lemma. */
  readonly bare?: true;
  /** A reference that finds the entry where its lemma can't. */
  readonly loc?: string;
}

export interface Encoded {
  readonly paragraphs: readonly string[];
  readonly variants: Readonly<Record<string, Variant>>;
}

const header = `<listWit>
  <witness xml:id="A" n="A">The harbour book</witness><witness xml:id="B" n="B">The fair copy</witness>
  <listWit xml:id="y" n="y"><head>The printed ones</head><witness xml:id="C" n="C">The first print</witness><witness xml:id="D" n="D">The second print</witness></listWit>
</listWit>`;
const hands =
  '<profileDesc><handNotes><handNote xml:id="h2" n="2">The second hand</handNote></handNotes></profileDesc>';

/** The record with this in its body and after its body, and with other files beside it. */
function inputOf(body: string, back = '', after = '', companions: Readonly<Record<string, string>> = {}): RecordInput {
  const { xml, ...input } = recordOf(body, hands);
  const record = xml
    .replace('<p>None.</p></sourceDesc>', `${header}</sourceDesc>`)
    .replace('</body>', `</body>${back}`)
    .replace('</text>', `</text>${after}`);
  return { ...input, xml: record, companions };
}

/** Entries in the order in which the text has their places. */
function namesIn(paragraph: string): readonly string[] {
  return [...paragraph.matchAll(/\{(\w+)\/?\}/g)].map(([, name = '']) => name);
}

const plain = (paragraph: string): string => paragraph.replace(/\{[^}]*\}/g, '');
const numbered = (paragraphs: readonly string[]): string =>
  paragraphs.map((content, n) => `<p n="${n + 1}" xml:id="p${n + 1}">${content}</p>`).join('\n');

function lemmaIn(paragraph: string, name: string): string {
  return plain(new RegExp(`\\{${name}\\}(.*)\\{/${name}\\}`, 's').exec(paragraph)?.[1] ?? '');
}

function entry(variant: Variant, lemma: string | undefined, attributes: string, typed: boolean): string {
  const type = typed && variant.series !== undefined ? ` type="${variant.series}"` : '';
  const lem = lemma === undefined ? '' : `<lem ${variant.lemma ?? ''}>${lemma}</lem>`;
  return `<app${type} ${variant.attributes ?? ''} ${attributes}>${lem}${variant.readings}</app>`;
}

const variantOf = ({ variants }: Encoded, name: string): Variant => variants[name] as Variant;

export function byParallelSegmentation(encoded: Encoded): RecordInput {
  const bodies = encoded.paragraphs.map((paragraph) =>
    namesIn(paragraph).reduce(
      (text, name) =>
        text
          .replace(`{${name}/}`, entry(variantOf(encoded, name), '', '', true))
          .replace(new RegExp(`\\{${name}\\}(.*)\\{/${name}\\}`, 's'), (_, lemma: string) =>
            entry(variantOf(encoded, name), lemma, '', true),
          ),
      paragraph,
    ),
  );
  return inputOf(numbered(bodies));
}

/** Paragraphs with an `anchor` where each variant begins and ends. */
function anchored(paragraph: string, end: (name: string) => string): string {
  return paragraph
    .replace(/\{(\w+)\}/g, '<anchor xml:id="$1-from"/>')
    .replace(/\{(\w+)\/\}/g, (_, name: string) => `<anchor xml:id="${name}-from"/>${end(name)}`)
    .replace(/\{\/(\w+)\}/g, (_, name: string) => end(name));
}

const bareLemma = (encoded: Encoded, paragraph: string, name: string): string | undefined =>
  variantOf(encoded, name).bare || paragraph.includes(`{${name}/}`) ? undefined : lemmaIn(paragraph, name);

/** Each entry stands where its lemma ends. */
export function byDoubleEndPoint(encoded: Encoded): RecordInput {
  const bodies = encoded.paragraphs.map((paragraph) =>
    anchored(paragraph, (name) =>
      entry(variantOf(encoded, name), bareLemma(encoded, paragraph, name), `from="#${name}-from"`, true),
    ),
  );
  return inputOf(numbered(bodies));
}

/** Each entry stands at the end of the paragraph whose number it gives. */
export function byLocation(encoded: Encoded): RecordInput {
  const bodies = encoded.paragraphs.map(
    (paragraph, n) =>
      plain(paragraph) +
      located(encoded, paragraph, n, true)
        .map(([, app]) => app)
        .join(''),
  );
  return inputOf(numbered(bodies));
}

function located(
  encoded: Encoded,
  paragraph: string,
  n: number,
  typed: boolean,
): readonly (readonly [string, string])[] {
  return namesIn(paragraph).map((name) => {
    const variant = variantOf(encoded, name);
    const lemma = paragraph.includes(`{${name}/}`) ? undefined : lemmaIn(paragraph, name);
    return [variant.series ?? '', entry(variant, lemma, `loc="${variant.loc ?? n + 1}"`, typed)];
  });
}

function pointed(encoded: Encoded, paragraph: string, root: string): readonly (readonly [string, string])[] {
  return namesIn(paragraph).map((name) => {
    const to = paragraph.includes(`{${name}/}`) ? '' : ` to="${root}#${name}-to"`;
    const pointers = `from="${root}#${name}-from"${to}`;
    const variant = variantOf(encoded, name);
    return [variant.series ?? '', entry(variant, bareLemma(encoded, paragraph, name), pointers, false)];
  });
}

const withAnchors = ({ paragraphs }: Encoded): string =>
  numbered(
    paragraphs.map((paragraph) =>
      anchored(paragraph, (name) => (paragraph.includes(`{${name}/}`) ? '' : `<anchor xml:id="${name}-to"/>`)),
    ),
  );

/** A list for each series, in the order in which they are first met. */
function lists(apps: readonly (readonly [string, string])[], attributes = ''): string {
  const series = [...new Set(apps.map(([name]) => name))];
  return series
    .map((name) => {
      const own = apps.flatMap(([of, app]) => (of === name ? [app] : [])).join('\n');
      return `<listApp ${name ? `type="${name}"` : ''} ${attributes}>${own}</listApp>`;
    })
    .join('\n');
}

export function byListInBack(encoded: Encoded): RecordInput {
  const apps = encoded.paragraphs.flatMap((paragraph) => pointed(encoded, paragraph, ''));
  return inputOf(withAnchors(encoded), `<back><div>${lists(apps)}</div></back>`);
}

export function byListInStandOff(encoded: Encoded): RecordInput {
  const apps = encoded.paragraphs.flatMap((paragraph, n) => located(encoded, paragraph, n, false));
  return inputOf(numbered(encoded.paragraphs.map(plain)), '', `<standOff>${lists(apps)}</standOff>`);
}

/** As written in another file: pointers of the entries lead into the record's. */
const elsewhere = (content: string): Readonly<Record<string, string>> => ({
  'text/apparatus.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="apparatus" xml:lang="en"><teiHeader/><standOff>${content.replace(
    /(wit|hand|source)="([^"]*)"/g,
    (_, name: string, pointers: string) => `${name}="${pointers.replaceAll('#', '../records/small.xml#')}"`,
  )}</standOff></TEI>`,
});

export function byPointersElsewhere(encoded: Encoded): RecordInput {
  const apps = encoded.paragraphs.flatMap((paragraph) => pointed(encoded, paragraph, '../records/small.xml'));
  return inputOf(withAnchors(encoded), '', '', elsewhere(lists(apps)));
}

export function byReferencesElsewhere(encoded: Encoded): RecordInput {
  const apps = encoded.paragraphs.flatMap((paragraph, n) => located(encoded, paragraph, n, false));
  const list = lists(apps, 'corresp="../records/small.xml"');
  return inputOf(numbered(encoded.paragraphs.map(plain)), '', '', elsewhere(list));
}
