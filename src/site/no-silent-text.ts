/**
 * The gate of a build: shows that every word of a record's `text` is in its page, and in its plain text or apparatus. It shares
 * no code and no knowledge with the stylesheets whose work it judges: what it takes from an output is its letters and digits and
 * the region that they stand in. It may raise a false alarm; it must not be silent about a loss.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { descendants } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { type Alignment, align, type Output, printed } from './align.js';
import { type HtmlElement, htmlRuns } from './html-text.js';
import { lettersOf, type PageText, placeIn, type SourceText, sourceTexts } from './source-text.js';

/** A part of a document with a page of its own. */
export interface DivisionText {
  readonly element: XmlElement;
  readonly html: string;
}

/** What a reader is given of a record. */
export interface RecordTexts {
  /** The record's page. */
  readonly html: string;
  /** The pages of those of its divisions that have their own. */
  readonly pages?: readonly DivisionText[];
  /** The record as plain text. */
  readonly text: string;
  /** The apparatus as plain text. */
  readonly apparatusText: string;
  /** The apparatus as a page of its own; it counts where the record's page has no apparatus, for then it leads there. */
  readonly apparatusHtml: string;
}

/** The regions of an output in which words of the source may stand: the running text only in the first one. */
interface Regions {
  readonly running: MutableOutput;
  readonly elsewhere: readonly MutableOutput[];
}

class MutableOutput implements Output {
  readonly pieces: string[] = [];
  taken = new Uint8Array();
  #places: Map<string, number[]> | undefined;

  add(text: string): void {
    for (const piece of lettersOf(text)) this.pieces.push(piece);
  }

  /** Call once, when all text has been added. */
  finish(): this {
    this.taken = new Uint8Array(this.pieces.length);
    return this;
  }

  isFree(piece: number): boolean {
    return this.taken[piece] === 0;
  }

  take({ taken }: Pick<Alignment, 'taken'>): void {
    for (const piece of taken) this.taken[piece] = 1;
  }

  /** Where a text that begins with these letters may begin: the pieces not yet taken that are a beginning of it. */
  *beginnings(letters: string): Generator<number> {
    this.#places ??= this.#index();
    const places = this.#places;
    for (let length = Math.min(letters.length, longestBeginning); length > 0; length -= 1) {
      const found = places.get(letters.slice(0, length));
      if (found === undefined) continue;
      // What has been taken at the front of the list never comes back: the list is shortened, so that it is walked once.
      while (found.length > 0 && this.taken[found.at(-1) as number] === 1) found.pop();
      for (let k = found.length - 1; k >= 0; k -= 1) if (this.taken[found[k] as number] === 0) yield found[k] as number;
    }
  }

  #index(): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (let j = this.pieces.length - 1; j >= 0; j -= 1) {
      const piece = this.pieces[j] as string;
      const list = places.get(piece);
      if (list === undefined) places.set(piece, [j]);
      else list.push(j);
    }
    return places;
  }
}

const longestBeginning = 64;
/** How many places are tried for a part that stands apart: one that begins with a number has many. */
const tries = 4000;

/**
 * The words of a record's `text` that an output lacks, as errors of code `text/lost`, each naming the words, their place in the
 * source, and the output. None if nothing is lost.
 */
export function findLostText(document: XmlDocument, texts: RecordTexts): readonly Diagnostic[] {
  const pages = texts.pages ?? [];
  const onPages = sourceTexts(
    document,
    pages.map(({ element }) => element),
  );
  const html = [texts.html, ...pages.map((page) => page.html)];
  const [whole] = pages.length === 0 ? onPages : sourceTexts(document);
  return [
    ...onPages.flatMap((text, i) =>
      compare(document, text, pageRegions(html[i] ?? '', texts.apparatusHtml), 'the page'),
    ),
    ...(whole === undefined ? [] : compare(document, whole, plainRegions(texts), 'the plain text and its apparatus')),
  ];
}

/** The words of some parts of a document that their pages lack: of a text that is shown beside a record. */
export function findLostOnPages(document: XmlDocument, pages: readonly DivisionText[]): readonly Diagnostic[] {
  const [, ...texts] = sourceTexts(
    document,
    pages.map(({ element }) => element),
  );
  return texts.flatMap((text, i) => compare(document, text, pageRegions(pages[i]?.html ?? '', ''), 'the page'));
}

function compare(
  document: XmlDocument,
  { running, apart }: PageText,
  { running: region, elsewhere }: Regions,
  name: string,
): Diagnostic[] {
  const alignment = align(running, region);
  region.take(alignment);
  const findings = losses(document, running, alignment.lost, name);
  // Long parts first: what is found to be of a note can't be mistaken for a short form that is nowhere.
  const long = apart.filter((part) => part.words.length >= 4);
  const short = apart.filter((part) => part.words.length < 4).toSorted((a, b) => b.words.length - a.words.length);
  for (const part of [...findParts(long, [...elsewhere, region]), ...findParts(short, [...elsewhere, region])]) {
    const all = part.words.map((_, word) => word);
    findings.push(...losses(document, part, all, name));
  }
  return findings;
}

/**
 * Finds parts that stand apart, and returns those that are not there. First those that are there as one stretch: what of a note is cut up
 * by marks must not be pieced together from the beginnings of other notes. The longest first: a reading must not use up what a note quotes.
 * For the same reason a short form with a gap in it comes before shorter ones: “ma[…]nan” before “nan”.
 */
function findParts(parts: readonly SourceText[], regions: readonly MutableOutput[]): readonly SourceText[] {
  const found = new Set<SourceText>();
  for (const part of parts.toSorted((a, b) => b.letters.length - a.letters.length)) {
    const isShort = part.words.length < 4 && hasSigns(part);
    if (findWhole(part, regions) || (isShort && findApart(part, regions))) found.add(part);
  }
  return parts.filter((part) => !found.has(part) && !findApart(part, regions));
}

function hasSigns({ element }: SourceText): boolean {
  return [...descendants(element)].some(({ children }) => children.length === 0);
}

/** Finds a part as one stretch with nothing else in it, and uses the stretch up. */
function findWhole({ letters }: SourceText, regions: readonly MutableOutput[]): boolean {
  for (const region of regions) {
    for (const from of region.beginnings(letters)) {
      const taken: number[] = [];
      let offset = 0;
      for (
        let j = from;
        offset < letters.length && region.isFree(j) && letters.startsWith(region.pieces[j] ?? '', offset);
        j += 1
      ) {
        taken.push(j);
        offset += region.pieces[j]?.length ?? 0;
      }
      if (offset !== letters.length) continue;
      region.take({ taken });
      return true;
    }
  }
  return false;
}

/** Finds a part as one stretch, with few other words (marks, labels) in it, and uses the stretch up. */
function findApart(part: SourceText, regions: readonly MutableOutput[]): boolean {
  const count = part.words.length;
  const markers = [...descendants(part.element)].filter(({ children }) => children.length === 0).length;
  const insertions = (count < 4 && markers === 0 ? 1 : 4 + count) + printed * markers;
  for (const region of regions) {
    let left = tries;
    for (const from of region.beginnings(part.letters)) {
      left -= 1;
      if (left < 0) break;
      const to = Math.min(region.pieces.length, from + 6 * count + 20 + printed * markers);
      const alignment = align(part, region, { from, to, steps: 40 + 20 * insertions });
      if (alignment.lost.length > 0 || alignment.passed > insertions) continue;
      region.take(alignment);
      return true;
    }
  }
  return false;
}

/** One finding for each stretch of lost words. */
function losses(document: XmlDocument, source: SourceText, lost: readonly number[], name: string): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (let k = 0; k < lost.length; ) {
    const first = lost[k] as number;
    let last = first;
    for (k += 1; lost[k] === last + 1; k += 1) last += 1;
    const words = source.words.slice(first, last + 1);
    const start = words[0]?.first;
    const end = words.at(-1)?.last;
    if (start === undefined || end === undefined) continue;
    const range = { start: placeIn(document, start), end: placeIn(document, end) };
    findings.push(
      diagnostic('text/lost', document.file, range, {
        message: `Unexpected loss of “${quote(words.map((word) => word.text))}”; expected ${count(words.length)} in ${name} of the record`,
        help: 'Nothing was published. The record is not at fault: a stylesheet lets this text fall. If the edition has stylesheets of its own, give the element around these words a template; otherwise please report it.',
      }),
    );
  }
  return findings;
}

function count(words: number): string {
  return words === 1 ? 'this word' : `these ${words} words`;
}

function quote(words: readonly string[]): string {
  const shown = words.length > 12 ? [...words.slice(0, 8), '…', ...words.slice(-3)] : words;
  return shown.join(' ').normalize('NFC');
}

/** What tells the regions of a page, by the marks that every record's page has. */
function regionOf({ name, attributes }: HtmlElement): string | undefined {
  if (name === 'nav' || name === 'header' || name === 'footer') return 'outside';
  // What a picture shows is said in `figDesc`, which is no part of the running text.
  if (name === 'img') return 'notes';
  const marks = new Set([attributes['id'], attributes['role'], ...(attributes['class'] ?? '').split(/\s+/)]);
  if (marks.has('apparatus')) return 'apparatus';
  if (marks.has('notes') || marks.has('doc-endnotes') || marks.has('doc-footnote') || marks.has('note')) return 'notes';
  return attributes['id'] === 'text' ? 'text' : undefined;
}

function pageRegions(html: string, apparatusHtml: string): Regions {
  const outputs = new Map(['text', 'notes', 'apparatus'].map((name) => [name, new MutableOutput()]));
  for (const { region, text } of htmlRuns(html, regionOf, 'outside')) outputs.get(region)?.add(text);
  const apparatus = outputs.get('apparatus') as MutableOutput;
  if (apparatus.pieces.length === 0) for (const { text } of htmlRuns(apparatusHtml, regionOf, '')) apparatus.add(text);
  const [text, ...others] = [...outputs.values()].map((output) => output.finish());
  return { running: text as MutableOutput, elsewhere: others };
}

function plainRegions({ text, apparatusText }: RecordTexts): Regions {
  const running = new MutableOutput();
  running.add(withoutEnds(text, apparatusText));
  const apparatus = new MutableOutput();
  apparatus.add(apparatusText);
  return { running: running.finish(), elsewhere: [apparatus.finish()] };
}

/**
 * A plain text without the header block before it and without the apparatus after it, which repeat words of the text: the first
 * paragraph (the title), the second one if each of its lines is a field such as “Source: …”, and the last lines, as far as they
 * stand in the apparatus as well.
 */
function withoutEnds(text: string, apparatusText: string): string {
  const apparatus = new Set(apparatusText.split('\n').map((line) => line.trim()));
  const lines = text.split('\n').map((line) => line.trim());
  while (lines.length > 0 && (lines.at(-1) === '' || apparatus.has(lines.at(-1) as string))) lines.pop();
  const title = lines.indexOf('');
  const fields = title < 0 ? -1 : lines.indexOf('', title + 1);
  const isHeader =
    fields > title + 1 && lines.slice(title + 1, fields).every((line) => /^\p{L}[^:]{0,60}: /u.test(line));
  return lines.slice(isHeader ? fields : 0).join('\n');
}
