/** The records of an edition: transformed, or taken from the cache; judged; written. */

import { concurrently } from '../concurrency/concurrently.js';
import { hasErrors } from '../diagnostics/collect.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type EntityIndex, recordContext } from '../edition/context.js';
import type { SourceText } from '../edition/load.js';
import type { Mention } from '../edition/model.js';
import type { RecordFacts } from '../edition/record-facts.js';
import { pageContext } from '../parallel/page-context.js';
import { coverageJson, recordPages } from '../parallel/pages.js';
import type { ParallelText } from '../parallel/parallel-texts.js';
import { type DivisionText, findLostOnPages, findLostText } from '../site/no-silent-text.js';
import { pageBlocks } from '../site/page-text.js';
import type { PageText } from '../site/search/units.js';
import { idsIn, settleAnchors } from '../site/settle-anchors.js';
import { outermostTexts } from '../site/source-text.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import type { OwnStylesheets } from '../transform/compile.js';
import type { RecordInput, RecordOutput } from '../transform/record.js';
import { parseXml } from '../xml/parse.js';
import { descendants, placesOf } from '../xml/query.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import type { PublishedFiles } from './published-files.js';

/** A record with what its outputs are made from. */
export interface RecordSource {
  readonly facts: RecordFacts;
  /** The file, byte for byte. */
  readonly bytes: Uint8Array;
  /** Parses the file; not done for a record that is in the cache. */
  readonly parse: () => XmlDocument;
  /** Other documents of the edition that the record's outputs are made from. */
  readonly companions: readonly SourceText[];
  /** The pointers that those of them hold which are no records, by the paths of their files. */
  readonly companionPointers: readonly { readonly file: string; readonly pointers: readonly string[] }[];
}

/** What is the same for all records. */
export interface RecordSetting {
  /** The edition document and the labels, as XML. */
  readonly edition: string;
  readonly labels: string;
  readonly stylesheets: OwnStylesheets;
  /** A hash of all that makes outputs of inputs: the stylesheets, their engine, this program. */
  readonly tools: string;
  readonly entities: EntityIndex;
  /** The texts beside a record's own, by the record's id. */
  readonly parallels: ReadonlyMap<string, readonly ParallelText[]>;
  /** The ids of all records by the paths of their files. */
  readonly recordIds: ReadonlyMap<string, string>;
  /** How the pages of a record are cited. */
  readonly cite: (facts: RecordFacts) => CitedRecord;
  readonly cache: Cache;
  readonly signal: AbortSignal;
  /** How many records are worked on at the same time. */
  readonly jobs: number;
  /**
   * Called before each record, with its context document. `isAlone`: no other document is shown with it, and it has no further pages,
   * so that the context tells nothing of the places of its elements.
   */
  readonly prepared?: (record: RecordSource, context: string, isAlone: boolean) => void;
  /** Called after each record. */
  readonly done: () => void;
  /** Transforms one record. */
  readonly transform: (input: RecordInput) => Promise<RecordOutput>;
}

/** How the pages of a record are cited. */
export interface CitedRecord {
  /** What the stylesheets are told: see src/citing/page-context.ts. */
  readonly context: string;
  /** The files for reference managers, by their names in `records/`. */
  readonly files: ReadonlyMap<string, string>;
}

/** What is known of the records once they are written. */
export interface BuiltRecords {
  /** By the record's id. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  /** What is read on the pages of each record, for the search; by the record's id. */
  readonly texts: ReadonlyMap<string, readonly PageText[]>;
  /** The pages of each record besides its own that belong into a book, by its id. */
  readonly parts: ReadonlyMap<string, BookParts>;
  readonly diagnostics: readonly Diagnostic[];
  /** How many entries all apparatuses have together. */
  readonly entries: number;
  /** How many records were transformed; the others came from the cache. */
  readonly transformed: number;
}

/** What a book has of a record besides its own page: files in the record's folder. */
export interface BookParts {
  readonly divisions: readonly string[];
  /** The pages with original and translation, each with the page of the original alone. */
  readonly originals: readonly { readonly file: string; readonly page: string; readonly language: string }[];
}

type Shown = ReturnType<typeof recordPages>;

/** What is kept of a record. */
interface Kept {
  readonly output: RecordOutput;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes and writes all files of all records. Nothing is kept of a record that lost text. */
export async function buildRecords(
  records: readonly RecordSource[],
  setting: RecordSetting,
  files: PublishedFiles,
): Promise<BuiltRecords> {
  const results = new Map<string, { readonly mentions: readonly Mention[]; readonly entries: number }>();
  const texts = new Map<string, readonly PageText[]>();
  const findings = new Map<string, readonly Diagnostic[]>();
  const parts = new Map<string, BookParts>();
  let transformed = 0;
  const finish = ({ facts, bytes }: RecordSource, { output, diagnostics }: Kept, shown: Shown): void => {
    const { meta } = facts;
    writeRecord(meta.id, bytes, output, files);
    for (const [name, content] of setting.cite(facts).files) files.add(`records/${name}`, content);
    if (shown.parallels.length > 0)
      files.add(`records/${meta.id}/coverage.json`, coverageJson(meta.id, shown.parallels));
    texts.set(meta.id, pageTexts(output, shown));
    parts.set(meta.id, bookParts(output, shown));
    results.set(meta.id, { mentions: output.mentions, entries: countEntries(output) });
    findings.set(meta.id, diagnostics);
    setting.done();
  };
  const missing: {
    readonly record: RecordSource;
    readonly context: string;
    readonly key: string;
    readonly shown: Shown;
  }[] = [];
  await concurrently(
    records.keys(),
    16,
    async (i) => {
      const record = records[i] as RecordSource;
      const neighbours = { previous: records[i - 1]?.facts.meta, next: records[i + 1]?.facts.meta };
      const parallels = setting.parallels.get(record.facts.meta.id) ?? [];
      const shown = recordPages(record.facts.pages, parallels, setting.recordIds);
      const context = recordContext(record.facts, neighbours, setting.entities, {
        companions: record.companionPointers,
        pages: pageContext(shown),
        cited: setting.cite(record.facts).context,
      });
      const isAlone = record.companions.length + shown.pages.length + shown.parallels.length === 0;
      setting.prepared?.(record, context, isAlone);
      const companions = record.companions.flatMap(({ path, bytes }) => [path, bytes]);
      const key = hashParts([
        'record 5',
        setting.tools,
        record.bytes,
        context,
        setting.edition,
        setting.labels,
        ...companions,
      ]);
      const kept = await readKept(setting.cache, key);
      if (kept === undefined) missing.push({ record, context, key, shown });
      else finish(record, kept, shown);
    },
    setting.signal,
  );
  await concurrently(
    missing,
    setting.jobs,
    async ({ record, context, key, shown }) => {
      const made = await makeRecord(record, context, shown.pages, setting);
      transformed += 1;
      if (!hasErrors(made.diagnostics)) {
        await setting.cache.put(key, new TextEncoder().encode(JSON.stringify(made)));
      }
      finish(record, made, shown);
    },
    setting.signal,
  );
  const ids = records.map(({ facts }) => facts.meta.id);
  return {
    mentions: new Map(ids.map((id) => [id, results.get(id)?.mentions ?? []])),
    texts,
    parts,
    diagnostics: ids.flatMap((id) => findings.get(id) ?? []),
    entries: ids.reduce((sum, id) => sum + (results.get(id)?.entries ?? 0), 0),
    transformed,
  };
}

async function readKept(cache: Cache, key: string): Promise<Kept | undefined> {
  const bytes = await cache.get(key);
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as Kept);
}

async function makeRecord(
  record: RecordSource,
  context: string,
  recordPages: Shown['pages'],
  setting: RecordSetting,
): Promise<Kept> {
  const { facts, parse } = record;
  const { edition, labels, stylesheets } = setting;
  const { id } = facts.meta;
  const document = parse();
  const xml = bareText(document);
  const others = new Map(record.companions.map((source) => [source.path, parsedCompanion(source)]));
  const companions = Object.fromEntries([...others].map(([path, other]) => [path, bareText(other)]));
  const input = { id, file: document.file, xml, context, edition, labels, companions, stylesheets };
  const output = withSettledAnchors(id, await setting.transform(input));
  const { html, text, apparatus } = output;
  const pagesOf = (path: string, of: XmlDocument): readonly DivisionText[] => {
    const own = recordPages.filter((page) => page.path === path);
    const elementAt = own.length === 0 ? new Map() : new Map([...placesOf(of)].map(([element, n]) => [n, element]));
    return own.map(({ file, element }) => ({ element: elementAt.get(element), html: output.files[file] ?? '' }));
  };
  const pages = pagesOf('', document);
  const lost = findLostText(document, {
    html,
    pages,
    text,
    apparatusText: apparatus.text,
    apparatusHtml: apparatus.html,
  });
  const lostFromCompanions = [...others].flatMap(([path, other]) => findLostOnPages(other, pagesOf(path, other)));
  return { output, diagnostics: [...lost, ...lostFromCompanions, ...transformFindings(document, output)] };
}

/** The same output with links only to places that its pages have. */
function withSettledAnchors(id: string, output: RecordOutput): RecordOutput {
  const { html, apparatus, files, mentions } = output;
  const page = `records/${id}.html`;
  const ofApparatus = `records/${id}.apparatus.html`;
  const further = Object.entries(files).filter(([name]) => name.endsWith('.html'));
  const pages = settleAnchors(
    new Map([
      [page, html],
      [ofApparatus, apparatus.html],
      ...further.map(([name, text]) => [`records/${id}/${name}`, text] as const),
    ]),
  );
  const settled = (path: string, before: string): string => pages.get(path) ?? before;
  const ids = new Map([...pages].map(([path, text]) => [path, idsIn(text)]));
  const isThere = (mention: Mention): boolean =>
    ids.get(mention.page === '' ? page : `records/${id}/${mention.page}`)?.has(mention.anchor) ?? true;
  return {
    ...output,
    html: settled(page, html),
    apparatus: { ...apparatus, html: settled(ofApparatus, apparatus.html) },
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, settled(`records/${id}/${name}`, text)]),
    ),
    mentions: mentions.map((mention) => (isThere(mention) ? mention : { ...mention, anchor: '' })),
  };
}

function parsedCompanion({ text, file }: SourceText): XmlDocument {
  const { document } = parseXml(text, file);
  if (document === undefined) throw new Error(`${file} passed validation but is not well-formed`);
  return document;
}

/** What the stylesheets noticed, at the first element that it is about. */
function transformFindings(document: XmlDocument, { findings }: RecordOutput): readonly Diagnostic[] {
  return findings.map(({ code, element, message }) => {
    const texts = outermostTexts(document);
    const found = texts.flatMap((text) => [...descendants(text, element)])[0];
    const { start, end } = (found ?? document.root).tag;
    return {
      code,
      severity: 'warning',
      file: document.file,
      range: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
      message,
      help: 'Its text is kept. If it is to look like something, it needs a template in the edition’s own stylesheet.',
      related: [],
    };
  });
}

function countEntries({ apparatus }: RecordOutput): number {
  const { entries } = JSON.parse(apparatus.json) as { readonly entries?: readonly unknown[] };
  return entries?.length ?? 0;
}

/** What is read on a record's own page, on those of its divisions, and of the texts beside it that have no record of their own. */
function pageTexts({ html, files }: RecordOutput, { pages }: Shown): readonly PageText[] {
  const own = { file: '', isDivision: false, blocks: pageBlocks(html) };
  const others = pages.flatMap(({ file, kind }) => {
    const page = files[file];
    return page === undefined ? [] : [{ file, isDivision: kind === 'division', blocks: pageBlocks(page) }];
  });
  return [own, ...others];
}

function bookParts({ files }: RecordOutput, { pages, parallels }: Shown): BookParts {
  const isThere = ({ file }: { readonly file: string }): boolean => file in files;
  return {
    divisions: pages.filter((page) => page.kind === 'division' && isThere(page)).map(({ file }) => file),
    originals: parallels
      .filter((text) => text.kind === 'original' && isThere(text))
      .map(({ file, page, language }) => ({ file, page, language })),
  };
}

function writeRecord(
  id: string,
  bytes: Uint8Array,
  { html, text, apparatus, files: further }: RecordOutput,
  files: PublishedFiles,
): void {
  const path = `records/${id}`;
  files.add(`${path}.html`, html);
  files.add(`${path}.txt`, text);
  files.add(`${path}.apparatus.html`, apparatus.html);
  files.add(`${path}.apparatus.txt`, apparatus.text);
  files.add(`${path}.apparatus.xml`, apparatus.tei);
  files.add(`${path}.apparatus.json`, apparatus.json);
  files.add(`${path}.apparatus.csv`, apparatus.csv);
  files.add(`${path}.apparatus.tex`, apparatus.latex);
  files.add(`${path}.xml`, bytes);
  for (const [name, content] of Object.entries(further)) files.add(`${path}/${name}`, content);
}
