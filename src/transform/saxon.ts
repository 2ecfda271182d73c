/**
 * SaxonJS, and nothing else, behind one door: parse a document once, run compiled stylesheets over it.
 * Nothing is fetched and no file is read: documents come as text, and what a stylesheet asks for with `doc()` and its like is what
 * the caller has at hand, or an error.
 */
import { createRequire } from 'node:module';
import type SaxonEngine from 'saxon-js';
import type { SaxonNode } from 'saxon-js';

/** Loaded as the script that it is: `import` would first parse its two megabytes to see whether they are a module, for 0.2 s. */
const SaxonJS = createRequire(import.meta.url)('saxon-js') as typeof SaxonEngine;

/** A compiled stylesheet, ready to run. */
export interface Stylesheet {
  /** The path of its entry file, for messages. */
  readonly path: string;
  readonly sef: object;
}

/** A parsed document; may be the source of, or a parameter to, any number of transforms. */
export interface SourceDocument {
  readonly file: string;
  readonly node: SaxonNode;
}

/** What a stylesheet said with `xsl:message`. */
export interface TransformMessage {
  /** The local name of its `error-code`, or an empty string. */
  readonly code: string;
  /** The element that the message names (`<ed:finding element="…">`), or an empty string. */
  readonly element: string;
  readonly text: string;
}

export interface TransformResult<Principal> {
  readonly principal: Principal;
  /** What `xsl:result-document` wrote, by its `href`, serialised. */
  readonly documents: ReadonlyMap<string, string>;
  readonly messages: readonly TransformMessage[];
}

/** Documents by name: a stylesheet gets them as a map. */
export type SourceDocuments = ReadonlyMap<string, SourceDocument>;

export type Parameters = Readonly<Record<string, SourceDocument | SourceDocuments>>;

/** What `doc()`, `document()`, `unparsed-text()` and their like find. */
export interface Resources {
  /** The URI that relative ones in the stylesheet are resolved against. */
  readonly base: string;
  /** By URI, as the stylesheet resolves it. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
  /** The text of any other URI; undefined if there is none, which is the error FODC0002 (or `doc-available()` false). */
  readonly text: (uri: string) => string | undefined;
}

const nothing: Resources = { base: '', documents: new Map(), text: () => undefined };

/** What the message of an error says before the URI that there is nothing at. */
export const nothingAt = 'There is nothing at ';

/** A stylesheet stopped with an error, or a source is not well-formed. */
export class TransformError extends Error {
  override readonly name = 'TransformError';

  constructor(
    message: string,
    /** Such as `ed:missing-label` or `XPTY0004`; may be empty. */
    readonly code: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

/** Where the running transform finds what it asks for. A transform is synchronous: there is one at a time. */
let resources = nothing;

SaxonJS.getPlatform().readFile = (uri) => {
  const text = resources.text(String(uri));
  if (text === undefined) throw new SaxonJS.XError(`${nothingAt}${String(uri)}`, 'FODC0002');
  return text;
};

const functionsNamespace = 'tag:edition,2026:functions';

/**
 * Parses a document. Throws a `TransformError` that names the file if it is not well-formed.
 *
 * @param baseURI what `base-uri()` gives in it; nothing is read from there
 */
export async function parseSource(text: string, file: string, baseURI?: string): Promise<SourceDocument> {
  // The program has decoded the file already; an encoding named in the declaration is not the text's any more.
  const body = text.replace(/^\uFEFF?<\?xml[^>]*\?>/, '');
  try {
    return {
      file,
      node: await SaxonJS.getResource({ type: 'xml', text: body, ...(baseURI === undefined ? {} : { baseURI }) }),
    };
  } catch (cause) {
    throw new TransformError(`${file} can’t be read as XML: ${messageOf(cause)}`, '', { cause });
  }
}

/** The documents that many transforms share: the edition document and the labels. */
const shared = new Map<string, Promise<SourceDocument>>();

/**
 * Parses a document that other transforms ask for too, or gives what was parsed before: the indexes that stylesheets make of it are
 * kept with it, and to parse and index the labels costs as much as a page. Throws as `parseSource` does.
 */
export function parseShared(text: string, file: string): Promise<SourceDocument> {
  let document = shared.get(text);
  if (!document) {
    if (shared.size >= 4) shared.clear();
    document = parseSource(text, file);
    shared.set(text, document);
  }
  return document;
}

/** Runs a stylesheet; its principal result is a document that other stylesheets can take. */
export function transformToDocument(
  stylesheet: Stylesheet,
  source: SourceDocument,
  parameters: Parameters,
): TransformResult<SourceDocument> {
  const { principal, documents, messages } = run(stylesheet, source, parameters, 'document');
  if (principal === null || typeof principal === 'string')
    throw new TransformError(`${stylesheet.path} made no document`, '');
  return { principal: { file: source.file, node: principal }, documents, messages };
}

/** Runs a stylesheet; its principal result is serialised as its `xsl:output` says. */
export function transformToText(
  stylesheet: Stylesheet,
  source: SourceDocument,
  parameters: Parameters,
  available: Resources = nothing,
): TransformResult<string> {
  const { principal, documents, messages } = run(stylesheet, source, parameters, 'serialized', available);
  return { principal: typeof principal === 'string' ? principal : '', documents, messages };
}

function run(
  stylesheet: Stylesheet,
  source: SourceDocument,
  parameters: Parameters,
  destination: 'document' | 'serialized',
  available: Resources = nothing,
): TransformResult<SaxonNode | string | null> {
  const documents = new Map<string, string>();
  const messages: TransformMessage[] = [];
  const stylesheetParams = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [`Q{${functionsNamespace}}${name}`, parameterValue(value)]),
  );
  const documentPool = Object.fromEntries([...available.documents].map(([uri, { node }]) => [uri, node]));
  const before = resources;
  resources = available;
  try {
    const result = inStillWorld(stylesheet, () =>
      SaxonJS.transform({
        stylesheetInternal: stylesheet.sef,
        sourceNode: source.node,
        stylesheetParams,
        destination,
        documentPool,
        ...(available.base === '' ? {} : { stylesheetBaseURI: available.base }),
        // Keeps the `href`s of result documents as the stylesheet wrote them.
        baseOutputURI: '',
        deliverMessage: (content, errorCode) => messages.push(readMessage(content, errorCode)),
        deliverResultDocument: (href) => ({
          destination: 'serialized',
          save: (_uri, value) => documents.set(href, value),
        }),
      }),
    );
    closeComponents(stylesheet.sef);
    return { principal: result.principalResult, documents, messages };
  } catch (cause) {
    throw explain(cause, stylesheet, source, messages);
  } finally {
    resources = before;
  }
}

function parameterValue(value: SourceDocument | SourceDocuments): SaxonNode | Readonly<Record<string, SaxonNode>> {
  if (!(value instanceof Map)) return (value as SourceDocument).node;
  return Object.fromEntries([...(value as SourceDocuments)].map(([name, { node }]) => [name, node]));
}

/**
 * Runs a transformation without two habits of SaxonJS. It prints “Transformation failure” on standard output, where `--json` promises
 * one object and nothing else. And it keeps the index of each `xsl:key` at the document, under a name that it draws by lot for each
 * transformation, so that documents that many transformations share collect indexes without end, and none is used twice. With a series
 * of numbers that is the same for each run of a stylesheet, and no other stylesheet's, an index is made once for a document. A key may
 * therefore not depend on parameters. The console and the lot are everybody's: `work` must not wait for anything.
 */
function inStillWorld<T>(stylesheet: Stylesheet, work: () => T): T {
  const { log } = console;
  const { random } = Math;
  console.log = () => {};
  Math.random = seriesOf(stylesheet);
  try {
    return work();
  } finally {
    console.log = log;
    Math.random = random;
  }
}

/**
 * Spares SaxonJS a search: before each transformation it walks three times through every expression of the compiled stylesheet, which
 * are a hundred thousand, for packages and other things that stand above them only. A run has passed before, so that
 * all that is done once for a stylesheet has been done; from then on the walk ends at the functions and templates.
 */
function closeComponents(sef: object): void {
  for (const part of (sef as SefNode).C ?? []) {
    if (part.N === 'co' && part.C !== undefined) part.C.forEach = () => undefined;
  }
}

/** A node of a compiled stylesheet: its kind, and what is in it. */
interface SefNode {
  readonly N: string;
  readonly C?: SefNode[];
}

const serials = new WeakMap<object, number>();
let lastSerial = 0;

/** Numbers between 0 and 1, spread evenly: a series of its own for each stylesheet, the same for each call. */
function seriesOf({ sef }: Stylesheet): () => number {
  const serial = serials.get(sef) ?? ++lastSerial;
  serials.set(sef, serial);
  let count = 0;
  return () => ((serial * 1_000_000 + count++) * 0.618_033_988_749_895) % 1;
}

function readMessage(content: SaxonNode, errorCode: string): TransformMessage {
  const finding = content.firstChild?.localName === 'finding' ? content.firstChild : undefined;
  return {
    code: localName(errorCode),
    element: finding?.getAttribute?.('element') ?? '',
    text: (content.textContent ?? '').replace(/\s+/g, ' ').trim(),
  };
}

function localName(code: unknown): string {
  const name = typeof code === 'string' ? code : '';
  return name === 'XTMM9000' || name.endsWith('}XTMM9000') ? '' : name.replace(/^Q\{[^}]*\}/, '').replace(/^.*:/, '');
}

function explain(
  cause: unknown,
  stylesheet: Stylesheet,
  source: SourceDocument,
  messages: readonly TransformMessage[],
): TransformError {
  const details = cause as { readonly code?: unknown; readonly xsltLineNr?: unknown; readonly xsltModule?: unknown };
  const code = localName(details.code);
  const module = typeof details.xsltModule === 'string' && details.xsltModule ? details.xsltModule : stylesheet.path;
  const line = details.xsltLineNr === undefined || details.xsltLineNr === null ? '' : `, line ${details.xsltLineNr}`;
  const said = messages.at(-1);
  const before = said && messageOf(cause) !== said.text ? ` (the stylesheet said: ${said.text})` : '';
  const message = `${source.file}: the stylesheet ${module}${line} stopped with ${code || 'an error'}: ${messageOf(cause)}${before}`;
  return new TransformError(message, code, { cause });
}

function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return text
    .replace(/^Failed parsing XML in undefined: /, '')
    .replace(/\s+/g, ' ')
    .trim();
}
