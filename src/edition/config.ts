import * as v from 'valibot';
import { isMap, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Diagnostic, Severity, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { type ConfigValues, configSchema } from './config-schema.js';
import { describeIssues, describeYamlError } from './config-words.js';
import type { RegisterKind } from './model.js';

export interface Editor {
  readonly name: string;
  readonly role: string | undefined;
  readonly orcid: string | undefined;
  readonly url: string | undefined;
}

export interface Licence {
  readonly name: string;
  readonly url: string | undefined;
  /** What the licence is for, in a few words. */
  readonly covers: string | undefined;
}

/** Which parts of a record's page are shown. */
export interface Shown {
  readonly summary: boolean;
  readonly facts: boolean;
  readonly names: boolean;
  readonly apparatus: boolean;
  readonly citation: boolean;
}

/** The forms of books. */
export interface Books {
  readonly epub: boolean;
  readonly pdf: boolean;
}

/** How an apparatus is printed. */
export interface ApparatusConfig {
  /** Whether the witnesses of every lemma are printed, or of none; undefined: those that are encoded. */
  readonly style: 'positive' | 'negative' | undefined;
  /** Where the entries stand in a record's page: below the text, or beside the paragraph. */
  readonly placement: 'below' | 'beside';
  /** How many words a lemma may have that is printed whole. */
  readonly lemma: number;
  /** The titles of the series of entries, by their `@type`, in the order in which they are printed. */
  readonly series: Readonly<Record<string, string>>;
}

/** What `edition.yaml` says, with what it leaves out filled in. All paths are relative to the edition's folder, with `/`. */
export interface EditionConfig {
  readonly title: string;
  /** A short name that can stand in a path; the folder's name where none is given. */
  readonly id: string;
  readonly version: string;
  readonly description: string | undefined;
  /** A sentence printed at the head of every page and of every text, white space normalised. */
  readonly notice: string | undefined;
  readonly editors: readonly Editor[];
  readonly publisher: string | undefined;
  readonly licence: Licence | undefined;
  /** Where the edition will stand in the web; ends with `/`. */
  readonly baseUrl: string | undefined;
  /** Language tags (BCP 47). */
  readonly languages: { readonly original: readonly string[]; readonly translation: string | undefined };
  /** Schema files; undefined for the house schema, empty for none. These may lie outside the edition's folder. */
  readonly schema: readonly string[] | undefined;
  /** Files, and folders whose `.xml` files are taken. */
  readonly records: readonly string[];
  readonly registers: Readonly<Partial<Record<RegisterKind, string>>>;
  /** Whether `registers` was left out: then a register that does not exist is no mistake. */
  readonly registersAreDefault: boolean;
  /** Files and folders with the texts in their original language. */
  readonly texts: readonly string[];
  readonly site: {
    readonly show: Shown;
    /** Kinds of divisions that have pages of their own: values of `@type`, or names of elements. */
    readonly divide: readonly string[];
    /** The forms in which each record and the whole edition are published as a book. */
    readonly books: Books;
  };
  readonly apparatus: ApparatusConfig;
  /** The language of the published pages (BCP 47). */
  readonly locale: string;
  /** A CSS file. */
  readonly theme: string | undefined;
  /** Stylesheets (XSLT) of the edition's own. */
  readonly stylesheets: Readonly<Record<'html' | 'text' | 'apparatus' | 'site', string | undefined>>;
  /** Addresses of targets for publishing, by the edition's names for them; without passwords. */
  readonly publish: Readonly<Record<string, string>>;
  /** Where published addresses lead now, by the old address: see docs/reference/ledger.md. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Why published addresses are gone, by the address. */
  readonly withdrawn: Readonly<Record<string, string>>;
  /** Severities that the edition gives to findings, by code. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export interface ReadConfig {
  /** Undefined where there is an error. */
  readonly config: EditionConfig | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the value of a key stands, such as `['registers', 'people']`; the start of the file if it does not stand there. */
  rangeOf(path: readonly (string | number)[]): SourceRange;
}

const defaultRegisters: Readonly<Record<RegisterKind, string>> = {
  people: 'people.xml',
  places: 'places.xml',
  organizations: 'organizations.xml',
  terms: 'terms.xml',
};

/**
 * Reads an edition's configuration (YAML 1.2). Never throws: every mistake is a finding at its line and column.
 *
 * @param file the path that findings name; its folder gives the default `id`
 */
export function readConfig(text: string, file: string): ReadConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' });
  const point = (offset: number): SourceRange['start'] => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const range = (from: number, to: number): SourceRange => ({ start: point(from), end: point(Math.max(from, to)) });
  const rangeOfNode = (node: unknown): SourceRange | undefined => {
    const place = (node as Node | null | undefined)?.range;
    return place ? range(place[0], place[1]) : undefined;
  };
  const rangeOf = (path: readonly (string | number)[]): SourceRange => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = rangeOfNode(document.getIn(path.slice(0, length), true));
      if (found !== undefined) return found;
    }
    return startOfFile;
  };
  const rangeOfKey = (path: readonly (string | number)[]): SourceRange => {
    const parent = path.length <= 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(path.at(-1)))
      : undefined;
    return rangeOfNode(pair?.key) ?? rangeOf(path);
  };

  const problems: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const syntax = problems.flatMap((error, i): readonly Diagnostic[] => {
    // One mistake often makes several errors at one place.
    if (problems.slice(0, i).some(({ pos }) => pos[0] === error.pos[0])) return [];
    const { code, start, end, message, help } = describeYamlError(error, text);
    return [diagnostic(code, file, range(start, end), { message, help })];
  });
  if (document.errors.length > 0) return { config: undefined, diagnostics: syntax, rangeOf };

  let values: unknown;
  try {
    values = withWrittenText(document.toJS({ maxAliasCount: 20 }) ?? {}, (key) => {
      const node = isMap(document.contents) ? document.get(key, true) : undefined;
      return isScalar(node) && node.value !== null ? node.source : undefined;
    });
  } catch {
    const finding = diagnostic('config/syntax', file, startOfFile, {
      message: 'The aliases (*) of the file cannot be followed',
      help: 'Write the values out',
    });
    return { config: undefined, diagnostics: [...syntax, finding], rangeOf };
  }

  const parsed = v.safeParse(configSchema, values);
  const findings = describeIssues(parsed.issues ?? []).map((issue): Diagnostic => {
    const { code, path, atKey, message, help } = issue;
    const place = atKey ? rangeOfKey(path) : rangeOf(path);
    return diagnostic(code, file, place, { message, help });
  });
  const diagnostics = [...syntax, ...findings];
  return { config: parsed.success ? fill(parsed.output, file) : undefined, diagnostics, rangeOf };
}

/** The same values, but text where text is meant: YAML takes `version: 1.0` for the number 1. */
function withWrittenText(values: unknown, written: (key: string) => string | undefined): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  const texts = ['title', 'id', 'version', 'description', 'notice', 'publisher'] as const;
  const replaced = texts.flatMap((key) => {
    const value = (values as Record<string, unknown>)[key];
    const text = typeof value === 'number' || typeof value === 'boolean' ? written(key) : undefined;
    return text === undefined ? [] : [[key, text] as const];
  });
  return { ...values, ...Object.fromEntries(replaced) };
}

/** Fills in what the configuration leaves out. */
function fill(values: ConfigValues, file: string): EditionConfig {
  const { show, divide = [], books } = values.site;
  const baseUrl = values['base-url'];
  return {
    title: values.title,
    id: values.id ?? folderName(file),
    version: values.version,
    description: values.description,
    notice: values.notice?.trim().replace(/\s+/g, ' '),
    editors: values.editors.map((editor) => ({ role: undefined, orcid: undefined, url: undefined, ...editor })),
    publisher: values.publisher,
    licence: values.licence === undefined ? undefined : { url: undefined, covers: undefined, ...values.licence },
    baseUrl: baseUrl === undefined || baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`,
    languages: { original: values.languages.original, translation: values.languages.translation },
    schema: values.schema,
    records: values.records,
    registers: given(values.registers ?? defaultRegisters),
    registersAreDefault: values.registers === undefined,
    texts: values.texts,
    site: { show, divide, books },
    apparatus: { style: undefined, ...values.apparatus },
    locale: values.locale,
    theme: values.theme,
    stylesheets: {
      html: values.stylesheets.html,
      text: values.stylesheets.text,
      apparatus: values.stylesheets.apparatus,
      site: values.stylesheets.site,
    },
    publish: values.publish,
    redirects: values.redirects,
    withdrawn: values.withdrawn,
    rules: values.rules,
  };
}

/** A mapping without the keys that have no value. */
function given<K extends string, T>(values: Readonly<Partial<Record<K, T | undefined>>>): Partial<Record<K, T>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Record<K, T>>;
}

/** The name of the folder that a file stands in, made fit for a path. */
function folderName(file: string): string {
  const name = file.split('/').at(-2) ?? '';
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'edition';
}
