import type { SourceText } from '../edition/load.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';

/**
 * The documents of an edition by their path, each parsed when it is first asked for and then kept: when nothing has changed,
 * most are never asked for. Going through all entries parses all.
 */
export class LazyDocuments implements ReadonlyMap<string, XmlDocument> {
  readonly #sources: ReadonlyMap<string, SourceText>;

  /**
   * @param sources texts that are known to be well-formed
   * @param parsed those that have been parsed already
   */
  constructor(
    sources: readonly SourceText[],
    private readonly parsed: Map<string, XmlDocument>,
  ) {
    this.#sources = new Map(sources.map((source) => [source.path, source]));
  }

  get size(): number {
    return this.#sources.size;
  }

  has(path: string): boolean {
    return this.#sources.has(path);
  }

  get(path: string): XmlDocument | undefined {
    const source = this.#sources.get(path);
    if (source === undefined) return undefined;
    const known = this.parsed.get(path);
    if (known !== undefined) return known;
    const { document } = parseXml(source.text, source.file);
    if (document !== undefined) this.parsed.set(path, document);
    return document;
  }

  keys(): MapIterator<string> {
    return this.#sources.keys();
  }

  *values(): MapIterator<XmlDocument> {
    for (const [, document] of this.entries()) yield document;
  }

  *entries(): MapIterator<[string, XmlDocument]> {
    for (const path of this.#sources.keys()) {
      const document = this.get(path);
      if (document !== undefined) yield [path, document];
    }
  }

  [Symbol.iterator](): MapIterator<[string, XmlDocument]> {
    return this.entries();
  }

  forEach(visit: (document: XmlDocument, path: string, map: ReadonlyMap<string, XmlDocument>) => void): void {
    for (const [path, document] of this) visit(document, path, this);
  }
}
