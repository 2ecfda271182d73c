/**
 * `xi:include` (W3C XInclude 1.1): a record together with the files that it includes, as one text, so that validation, stylesheets and
 * the check for lost words see the same. Only files of the edition are included; nothing outside its folder is read.
 */
import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { parseXml } from '../xml/parse.js';
import { attribute, attributeOf, elements, selfAndDescendants } from '../xml/query.js';
import type { Range, XmlDocument, XmlElement } from '../xml/tree.js';
import type { SourceText } from './load.js';
import { Origins, type Piece } from './origins.js';
import { resolvePointer } from './pointers.js';

const includeNamespace = 'http://www.w3.org/2001/XInclude';
/** How many files may include each other in a row. */
const deepest = 16;
/** How long a whole may become, in UTF-16 code units: a few files that include each other twice could fill the memory. */
const longest = 64 * 1024 * 1024;

export interface Whole {
  /** The whole as a source: its path and name are those of the including file. */
  readonly source: SourceText;
  readonly origins: Origins;
  /** The files that were included, each once. */
  readonly included: readonly SourceText[];
}

export interface Inclusion {
  /** Undefined for a file that includes nothing. */
  readonly whole: Whole | undefined;
  /** What is wrong with the includes, each at the place of its element. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of the edition, by its path relative to the edition's folder; undefined if there is none that can be read. */
export type ReadFile = (path: string) => Promise<SourceText | undefined>;

/** Whether a text may include others: a quick look, so that others need not be parsed. */
export function mayInclude(text: string): boolean {
  return text.includes(includeNamespace);
}

/** Puts a file together with what it includes, at any depth. What can't be included is left out and is a finding. */
export async function resolveIncludes(source: SourceText, read: ReadFile): Promise<Inclusion> {
  const { document } = mayInclude(source.text) ? parseXml(source.text, source.file) : { document: undefined };
  if (document === undefined || includesIn(document.root).length === 0) return { whole: undefined, diagnostics: [] };
  const work = new Resolver(read, source.path);
  const pieces = await work.pieces(document, source.path, { start: 0, end: source.text.length }, [source.path]);
  const origins = new Origins(pieces);
  const { text } = origins;
  const whole = { ...source, text, bytes: new TextEncoder().encode(text) };
  const included = [...work.files.values()].filter((file) => file !== undefined);
  return { whole: { source: whole, origins, included }, diagnostics: work.diagnostics };
}

function includesIn(root: XmlElement): readonly XmlElement[] {
  return [...selfAndDescendants(root)].filter(({ uri, local }) => uri === includeNamespace && local === 'include');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a document that is replaced. */
interface Change extends Stretch {
  readonly pieces: readonly Piece[];
}

class Resolver {
  readonly files = new Map<string, SourceText | undefined>();
  readonly diagnostics: Diagnostic[] = [];
  #length = 0;

  constructor(
    private readonly read: ReadFile,
    /** The file whose place pointers are read from in the end. */
    private readonly top: string,
  ) {}

  /** A stretch of a document in pieces, with its includes resolved. `chain` holds the files that include each other, this one last. */
  async pieces(
    document: XmlDocument,
    path: string,
    stretch: Stretch,
    chain: readonly string[],
  ): Promise<readonly Piece[]> {
    const inside = ({ start, end }: Range): boolean => start.offset >= stretch.start && end.offset <= stretch.end;
    const changes: Change[] = path === this.top ? [] : this.#pointers(document, path);
    for (const include of includesIn(document.root)) {
      // An include in the fallback of another one is the other one's business.
      if (
        !inside(include.range) ||
        changes.some(({ start, end }) => include.range.start.offset >= start && include.range.end.offset <= end)
      )
        continue;
      changes.push({
        start: include.range.start.offset,
        end: include.range.end.offset,
        pieces: await this.#include(document, include, path, chain),
      });
    }
    const pieces: Piece[] = [];
    const piece = (from: number, to: number): Piece => ({
      file: document.file,
      source: document.text,
      offset: from,
      text: document.text.slice(from, to),
    });
    let at = stretch.start;
    const wanted = changes.filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
    for (const change of wanted.sort((a, b) => a.start - b.start)) {
      if (change.start < at) continue;
      pieces.push(piece(at, change.start), ...change.pieces);
      at = change.end;
    }
    pieces.push(piece(at, stretch.end));
    return pieces;
  }

  async #include(
    document: XmlDocument,
    include: XmlElement,
    path: string,
    chain: readonly string[],
  ): Promise<readonly Piece[]> {
    const href = attribute(include, 'href') ?? '';
    const range = (attributeOf(include, 'href') ?? { range: include.tag }).range;
    const say = (
      code: 'ref/missing-file' | 'ref/outside' | 'include/circular' | 'include/not-understood',
      message: string,
      help: string,
    ) => {
      this.diagnostics.push(diagnostic(code, document.file, range, { message, help }));
    };
    const target = resolvePointer(path, href)?.file;
    if (
      target === undefined ||
      href.startsWith('/') ||
      target.startsWith('../') ||
      target === '..' ||
      target.startsWith('/')
    ) {
      say(
        'ref/outside',
        `“${href}” in @href leads out of the edition’s folder`,
        'Move the file into the edition: nothing else is included',
      );
      return this.#fallback(document, include, path, chain);
    }
    if (chain.includes(target)) {
      say(
        'include/circular',
        `${target} includes itself${chain.length > 1 ? `, by way of ${chain.at(-1)}` : ''}`,
        'Take one of the two xi:include elements away',
      );
      return [];
    }
    if (chain.length > deepest || this.#length > longest) {
      say(
        'include/circular',
        `Unexpected depth or length of what is included; expected at most ${deepest} files in a row, and 64 MB`,
        'Put the parts together in fewer files',
      );
      return [];
    }
    if (!this.files.has(target)) this.files.set(target, await this.read(target));
    const source = this.files.get(target);
    if (source === undefined) {
      if (elements(include, 'fallback').length === 0)
        say(
          'ref/missing-file',
          `“${href}” in @href leads to a file that does not exist: ${target}`,
          'Correct the path, which is relative to this file, or restore the file',
        );
      return this.#fallback(document, include, path, chain);
    }
    this.#length += source.text.length;
    const parse = attribute(include, 'parse') ?? 'xml';
    if (parse === 'text')
      return [{ file: source.file, source: source.text, offset: 0, text: escaped(source.text), isChanged: true }];
    const { document: part, diagnostics } = parseXml(source.text, source.file);
    if (part === undefined) {
      this.diagnostics.push(...diagnostics);
      return [];
    }
    const pointer = attribute(include, 'xpointer');
    const element = pointer === undefined ? part.root : pointedAt(part, pointer);
    if (element === undefined) {
      say(
        'include/not-understood',
        `Unexpected “${pointer}” in @xpointer; expected the xml:id of an element of ${target}`,
        'Name the element by its xml:id',
      );
      return this.#fallback(document, include, path, chain);
    }
    const { start, end } = element.range;
    return this.pieces(part, target, { start: start.offset, end: end.offset }, [...chain, target]);
  }

  /** What an include holds for the case that it can't be followed. */
  async #fallback(
    document: XmlDocument,
    include: XmlElement,
    path: string,
    chain: readonly string[],
  ): Promise<readonly Piece[]> {
    const content = elements(include, 'fallback').flatMap(({ children }) => children);
    const [first, last] = [content[0], content.at(-1)];
    if (first === undefined || last === undefined) return [];
    const stretch = { start: first.range.start.offset, end: last.range.end.offset };
    return chain.length > deepest ? [] : this.pieces(document, path, stretch, [...chain, `${path}#fallback`]);
  }

  /** Relative pointers of an included file, as they must be written in the file that includes it. */
  #pointers(document: XmlDocument, path: string): Change[] {
    const changes: Change[] = [];
    for (const { attributes, uri } of selfAndDescendants(document.root)) {
      if (uri === includeNamespace) continue;
      for (const { value, valueRange, name } of attributes) {
        if (!/\.[A-Za-z0-9]+(?:#|$|\s)/.test(value) || name === 'href' || !pointing.has(name)) continue;
        const moved = value.replace(/\S+/g, (pointer) => this.#moved(pointer, path));
        if (moved === value) continue;
        const { start, end } = valueRange;
        const text = escaped(moved).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
        const piece = { file: document.file, source: document.text, offset: start.offset, text, isChanged: true };
        changes.push({ start: start.offset, end: end.offset, pieces: [piece] });
      }
    }
    return changes;
  }

  #moved(pointer: string, path: string): string {
    const [file = '', id] = pointer.split('#');
    const target = file === '' ? undefined : resolvePointer(path, file)?.file;
    if (target === undefined || target.startsWith('/')) return pointer;
    const written = posix.relative(posix.dirname(this.top), target);
    return id === undefined ? written : `${written}#${id}`;
  }
}

/** Attributes whose values may be relative addresses. */
const pointing = new Set(
  'ref target corresp facs url resp hand who ana source wit sameAs copyOf next prev decls scribeRef'.split(' '),
);

/** The element that a pointer names: by its `xml:id` alone, by `element(id)`, or by `xpointer(id('id'))`. */
function pointedAt({ root }: XmlDocument, pointer: string): XmlElement | undefined {
  const id =
    /^(?:element\()?([\p{L}_][\p{L}\p{N}._-]*)\)?$/u.exec(pointer)?.[1] ??
    /^xpointer\(id\(['"]([^'"]+)['"]\)\)$/.exec(pointer)?.[1];
  return id === undefined
    ? undefined
    : [...selfAndDescendants(root)].find((element) => attribute(element, 'xml:id') === id);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
