/** The formats that typescripts come in, and how a file is told to be one of them, or none. */
import { UserError } from '../diagnostics/user-error.js';
import { decodeText, type TextEncoding } from './decode-text.js';
import type { Block, Draft } from './draft.js';
import { type Stamp, stampInArchive, stampInMarkdown, withoutStamp } from './stamp.js';
import { openArchive } from './unzip.js';

export type TypescriptFormat = 'md' | 'txt' | 'docx' | 'html' | 'odt';

/** A typescript may not be larger, in bytes. */
export const largestTypescript: number = 16 * 1024 * 1024;

const byEnding: Readonly<Record<string, TypescriptFormat>> = {
  md: 'md',
  markdown: 'md',
  txt: 'txt',
  text: 'txt',
  docx: 'docx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  odt: 'odt',
};

const saveAs = 'Open it in its program, save it as .docx, .odt, .html, .md or .txt, and import that.';

/** Beginnings of files that no reader here can read, and what they are. */
const foreign: readonly (readonly [start: string, what: string, help: string])[] = [
  [
    '%PDF',
    'a PDF',
    'A PDF has lost where paragraphs and notes begin. Ask the translator for the file that it was made from, or copy its text into a .txt file.',
  ],
  ['{\\rtf', 'an RTF file', saveAs],
  ['\u0089PNG', 'a picture', 'Ask the translator for the text.'],
  ['\u00FF\u00D8\u00FF', 'a picture', 'Ask the translator for the text.'],
  ['II*\0', 'a picture', 'Ask the translator for the text.'],
  ['MM\0*', 'a picture', 'Ask the translator for the text.'],
  ['GIF8', 'a picture', 'Ask the translator for the text.'],
  ['\u007FELF', 'a program', 'Ask where it comes from.'],
  ['MZ', 'a program', 'Ask where it comes from.'],
];

/**
 * Says what a file is. What it holds counts more than its name: a PDF that is named .docx is a PDF.
 *
 * @param name the file’s name, for its ending and for messages
 * @throws UserError for a file that is too large, empty, or of no format that is read here
 */
export function formatOfFile(bytes: Uint8Array, name: string, encoding?: TextEncoding): TypescriptFormat {
  checkSize(bytes.length, name);
  if (bytes.every((byte) => byte === 0x20 || (byte >= 9 && byte <= 13)) || isBlankText(bytes))
    throw new UserError(`${name} is empty`, 'There is nothing to import.');
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const isNamedSo = (what: string): string =>
    ending === '' || what.toLowerCase().includes(ending) ? '' : `, whatever its name says`;
  for (const [sign, what, help] of foreign) {
    if (start.startsWith(sign) && (sign !== 'MZ' || !/^(?:md|txt|html?)$/.test(ending)))
      throw new UserError(`${name} is ${what}${isNamedSo(what)}`, help);
  }
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) throw oldWord(bytes, name);
  if (start.startsWith('PK')) return archiveFormat(bytes, name);
  const known = byEnding[ending];
  if (known === 'docx' || known === 'odt') {
    throw new UserError(
      `${name} is not a .${known} file, whatever its name says`,
      'Open it in the program that wrote it and save it anew; if it is plain text, name it .txt.',
    );
  }
  const text = decodeText(bytes, name, undefined, encoding).text.slice(0, 2000);
  if (/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*|<\?[^>]*>\s*)*<(?:TEI|teiCorpus)\b/.test(text)) {
    throw new UserError(
      `${name} is TEI already`,
      'Put it into the folder records of the edition, and run edition validate.',
    );
  }
  if (known !== undefined) return known;
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) return 'html';
  throw new UserError(
    `The name ${name} does not say what the file is`,
    'End it in .md, .txt, .html, .docx or .odt, or add --format.',
  );
}

/**
 * @param size in bytes
 * @throws UserError for a file that is too large
 */
export function checkSize(size: number, name: string): void {
  if (size > largestTypescript) {
    throw new UserError(
      `${name} is too large: ${(size / 1024 / 1024).toFixed(1)} MB`,
      `A typescript may have ${largestTypescript / 1024 / 1024} MB. If it holds pictures, make them smaller; if it holds many documents, part it.`,
    );
  }
}

/** Whether nothing but a byte order mark, white space and the zeros of UTF-16 is there. */
function isBlankText(bytes: Uint8Array): boolean {
  return (
    bytes.length < 1000 && bytes.every((byte) => [0, 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x20, 9, 10, 13].includes(byte))
  );
}

function oldWord(bytes: Uint8Array, name: string): UserError {
  const has = (words: string): boolean => {
    const wide = [...words].flatMap((letter) => [letter.charCodeAt(0), 0]);
    return indexOf(bytes, wide) >= 0;
  };
  if (has('EncryptedPackage'))
    return new UserError(`${name} is protected by a password`, 'Save it without one, and import it again.');
  return new UserError(
    `${name} is a file of an old Word or Excel (.doc, .xls)`,
    'Open it in Word or LibreOffice, save it as .docx or .odt, and import that.',
  );
}

function indexOf(bytes: Uint8Array, part: readonly number[]): number {
  outer: for (
    let i = bytes.indexOf(part[0] as number);
    i >= 0 && i < bytes.length;
    i = bytes.indexOf(part[0] as number, i + 1)
  ) {
    for (let j = 1; j < part.length; j += 1) if (bytes[i + j] !== part[j]) continue outer;
    return i;
  }
  return -1;
}

function archiveFormat(bytes: Uint8Array, name: string): TypescriptFormat {
  const { names, read } = openArchive(bytes, name);
  const has = (pattern: RegExp): boolean => names.some((one) => pattern.test(one));
  if (has(/(?:^|\/)vbaProject\.bin$|(?:^|\/)vbaData\.xml$|^(?:Basic|Scripts)\/.+\.(?:xml|xba|xlb|py|js|bsh)$/i)) {
    throw new UserError(
      `${name} holds macros, that is, programs`,
      'It was not opened. Save it without macros, as .docx or .odt, and import that.',
    );
  }
  if (names.includes('word/document.xml')) return 'docx';
  const kind = new TextDecoder().decode(read('mimetype') ?? new Uint8Array());
  if (kind.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  if (kind === 'application/epub+zip') throw new UserError(`${name} is an e-book (EPUB)`, saveAs);
  if (has(/^xl\//) || kind.includes('spreadsheet')) throw new UserError(`${name} is a spreadsheet`, saveAs);
  if (has(/^ppt\//) || kind.includes('presentation')) throw new UserError(`${name} is a presentation`, saveAs);
  throw new UserError(
    `${name} is an archive, but no .docx and no .odt file`,
    'Unpack it, and import the typescript that is in it.',
  );
}

/** What a file says of itself that `edition export` has written; undefined for any other. */
export function stampOf(bytes: Uint8Array, name: string, format: TypescriptFormat): Stamp | undefined {
  if (format === 'docx' || format === 'odt') return stampInArchive(openArchive(bytes, name));
  return format === 'md' ? stampInMarkdown(decodeText(bytes, name).text) : undefined;
}

/**
 * Reads a typescript.
 *
 * @throws UserError for a file that is damaged, or nested more deeply than any text
 */
export async function readTypescript(
  bytes: Uint8Array,
  name: string,
  format: TypescriptFormat,
  encoding?: TextEncoding,
): Promise<Draft> {
  try {
    const draft = await readFormat(bytes, name, format, encoding);
    if (isDeeper(draft.blocks, 50)) throw new RangeError();
    return draft;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UserError(
      `${name} has elements inside elements thousands of times`,
      'No text is like that. Open it in the program that wrote it, save it anew, and import it again.',
      { cause: error },
    );
  }
}

function isDeeper(blocks: readonly Block[], depth: number): boolean {
  return blocks.some((block) => {
    const inner =
      block.kind === 'list'
        ? block.items.flat()
        : block.kind === 'quotation'
          ? block.blocks
          : block.kind === 'table'
            ? block.rows.flat().flatMap((cell) => cell.blocks)
            : [];
    return inner.length > 0 && (depth === 0 || isDeeper(inner, depth - 1));
  });
}

/**
 * The text of a file that is one, as it is read, for the excerpts in findings; undefined for files of word processors.
 *
 * @throws UserError for bytes that are no text
 */
export function textOfTypescript(
  bytes: Uint8Array,
  name: string,
  format: TypescriptFormat,
  encoding?: TextEncoding,
): string | undefined {
  if (format === 'docx' || format === 'odt') return undefined;
  return decodeText(bytes, name, format === 'html' ? declaredIn(bytes) : undefined, encoding).text;
}

/** The encoding that HTML names. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
}

async function readFormat(
  bytes: Uint8Array,
  name: string,
  format: TypescriptFormat,
  encoding: TextEncoding | undefined,
): Promise<Draft> {
  switch (format) {
    case 'docx': {
      const { readDocx } = await import('./readers/docx.js');
      return readDocx(openArchive(bytes, name), name);
    }
    case 'odt': {
      const { readOdt } = await import('./readers/odt.js');
      return readOdt(openArchive(bytes, name), name);
    }
    case 'html': {
      const { readHtml } = await import('./readers/html.js');
      return withRemarks(decodeText(bytes, name, declaredIn(bytes), encoding), readHtml);
    }
    case 'md': {
      const { readMarkdown } = await import('./readers/markdown.js');
      return withRemarks(decodeText(bytes, name, undefined, encoding), (text) => readMarkdown(withoutStamp(text)));
    }
    case 'txt': {
      const { readPlainText } = await import('./readers/plain-text.js');
      return withRemarks(decodeText(bytes, name, undefined, encoding), readPlainText);
    }
  }
}

function withRemarks({ text, remarks }: ReturnType<typeof decodeText>, read: (text: string) => Draft): Draft {
  const draft = read(text);
  return { ...draft, remarks: [...remarks, ...draft.remarks] };
}
