/** The files that the rules of a schema may read besides the document: those in one folder, each read once in a run. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashParts } from '../store/hash.js';
import type { InsideRead } from '../store/source-files.js';
import type { SourceDocument } from '../transform/saxon.js';
import { decodeXml } from '../xml/decode.js';
import { parseXml } from '../xml/parse.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';

/** Why a file is not read. */
export type Refusal =
  | { readonly kind: 'web' | 'outside' | 'missing' | 'folder' | 'unreadable' | 'not-xml' }
  | { readonly kind: 'ill-formed'; readonly line: number; readonly message: string };

/** What is found at an address. */
export interface OtherFile {
  /** Relative to the folder, with `/`. Undefined where nothing in the folder is meant. */
  readonly path: string | undefined;
  readonly refusal: Refusal | undefined;
  /** What `unparsed-text()` gets. */
  readonly text: string | undefined;
  readonly document: XmlDocument | undefined;
  readonly source: SourceDocument | undefined;
}

type ReadInside = (path: string) => Promise<InsideRead>;

/** Nothing: for documents that lie in no folder. */
const readNothing: ReadInside = async () => ({ kind: 'outside' });

export class OtherFiles {
  readonly #byAddress = new Map<string, OtherFile>();
  readonly #reads = new Map<string, Promise<InsideRead>>();
  readonly #readBy = new Map<string, Set<string>>();

  /**
   * @param folder the folder; nothing outside it is read
   * @param read reads a file in it, see `SourceFolder.readInside`
   * @param display turns a path in the folder into the path that findings name
   */
  constructor(
    private readonly folder: string = '',
    private readonly read: ReadInside = readNothing,
    private readonly display: (path: string) => string = (path) => path,
  ) {}

  /** What was loaded from an address; undefined if it was not asked for yet. */
  at(address: string): OtherFile | undefined {
    return this.#byAddress.get(address);
  }

  /** Those of some addresses that have been loaded and are XML. */
  documents(addresses: Iterable<string>): ReadonlyMap<string, SourceDocument> {
    const documents = new Map<string, SourceDocument>();
    for (const address of addresses) {
      const source = this.#byAddress.get(address)?.source;
      if (source !== undefined) documents.set(address, source);
    }
    return documents;
  }

  async load(address: string): Promise<OtherFile> {
    const known = this.#byAddress.get(address) ?? (await this.#load(address));
    this.#byAddress.set(address, known);
    return known;
  }

  /** Takes down that the findings in a document rest on what lies at these addresses. */
  note(document: XmlDocument, addresses: Iterable<string>): void {
    const paths = this.#readBy.get(document.file) ?? new Set();
    for (const address of addresses) {
      const path = this.#byAddress.get(address)?.path;
      if (path !== undefined) paths.add(path);
    }
    this.#readBy.set(document.file, paths);
  }

  /** The paths that the findings in a document rest on, with what is there; undefined if none has been noted, not even nothing. */
  async basis(file: string): Promise<Readonly<Record<string, string>> | undefined> {
    const paths = this.#readBy.get(file);
    if (paths === undefined) return undefined;
    return Object.fromEntries(
      await Promise.all([...paths].sort().map(async (path) => [path, await this.#state(path)])),
    );
  }

  /** Whether all is still as it was when findings were made. */
  async isUnchanged(basis: Readonly<Record<string, string>>): Promise<boolean> {
    const same = await Promise.all(
      Object.entries(basis).map(async ([path, state]) => (await this.#state(path)) === state),
    );
    return same.every(Boolean);
  }

  async #state(path: string): Promise<string> {
    const read = await this.#readOnce(path);
    return read.kind === 'file' ? hashParts([read.bytes]) : read.kind;
  }

  #readOnce(path: string): Promise<InsideRead> {
    const known = this.#reads.get(path) ?? this.read(path);
    this.#reads.set(path, known);
    return known;
  }

  async #load(address: string): Promise<OtherFile> {
    const path = this.#pathOf(address);
    const refused = (refusal: Refusal, at: string | undefined): OtherFile => ({
      path: at,
      refusal,
      text: undefined,
      document: undefined,
      source: undefined,
    });
    if (path === undefined) return refused({ kind: /^file:/i.test(address) ? 'outside' : 'web' }, undefined);
    const read = await this.#readOnce(path);
    if (read.kind !== 'file') return refused({ kind: read.kind }, path);
    const { text } = decodeXml(read.bytes, path);
    if (text === undefined) return refused({ kind: 'not-xml' }, path);
    // What looks like XML is read as XML or not at all: the engine's own parser is not to see what ours refuses.
    if (!text.trimStart().startsWith('<'))
      return { path, refusal: { kind: 'not-xml' }, text, document: undefined, source: undefined };
    const { document, diagnostics } = parseXml(text, this.display(path));
    if (document === undefined) {
      const [first] = diagnostics.filter(({ severity }) => severity === 'error');
      const { range, message } = first ?? { range: undefined, message: 'it is not well-formed' };
      return refused({ kind: 'ill-formed', line: range?.start.line ?? 1, message }, path);
    }
    const { parseSource } = await import('../transform/saxon.js');
    const source = await parseSource(bareText(document), document.file, address);
    return { path, refusal: undefined, text, document, source };
  }

  /** The path in the folder that an address means; undefined if it means nothing there. */
  #pathOf(address: string): string | undefined {
    try {
      const short = relative(resolve(this.folder), fileURLToPath(address));
      return short === '' || short === '..' || short.startsWith(`..${sep}`) || isAbsolute(short)
        ? undefined
        : short.split(sep).join('/');
    } catch {
      return undefined;
    }
  }
}
