/** Reads the bytes of a text file, in whatever encoding a translator’s program has written it. */

import { UserError } from '../diagnostics/user-error.js';
import { windows1252 } from '../xml/decode.js';
import type { Remark } from './draft.js';

export interface DecodedText {
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/** What a user may say that a file is written in, where the guess is wrong. */
export const textEncodings = ['utf-8', 'windows-1252', 'windows-1251', 'cp866', 'koi8-r'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/**
 * UTF-8, UTF-16, or else the 8-bit encoding that the bytes look like: Windows-1251, CP866 or KOI8-R for Russian, by the letters that it
 * has most, Windows-1252 for the rest. Anything but UTF-8 and UTF-16 is told, since it is a guess.
 *
 * @param file the name for messages
 * @param declared the encoding that the text itself names, such as that of an HTML `meta`
 * @param chosen the encoding that the user names
 * @throws UserError for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, file: string, declared?: string, chosen?: TextEncoding): DecodedText {
  if (chosen !== undefined) return plain(chosen === 'windows-1252' ? latin(bytes) : decode(bytes, chosen), file);
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
    help: 'Look at its letters with accents and its quotation marks. If they are wrong, name the encoding with --encoding, or save the file as UTF-8',
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

/** How often letters stand in Russian, in a thousand; the capitals of a text are few. */
const russian = new Map(
  'о109 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з17 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3'
    .split(' ')
    .map((entry) => [entry.slice(0, 1), Number(entry.slice(1))] as const),
);

/** Words of Cyrillic are runs of high bytes; which of the encodings it is, the letters tell that it makes of them. */
function guess(bytes: Uint8Array): TextEncoding {
  const sample = bytes.subarray(0, 200_000);
  let high = 0;
  let neighbours = 0;
  for (let i = 0; i < sample.length; i += 1) {
    if ((sample[i] as number) < 0x80) continue;
    high += 1;
    if ((sample[i - 1] ?? 0) >= 0x80) neighbours += 1;
  }
  if (high < 4 || neighbours < high * 0.5) return 'windows-1252';
  const likely = (['windows-1251', 'cp866', 'koi8-r'] as const)
    .map((encoding) => ({ encoding, value: likeness(decode(sample, encoding)) }))
    .sort((a, b) => b.value - a.value)[0];
  return likely === undefined || likely.value <= 0 ? 'windows-1252' : likely.encoding;
}

/** How much a text looks like Russian: small letters by how common they are; capitals inside words and what is no letter count against it. */
function likeness(text: string): number {
  let value = 0;
  let before = '';
  for (const character of text) {
    if (character > '\u007f') {
      const common = russian.get(character);
      if (common !== undefined) value += common;
      else if (!/\p{Script=Cyrillic}/u.test(character)) value -= 40;
      else if (/\p{Ll}/u.test(before)) value -= 60;
      else value += russian.get(character.toLowerCase()) === undefined ? 0 : 1;
    }
    before = character;
  }
  return value;
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
