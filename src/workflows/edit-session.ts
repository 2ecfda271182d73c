/** `edition lsp`: editions with texts that are open in an editor and not saved yet, checked by the same steps as `edition validate`. */
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { configFile, type EditionSources, loadEdition, type SourceText } from '../edition/load.js';
import type { RegisterKind } from '../edition/model.js';
import type { Desk, FileFindings, FileLocation } from '../lsp/desk.js';
import { type EditionFacts, type FileKnowledge, readTargets, type Target } from '../lsp/edition-facts.js';
import { readDocumentation } from '../lsp/schema-documentation.js';
import type { SchemaKnowledge } from '../lsp/schema-knowledge.js';
import { type Cache, openCache } from '../store/cache.js';
import { isFile } from '../store/files.js';
import { openFolder, type SourceFolder } from '../store/source-files.js';
import type { DocumentFacts } from '../validation/facts.js';
import { loadGrammar } from '../validation/relaxng.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { parseXml } from '../xml/parse.js';
import { readRootTag } from '../xml/root-tag.js';
import { checkSources } from './check-sources.js';
import { chooseSchemas } from './choose-schemas.js';
import { displayPath } from './display-path.js';
import { validateEdition } from './validate.js';
import { validateFiles } from './validate-files.js';

interface OpenText {
  readonly text: string;
  /** Whether the disk has the same. */
  readonly isSaved: boolean;
}

/** What is remembered of an edition between two questions. */
interface Remembered {
  readonly facts: EditionFacts;
  readonly configuredSchemas: readonly string[] | undefined;
}

/** Editions and open texts, from the start of an editor to its end. */
export class EditSession implements Desk {
  readonly #cache: Cache;
  readonly #results: Cache;
  readonly #open = new Map<string, OpenText>();
  readonly #editions = new Map<string, Remembered>();
  readonly #schemas = new Map<string, Promise<SchemaKnowledge | undefined>>();

  constructor(cache: Cache = openCache()) {
    this.#cache = cache;
    this.#results = inMemory(cache);
  }

  async locate(file: string): Promise<FileLocation> {
    for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
      if (await isFile(join(folder, configFile))) return { folder, path: pathIn(folder, file) };
      if (folder === dirname(folder)) return { folder: dirname(resolve(file)), path: basename(file) };
    }
  }

  change(file: string, text: string): void {
    this.#open.set(file, { text, isSaved: false });
  }

  save(file: string): void {
    const open = this.#open.get(file);
    if (open !== undefined) this.#open.set(file, { ...open, isSaved: true });
  }

  close(file: string): void {
    this.#open.delete(file);
  }

  async check(folder: string): Promise<ReadonlyMap<string, FileFindings>> {
    this.#schemas.clear();
    const inFolder = await this.#openIn(folder);
    // What is on the disk may be kept there too, so that it need not be checked again tomorrow.
    const results = [...inFolder.texts.values()].every(({ isSaved }) => isSaved) ? this.#cache : this.#results;
    const options = { files: overlay(folder, inFolder.texts), cache: this.#cache, results };
    const validation = inFolder.isEdition
      ? await validateEdition(folder, { ...options, also: inFolder.documents })
      : await validateFiles(folder, inFolder.documents, options);
    const { sources, facts, texts, whole } = validation;
    // Places in a file that includes others are not those of the whole: it is looked at by itself.
    const own = [...facts].filter(([path]) => sources.sources.get(path) === whole.sources.get(path));
    this.#remember(folder, sources, new Map(own.map(([path, known]) => [path, known.facts])));
    if (own.length < facts.size) await this.#look(folder, 'now');

    const findings = new Map<string, { readonly text: string | undefined; readonly diagnostics: Diagnostic[] }>();
    for (const [file, text] of texts) findings.set(resolve(file), { text, diagnostics: [] });
    for (const found of validation.diagnostics) {
      const file = resolve(found.file);
      const known = findings.get(file) ?? { text: undefined, diagnostics: [] };
      known.diagnostics.push(found);
      findings.set(file, known);
    }
    return findings;
  }

  async edition(folder: string, when: 'now' | 'lately'): Promise<EditionFacts> {
    return (await this.#look(folder, when)).facts;
  }

  async schema({ folder, path }: FileLocation, text: string): Promise<SchemaKnowledge | undefined> {
    const key = [folder, path, headOf(text)].join('\n');
    const known = this.#schemas.get(key) ?? this.#loadSchema(folder, path, text).catch(unlessUserError);
    this.#schemas.set(key, known);
    return known;
  }

  async #loadSchema(folder: string, path: string, text: string): Promise<SchemaKnowledge | undefined> {
    const { configuredSchemas } = await this.#look(folder, 'lately');
    const source = { path, file: displayPath(folder, path), bytes: encoded(text), text };
    const houseSchema = await isFile(join(folder, configFile));
    if (!houseSchema && !isTei(text)) return undefined;
    const wish = { named: undefined, configured: configuredSchemas, houseSchema };
    const { groups } = await chooseSchemas(folder, [source], wish);
    const schema = groups.flatMap(({ schemas }) => schemas).find(({ language }) => language === 'rng');
    if (schema === undefined) return undefined;
    const grammar = await loadGrammar(schema, this.#cache);
    if (typeof grammar === 'string') return undefined;
    const { expectedAfter } = await import('../validation/salve.js');
    return { words: documentationOf(schema), expected: (steps) => expectedAfter(steps, grammar) };
  }

  async #look(folder: string, when: 'now' | 'lately'): Promise<Remembered> {
    const known = this.#editions.get(folder);
    if (known !== undefined && when === 'lately') return known;
    const { texts, documents, isEdition } = await this.#openIn(folder);
    const display = (path: string): string => displayPath(folder, path);
    const loaded = isEdition
      ? await loadEdition(overlay(folder, texts), display, documents)
      : { sources: sourcesOf(folder, texts), registers: {}, broken: new Set<string>(), config: undefined };
    const facts = new Map<string, DocumentFacts>();
    const changed: SourceText[] = [];
    for (const [path, source] of loaded.sources) {
      const before = known?.facts.files.get(path);
      if (before?.text === source.text) facts.set(path, before.facts);
      else changed.push(source);
    }
    const checked = await checkSources(changed, [], { cache: this.#cache, results: this.#results });
    for (const [path, result] of checked) if (result.facts !== undefined) facts.set(path, result.facts);
    return this.#remember(folder, loaded, facts);
  }

  #remember(folder: string, loaded: Loaded, facts: ReadonlyMap<string, DocumentFacts>): Remembered {
    const before = this.#editions.get(folder);
    const kinds = new Map(Object.entries(loaded.registers).map(([kind, path]) => [path, kind as RegisterKind]));
    const files = new Map<string, FileKnowledge>();
    const broken = new Set(loaded.broken);
    for (const [path, { text }] of loaded.sources) {
      const known = facts.get(path);
      const earlier = before?.facts.files.get(path);
      if (known !== undefined) {
        files.set(path, earlier?.text === text ? earlier : knowledgeOf(text, known, path, kinds.get(path)));
      } else {
        broken.add(path);
        // A register in which somebody is just typing still answers for its entries, as it was when it was last well-formed.
        if (earlier !== undefined) files.set(path, earlier);
      }
    }
    const remembered = { facts: { files, broken }, configuredSchemas: loaded.config?.schema };
    this.#editions.set(folder, remembered);
    return remembered;
  }

  /** The open texts that lie in an edition's folder, by their path in it; of a folder that is none, those of its own files. */
  async #openIn(folder: string): Promise<{
    readonly texts: ReadonlyMap<string, OpenText>;
    /** The paths of the documents to check, which an open schema is not, nor the many other kinds of XML that there are. */
    readonly documents: readonly string[];
    readonly isEdition: boolean;
  }> {
    const isEdition = await isFile(join(folder, configFile));
    const texts = new Map<string, OpenText>();
    for (const [file, open] of this.#open) {
      const path = pathIn(folder, file);
      const isInside = isEdition ? !path.startsWith('../') && !isAbsolute(path) : !path.includes('/');
      if (isInside) texts.set(path, open);
    }
    const documents = [...texts].flatMap(([path, { text }]) =>
      /\.(?:xml|tei)$/i.test(path) && (isEdition || isTei(text)) ? [path] : [],
    );
    return { texts, documents, isEdition };
  }
}

/** A schema that can't be read is told when the files are checked; until then there is simply none. */
function unlessUserError(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error;
}

/** Whether a text that belongs to no edition is TEI, or names a schema itself. */
function isTei(text: string): boolean {
  return /<\?xml-model\s|chemaLocation\s*=|["']http:\/\/www\.tei-c\.org\/ns\/1\.0["']/.test(text);
}

/** A text up to the end of its root's start tag: where it names its schemas, if it does. */
function headOf(text: string): string {
  return text.slice(0, readRootTag(text)?.end ?? Math.max(0, text.search(/<[^?!]/)));
}

type Loaded = Pick<EditionSources, 'sources' | 'registers' | 'broken' | 'config'>;

/** Open texts as they are read from the disk. */
function sourcesOf(folder: string, texts: ReadonlyMap<string, OpenText>): ReadonlyMap<string, SourceText> {
  const source = (path: string, text: string): SourceText => ({
    path,
    file: displayPath(folder, path),
    bytes: encoded(text),
    text,
  });
  return new Map([...texts].map(([path, { text }]) => [path, source(path, text)]));
}

function pathIn(folder: string, file: string): string {
  return relative(folder, resolve(file)).split(sep).join('/');
}

function knowledgeOf(
  text: string,
  facts: DocumentFacts,
  path: string,
  register: RegisterKind | undefined,
): FileKnowledge {
  let targets: readonly Target[] | undefined;
  return {
    text,
    facts,
    register,
    targets: () => {
      const { document } = targets === undefined ? parseXml(text, path) : { document: undefined };
      targets ??= document === undefined ? [] : readTargets(document, path, register);
      return targets;
    },
  };
}

/** The files of a folder, with open texts in the place of what is on the disk. */
function overlay(folder: string, open: ReadonlyMap<string, OpenText>): SourceFolder {
  const disk = openFolder(folder);
  if (open.size === 0) return disk;
  return {
    names: (path) => disk.names(path),
    has: async (path) => open.has(path) || disk.has(path),
    async read(path) {
      const known = open.get(path);
      return known === undefined ? disk.read(path) : { kind: 'file', bytes: encoded(known.text) };
    },
    async readInside(path) {
      const known = open.get(path);
      return known === undefined ? disk.readInside(path) : { kind: 'file', bytes: encoded(known.text) };
    },
  };
}

/** A text as bytes, in the encoding that it declares for itself if that is UTF-16. */
function encoded(text: string): Uint8Array {
  if (/^<\?xml[^>]*encoding\s*=\s*["']utf-16/i.test(text)) return Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new TextEncoder().encode(text);
}

/** More results than this are not kept in memory; the oldest go first. */
const mostResults = 4000;

/** A cache that reads what another one has, and keeps what is new to itself, in memory. */
function inMemory(other: Cache): Cache {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (key) => kept.get(key) ?? other.get(key),
    async put(key, bytes) {
      kept.set(key, bytes);
      const oldest = kept.size > mostResults ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
    },
  };
}

const documentations = new Map<string, ReturnType<typeof readDocumentation>>();

function documentationOf({ hash, files }: SchemaBundle): ReturnType<typeof readDocumentation> {
  const known = documentations.get(hash) ?? readDocumentation([...files.values()]);
  documentations.set(hash, known);
  return known;
}
