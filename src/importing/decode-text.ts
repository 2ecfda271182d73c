/** Reads the bytes of a text file, in whatever encoding a translator’s program has written it. */

import { UserError } from '../diagnostics/user-error.js';
import { windows1252 } from '../xml/decode.js';
import type { Remark } from './draft.js';

export interface DecodedText {
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/**
 * UTF-8, UTF-16, or else the 8-bit encoding that the bytes look like: Windows-1251 or KOI8-R for Cyrillic, Windows-1252 for the rest.
 * Anything but UTF-8 and UTF-16 is told, since it is a guess.
 *
 * @param file the name for messages
 * @param declared the encoding that the text itself names, such as that of an HTML `meta`
 * @throws UserError for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, file: string, declared?: string): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return plain(decode(bytes, wide), file);
  const isUtf8 = tryUtf8(bytes);
  if (isUtf8 !== undefined) return plain(isUtf8, file);
  const known = declared === undefined ? undefined : encodingNamed(declared);
  const encoding = known ?? guess(bytes);
  const text = encoding === 'windows-1252' ? latin(bytes) : decode(bytes, encoding);
  const remark: Remark = {
    code: 'import/encoding',
    place: { line: 1, column: 1 },
    message: `The file is not UTF-8; it was read as ${encoding}${known === undefined ? ', which is a guess' : ', as it says'}`,
    help: 'Look at its letters with accents and its quotation marks. If they are wrong, save the file as UTF-8 and import it again',
  };
  const { text: checked, remarks } = plain(text, file);
  return { text: checked, remarks: [remark, ...remarks] };
}

function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 512);
  const zeros = (parity: number): number => start.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  if (start.length >= 8 && zeros(1) > start.length / 4 && zeros(0) === 0) return 'utf-16le';
  return start.length >= 8 && zeros(0) > start.length / 4 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function tryUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingNamed(name: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(name.trim());
    return encoding === 'utf-8' ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** Node 20 decodes the bytes 80 to 9F of Windows-1252 as control characters. */
function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte),
  ).join('');
}

/** Words of Cyrillic are runs of high bytes; in KOI8-R the small letters stand where Windows-1251 has the capitals. */
function guess(bytes: Uint8Array): 'windows-1251' | 'koi8-r' | 'windows-1252' {
  let high = 0;
  let neighbours = 0;
  let upperHalf = 0;
  let lowerHalf = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0xc0) continue;
    high += 1;
    if ((bytes[i - 1] ?? 0) >= 0xc0) neighbours += 1;
    if (byte >= 0xe0) upperHalf += 1;
    else lowerHalf += 1;
  }
  if (high < 4 || neighbours < high * 0.5) return 'windows-1252';
  return upperHalf >= lowerHalf ? 'windows-1251' : 'koi8-r';
}

/** Takes away characters that no XML may hold, and tells of each; a file with many is no text. */
function plain(text: string, file: string): DecodedText {
  const remarks: Remark[] = [];
  let line = 1;
  let lineStart = 0;
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 10) {
      line += 1;
      lineStart = i + 1;
    }
    if (!isForbidden(code)) continue;
    count += 1;
    if (count > 20 && count > text.length / 1000) {
      throw new UserError(
        `${file} is not a text`,
        'It holds characters that no text has. Import the file that the translator wrote: .docx, .odt, .md, .txt or .html.',
      );
    }
    if (remarks.length < 20) {
      remarks.push({
        code: 'import/character',
        place: { line, column: i - lineStart + 1 },
        message: `The character U+${code.toString(16).toUpperCase().padStart(4, '0')}, which no text has, was left out`,
        help: 'Look at the place in the typescript: a letter may be missing',
      });
    }
  }
  return { text: count === 0 ? text : withoutForbidden(text), remarks };
}

/** Control characters other than tab, line feed, form feed and carriage return; the form feed is a turn of the page. */
export function isForbidden(code: number): boolean {
  return (
    (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) ||
    code === 0xfffe ||
    code === 0xffff ||
    code === 0xfffd
  );
}

function withoutForbidden(text: string): string {
  let kept = '';
  for (let i = 0; i < text.length; i += 1) if (!isForbidden(text.charCodeAt(i))) kept += text[i];
  return kept;
}
