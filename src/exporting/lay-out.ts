/** Lays a record out as archives print it: date, title, Citation, Summary, Credits, Original Language, Contents, the document. */
import type { Part } from '../importing/stamp.js';
import { attribute, child, descendants, elements, normalizeSpace, textOf } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { BlockLayout } from './blocks.js';
import { FlowWriter } from './flow-writer.js';
import { InlineLayout, type Sheet } from './inline.js';
import { isEmpty, type Role, type Script, type ScriptBlock, type ScriptFlow } from './script.js';

/** The original that stands in the file of its translation; undefined in most records, which have one text. */
export function originalOf(root: XmlElement): XmlElement | undefined {
  return parallelOf(root).find((text) => attribute(text, 'type') === 'original');
}

function parallelOf(root: XmlElement): readonly XmlElement[] {
  const group = child(child(root, 'text') ?? root, 'group');
  return group !== undefined && attribute(group, 'type') === 'parallel' ? elements(group, 'text') : [];
}

export function layOut({ root, text: source }: XmlDocument, part: Part = 'translation'): Script {
  const sheet: Sheet = { source, notes: new Map(), images: new Map(), changes: changesOf(root) };
  const header = child(root, 'teiHeader');
  const title = header === undefined ? undefined : mainTitle(header);
  const parallel = parallelOf(root);
  const original = originalOf(root);
  const translation = parallel.filter((text) => text !== original);
  const chosen =
    part === 'original' && original !== undefined
      ? [original]
      : translation.length > 0
        ? translation
        : elements(root, 'text');
  const front = header === undefined || part === 'original' ? [] : new FrontMatter(sheet, header).blocks();
  const blocks = [...front, ...chosen.flatMap((text) => new BlockLayout(sheet).of(text))];
  for (const inner of elements(root, 'TEI')) blocks.push(...member(inner, sheet));
  return {
    language: attribute(chosen[0] ?? root, 'xml:lang') ?? attribute(root, 'xml:lang') ?? 'en',
    title: title === undefined ? '' : normalizeSpace(textOf(title)),
    blocks,
    notes: sheet.notes,
    images: sheet.images,
  };
}

/** A document of a corpus: its title as a heading, then its text. */
function member(root: XmlElement, sheet: Sheet): readonly ScriptBlock[] {
  const header = child(root, 'teiHeader');
  const title = header === undefined ? undefined : mainTitle(header);
  const head: ScriptBlock[] =
    title === undefined ? [] : [{ kind: 'heading', level: 1, flow: flowOf(title, sheet), owner: title }];
  return [
    ...head,
    ...elements(root, 'text').flatMap((text) => new BlockLayout(sheet).of(text, 'body', 1)),
    ...elements(root, 'TEI').flatMap((inner) => member(inner, sheet)),
  ];
}

function changesOf(root: XmlElement): ReadonlyMap<string, { readonly by: string; readonly when: string }> {
  const changes = new Map<string, { readonly by: string; readonly when: string }>();
  for (const change of descendants(root, 'change')) {
    const id = attribute(change, 'xml:id');
    if (id === undefined) continue;
    const said = normalizeSpace(textOf(change));
    const by = /^Changes and comments in the typescript by (.+?)\.$/.exec(said)?.[1] ?? (said === '' ? id : said);
    changes.set(id, { by, when: /^\d{4}-\d\d-\d\d/.exec(attribute(change, 'when') ?? '')?.[0] ?? '' });
  }
  return changes;
}

function mainTitle(header: XmlElement): XmlElement | undefined {
  const statement = child(child(header, 'fileDesc') ?? header, 'titleStmt');
  const titles = statement === undefined ? [] : elements(statement, 'title');
  return titles.find((title) => attribute(title, 'type') === 'main') ?? titles[0];
}

function flowOf(element: XmlElement, sheet: Sheet): ScriptFlow {
  const out = new FlowWriter(sheet.source);
  new InlineLayout(sheet, out, false).content(element);
  return out.finish();
}

class FrontMatter {
  readonly #blocks: ScriptBlock[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly header: XmlElement,
  ) {}

  blocks(): readonly ScriptBlock[] {
    const dates = this.#at('profileDesc/creation/date');
    const date = dates.find((one) => attribute(one, 'type') === 'record') ?? dates[0];
    this.#put(date, 'date');
    this.#put(mainTitle(this.header), 'title');

    const citations = this.#at('fileDesc/sourceDesc/bibl');
    const citation =
      citations.find((one) => attribute(one, 'type') === 'citation') ??
      citations[0] ??
      this.#at('fileDesc/sourceDesc/msDesc/msIdentifier/altIdentifier/idno').find(
        (one) => attribute(one, 'type') === 'display',
      );
    const address = this.#at('fileDesc/publicationStmt/idno').find((one) => attribute(one, 'type') === 'URI');
    this.#field('Citation:', [citation, address]);

    const abstract = this.#at('profileDesc/abstract');
    this.#field(
      'Summary:',
      abstract.flatMap((one) => (elements(one, 'p').length > 0 ? elements(one, 'p') : [one])),
    );
    this.#credits();
    const languages = this.#languages('original');
    this.#field(
      'Original Language:',
      languages.length > 0 ? languages : this.#at('fileDesc/sourceDesc/msDesc/msContents/msItem/textLang'),
    );
    const [translation] = this.#languages('translation');
    if (this.#blocks.length > 0) {
      this.#label('Contents:');
      this.#line('body', translation, (layout, out) => {
        out.make('Translation', 'layout', this.header, this.header.range.end.offset);
        if (translation === undefined) return;
        out.make(' - ', 'layout', this.header, this.header.range.end.offset);
        layout.content(translation);
      });
    }
    return this.#blocks;
  }

  #credits(): void {
    const notes = this.#at('fileDesc/notesStmt/note').filter((one) => attribute(one, 'type') === 'funding');
    const funders = this.#at('fileDesc/titleStmt/funder');
    if (notes.length > 0) this.#field('Credits:', notes);
    else if (funders.length > 0) {
      this.#label('Credits:');
      this.#line('body', undefined, (layout, out) => {
        const make = (text: string, one: XmlElement): void =>
          out.make(text, 'layout', this.header, one.range.start.offset);
        funders.forEach((funder, i) => {
          make(i === 0 ? 'This document was made possible with support from ' : ', ', funder);
          layout.content(funder);
        });
      });
    }
  }

  #languages(role: 'original' | 'translation'): readonly XmlElement[] {
    return this.#at('profileDesc/langUsage/language').filter((one) =>
      (attribute(one, 'ana') ?? '').endsWith(`#${role}-language`),
    );
  }

  #at(path: string): readonly XmlElement[] {
    return path
      .split('/')
      .reduce<readonly XmlElement[]>((found, name) => found.flatMap((one) => elements(one, name)), [this.header]);
  }

  #put(element: XmlElement | undefined, role: Role): void {
    if (element !== undefined) this.#line(role, element, (layout) => layout.content(element));
  }

  #field(label: string, values: readonly (XmlElement | undefined)[]): void {
    const said = values.filter((one): one is XmlElement => one !== undefined && normalizeSpace(textOf(one)) !== '');
    if (said.length === 0) return;
    this.#label(label);
    for (const value of said) this.#put(value, 'body');
  }

  #label(text: string): void {
    this.#line('label', undefined, (_, out) => {
      const start = out.length;
      out.make(text, 'layout', this.header, this.header.range.end.offset);
      out.span(start, { kind: 'style', style: 'bold' });
    });
  }

  #line(role: Role, owner: XmlElement | undefined, write: (layout: InlineLayout, out: FlowWriter) => void): void {
    const out = new FlowWriter(this.sheet.source);
    write(new InlineLayout(this.sheet, out, false), out);
    const flow = out.finish();
    if (!isEmpty(flow)) this.#blocks.push({ kind: 'paragraph', role, flow, owner });
  }
}
