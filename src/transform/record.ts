/** One record → all that is made of it. The apparatus is worked out once and handed to the page and to the plain text. */
import type { Mention } from '../edition/model.js';
import { compileOnce, type HouseStylesheet, type OwnStylesheets, stylesheetPath } from './compile.js';
import { type MarkedBlock, readMentions } from './mentions.js';
import {
  type Parameters,
  parseShared,
  parseSource,
  type SourceDocument,
  type SourceDocuments,
  type Stylesheet,
  type TransformMessage,
  type TransformResult,
  transformToDocument,
  transformToText,
} from './saxon.js';

/** XML documents, as text: the record, what it needs to know of its surroundings, the edition document, the labels. */
export interface RecordInput {
  readonly id: string;
  /** For messages. */
  readonly file: string;
  readonly xml: string;
  readonly context: string;
  readonly edition: string;
  readonly labels: string;
  /** Other documents of the edition that the record's outputs are made from, by their path relative to the edition's folder. */
  readonly companions?: Readonly<Record<string, string>>;
  readonly stylesheets?: OwnStylesheets;
}

/** The forms of a record's apparatus. */
export interface ApparatusForms {
  readonly html: string;
  readonly text: string;
  readonly tei: string;
  readonly json: string;
  readonly csv: string;
  /** The text with its apparatus, for LaTeX with reledmac. */
  readonly latex: string;
}

/** Something that a stylesheet noticed: an element without a declared treatment, whose text it kept. */
export interface RecordFinding {
  /** `text/…`, as in docs/reference/diagnostics. */
  readonly code: string;
  /** The element's name; empty if the finding is about no element. */
  readonly element: string;
  readonly message: string;
}

/** Plain data: may be kept in a cache and sent between threads. */
export interface RecordOutput {
  readonly html: string;
  readonly text: string;
  readonly apparatus: ApparatusForms;
  /** Further pages and files of the record, by their path below its own folder: what a stylesheet writes to `files/…`. */
  readonly files: Readonly<Record<string, string>>;
  readonly mentions: readonly Mention[];
  /** Each finding once, in the order of their elements' names. */
  readonly findings: readonly RecordFinding[];
}

/** Transforms a record. Throws a `TransformError` if a stylesheet stops. */
export async function transformRecord(input: RecordInput): Promise<RecordOutput> {
  const compile = (name: HouseStylesheet): Promise<Stylesheet> => compileOnce(stylesheetPath(name, input.stylesheets));
  const [html, text, apparatus, mentions] = await Promise.all([
    compile('html'),
    compile('text'),
    compile('apparatus'),
    compile('mentions'),
  ]);
  const { source, parameters } = await parseInput(input);
  const model = transformToDocument(apparatus, source, parameters);
  const withApparatus = { ...parameters, apparatus: model.principal };
  const page = transformToText(html, source, withApparatus);
  const plain = transformToText(text, source, withApparatus);
  const named = transformToText(mentions, source, parameters);
  return {
    html: page.principal,
    text: plain.principal,
    apparatus: forms(model.documents, input.file),
    files: furtherFiles([model, page, plain]),
    mentions: (JSON.parse(named.principal || '[]') as MarkedBlock[]).flatMap(readMentions),
    findings: collectFindings([model, page, plain, named].flatMap(({ messages }) => messages)),
  };
}

/** The pages of a record alone, as `transformRecord` makes them: the first of them is its own, with an empty path. */
export async function transformRecordPages(input: RecordInput): Promise<ReadonlyMap<string, string>> {
  const [html, apparatus] = await Promise.all([
    compileOnce(stylesheetPath('html', input.stylesheets)),
    compileOnce(stylesheetPath('apparatus', input.stylesheets)),
  ]);
  const { source, parameters } = await parseInput(input);
  const model = transformToDocument(apparatus, source, parameters);
  const page = transformToText(html, source, { ...parameters, apparatus: model.principal });
  return new Map([['', page.principal], ...Object.entries(furtherFiles([page]))]);
}

async function parseInput(input: RecordInput): Promise<{
  readonly source: SourceDocument;
  readonly parameters: Parameters;
}> {
  const [source, context, edition, labels] = await Promise.all([
    parseSource(input.xml, input.file),
    parseSource(input.context, `${input.file} (context)`),
    parseShared(input.edition, 'edition document'),
    parseShared(input.labels, 'labels'),
  ]);
  const companions = await parseCompanions(input.companions ?? {});
  return { source, parameters: { context, edition, labels, companions } };
}

function forms(documents: ReadonlyMap<string, string>, file: string): ApparatusForms {
  const form = (name: string): string => {
    const document = documents.get(name);
    if (document === undefined) throw new Error(`${file}: the apparatus stylesheet made no “${name}”`);
    return document;
  };
  return {
    html: form('html'),
    text: form('text'),
    tei: form('tei'),
    json: form('json'),
    csv: form('csv'),
    latex: form('latex'),
  };
}

async function parseCompanions(texts: Readonly<Record<string, string>>): Promise<SourceDocuments> {
  const parsed = Object.entries(texts).map(async ([path, xml]) => [path, await parseSource(xml, path)] as const);
  return new Map(await Promise.all(parsed));
}

/** What the path of a result document begins with that becomes a file of the record. */
const filePrefix = 'files/';

function furtherFiles(
  results: readonly Pick<TransformResult<unknown>, 'documents'>[],
): Readonly<Record<string, string>> {
  const files = results
    .flatMap(({ documents }) => [...documents])
    .filter(([href]) => href.startsWith(filePrefix))
    .map(([href, text]) => [href.slice(filePrefix.length), text] as const);
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function collectFindings(messages: readonly TransformMessage[]): readonly RecordFinding[] {
  const findings = new Map<string, RecordFinding>();
  for (const { code, element, text } of messages) {
    if (code) findings.set(`${element}\n${code}`, { code: `text/${code}`, element, message: text });
  }
  return [...findings].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
