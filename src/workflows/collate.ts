/** `edition collate`: reads witnesses, collates them, and gives the result in one of the formats. */
import { basename, extname, resolve } from 'node:path';
import { analyse } from '../collation/analyse.js';
import { collate } from '../collation/collate.js';
import type { Collation, Ignorable, Witness } from '../collation/model.js';
import { firstCharacterOutsideXml, readPlainWitness } from '../collation/plain-witness.js';
import { isName, type NamedFile, nameWitnesses } from '../collation/sigla.js';
import { readTeiWitness } from '../collation/tei-witness.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';
import { isFile, readBytes } from '../store/files.js';
import { toolVersion } from '../store/package-files.js';
import { decodeXml } from '../xml/decode.js';
import { LineIndex } from '../xml/lines.js';
import { parseXml } from '../xml/parse.js';

/** How a collation can be given. */
export type CollationFormat = 'tei' | 'html' | 'csv' | 'json';

export interface CollateRequest {
  /** Paths, or sigla and paths as `SIGLUM=path`. */
  readonly witnesses: readonly string[];
  /** The siglum of the witness whose words are the lemmata; the first one if not given. */
  readonly base?: string;
  readonly ignore: readonly Ignorable[];
  /** A language tag; that of the base if not given. */
  readonly language?: string;
}

/**
 * Reads the witnesses and collates them.
 *
 * @throws UserError for what an editor can mend: too few witnesses, a siglum twice, a file that is missing, empty or not readable
 */
export async function collateFiles({
  witnesses: words,
  base,
  ignore,
  language = '',
}: CollateRequest): Promise<Collation> {
  const tag = canonicalTag(language);
  const files = nameWitnesses(await Promise.all(words.map(splitWord)));
  const baseIndex = base === undefined ? 0 : files.findIndex(({ siglum }) => siglum === base);
  if (baseIndex < 0) {
    throw new UserError(
      `No witness has the siglum “${base}” of --base`,
      `The sigla are ${files.map(({ siglum }) => siglum).join(', ')}.`,
    );
  }
  const witnesses: Witness[] = [];
  for (const file of files) witnesses.push(await readWitness(file, tag));
  const own = witnesses[baseIndex]?.language ?? '';
  return collate(witnesses, { base: baseIndex, ignore, language: tag === '' ? own : tag });
}

/**
 * The collation in one of the formats, and whatever its reader must know that is not in it.
 *
 * @param out the file that it is for; undefined for none
 */
export async function renderCollation(collation: Collation, format: CollationFormat, out?: string): Promise<string> {
  const analysis = analyse(collation);
  const version = toolVersion();
  switch (format) {
    case 'tei': {
      const { writeTei } = await import('../collation/write-tei.js');
      const name = out === undefined ? '' : basename(out, extname(out));
      const isFree = collation.witnesses.every(({ id }) => id !== name);
      return writeTei(collation, analysis, { id: isFree && isName(name) ? name : '', version });
    }
    case 'html': {
      const { writeHtml } = await import('../collation/html/page.js');
      return writeHtml(collation, analysis, { version });
    }
    case 'csv': {
      const { writeCsv } = await import('../collation/write-csv.js');
      return writeCsv(collation, analysis);
    }
    case 'json': {
      const { writeJson } = await import('../collation/write-json.js');
      return writeJson(collation, analysis);
    }
  }
}

/**
 * The format that a file’s name asks for.
 *
 * @throws UserError for a name that says nothing
 */
export function formatOf(out: string): CollationFormat {
  const formats: Readonly<Record<string, CollationFormat>> = {
    '.xml': 'tei',
    '.tei': 'tei',
    '.html': 'html',
    '.htm': 'html',
    '.csv': 'csv',
    '.json': 'json',
  };
  const format = formats[extname(out).toLowerCase()];
  if (format === undefined) {
    throw new UserError(
      `The name ${out} does not say in which format to write`,
      'End it in .xml, .html, .csv or .json, or add --format.',
    );
  }
  return format;
}

/** @throws UserError if the output is one of the witnesses */
export function checkOutput(out: string, { witnesses }: Collation): void {
  const same = witnesses.find(({ source }) => resolve(source) === resolve(out));
  if (same !== undefined) {
    throw new UserError(`${out} is a witness: it is not overwritten`, 'Choose another name with --out.');
  }
}

/** `SIGLUM=path`; or a path, whose name without its ending is the siglum. A file of that whole name comes first. */
async function splitWord(word: string): Promise<{ readonly siglum: string; readonly path: string }> {
  const equals = word.indexOf('=');
  const siglum = word.slice(0, equals).trim();
  if (equals > 0 && siglum !== '' && !(await isFile(word))) return { siglum, path: word.slice(equals + 1) };
  return { siglum: basename(word, extname(word)), path: word };
}

/** @throws UserError for what is no language tag */
function canonicalTag(language: string): string {
  if (language === '') return '';
  try {
    return Intl.getCanonicalLocales(language)[0] ?? '';
  } catch (error) {
    throw new UserError(`“${language}” is not a language tag`, 'Write one such as en, ru or pt-BR with --language.', {
      cause: error,
    });
  }
}

async function readWitness({ siglum, id, path }: NamedFile, language: string): Promise<Witness> {
  const { text, diagnostics } = decodeXml(await readBytes(path), path);
  if (text === undefined) throw unreadable(path, diagnostics);
  const name = { siglum, id, source: path };
  const isXml = /\.(?:xml|tei)$/i.test(path) || /^\s*<(?:\?xml\s|TEI\b)/.test(text);
  const witness = isXml ? readTei(text, name, language) : readPlain(text, name, language);
  if (witness.tokens.length === 0)
    throw new UserError(`${path} has no words to collate`, 'Put the text of the witness into it, or leave it out.');
  return witness;
}

function readPlain(text: string, name: Pick<Witness, 'siglum' | 'id' | 'source'>, language: string): Witness {
  const outside = firstCharacterOutsideXml(text);
  if (outside >= 0) {
    const { line, column } = new LineIndex(text).position(outside);
    const code = (text.codePointAt(outside) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    throw new UserError(
      `${name.source}:${line}:${column} has the character U+${code}, which no text has`,
      'Remove it. If there are many, the file is not plain text: save it as plain text in UTF-8.',
    );
  }
  return readPlainWitness(text, name, language);
}

function readTei(text: string, name: Pick<Witness, 'siglum' | 'id' | 'source'>, language: string): Witness {
  const { document, diagnostics } = parseXml(text, name.source);
  if (document === undefined) throw unreadable(name.source, diagnostics);
  const witness = readTeiWitness(document, name, language);
  if (witness === undefined) {
    throw new UserError(
      `${name.source} is XML, but not a TEI document with a text (its root is <${document.root.name}>)`,
      'A witness is one TEI document, <TEI> with a <text>, or plain text.',
    );
  }
  return witness;
}

function unreadable(path: string, diagnostics: readonly Diagnostic[]): UserError {
  const found = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (found === undefined) return new UserError(`${path} cannot be read`);
  const { line, column } = found.range.start;
  return new UserError(`${path}:${line}:${column} ${found.message}`, found.help === '' ? '' : `${found.help}.`);
}
