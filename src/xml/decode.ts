import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { LineIndex } from './lines.js';

export interface DecodedXml {
  /** The text without a byte order mark; undefined where the bytes are no text that can be read. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Decodes a file: UTF-8, with or without a byte order mark, or UTF-16 with one (XML 1.0 §4.3.3). Anything else is a finding at
 * the first byte that is wrong, or at the place where the file names another encoding.
 */
export function decodeXml(bytes: Uint8Array, file: string): DecodedXml {
  const utf16 = utf16Label(bytes);
  if (utf16 !== undefined) return decodeUtf16(bytes, file, utf16);
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (isBlank(body)) return failed(empty(file));
  if ((body[0] === 0x3c && body[1] === 0) || (body[0] === 0 && body[1] === 0x3c)) {
    return failed(
      diagnostic('file/encoding', file, startOfFile, {
        message: 'The file is UTF-16 without a byte order mark',
        help: 'Save it as UTF-8',
      }),
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return failed(badByte(file, body, firstBadByte(body)));
  }
  const declared = otherEncoding(text, file, body);
  return declared === undefined ? { text, diagnostics: [] } : failed(declared);
}

function failed(finding: Diagnostic): DecodedXml {
  return { text: undefined, diagnostics: [finding] };
}

function empty(file: string): Diagnostic {
  return diagnostic('file/empty', file, startOfFile, {
    message: 'The file is empty',
    help: 'Restore its contents, or delete it',
  });
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeUtf16(bytes: Uint8Array, file: string, label: string): DecodedXml {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.trim() === '' ? failed(empty(file)) : { text, diagnostics: [] };
  } catch {
    return failed(
      diagnostic('file/encoding', file, startOfFile, {
        message: 'The file begins as UTF-16, but not all of it is',
        help: 'Save it as UTF-8',
      }),
    );
  }
}

/** The offset of the first byte that UTF-8 does not allow there (RFC 3629 §4); the length of the bytes if there is none. */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  for (let length = 1; length > 0 && at < bytes.length; at += length) length = sequenceLength(bytes, at);
  return at;
}

/** The length of the well-formed UTF-8 sequence at an offset; 0 if there is none (Unicode, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const second = bytes[at + 1] ?? 0;
  const isTail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return isTail(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTail(bytes[at + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

/** The characters of the bytes 80 to 9F (Node 20 decodes them as Latin-1, that is, as control characters). */
export const windows1252: readonly string[] = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'];

function badByte(file: string, bytes: Uint8Array, at: number): Diagnostic {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, at));
  const { line, column } = new LineIndex(before).position(before.length);
  const byte = bytes[at] as number;
  const meant = windows1252[byte - 0x80] ?? String.fromCharCode(byte);
  const looksLike = byte >= 0x80 && /\p{L}|\p{P}/u.test(meant) ? `; in Windows-1252 it would be “${meant}”` : '';
  return diagnostic(
    'file/encoding',
    file,
    { start: { line, column }, end: { line, column: column + 1 } },
    {
      message: `The byte ${byte.toString(16).toUpperCase()} is not UTF-8${looksLike}`,
      help: 'Save the file as UTF-8: the program that wrote it has a choice for that, or use a converter of encodings',
    },
  );
}

/** A finding where the XML declaration names an encoding that the file is not in. Plain ASCII is the same in most encodings. */
function otherEncoding(text: string, file: string, bytes: Uint8Array): Diagnostic | undefined {
  const declaration = /^<\?xml\s[^?]*?encoding\s*=\s*["']([^"']*)["']/.exec(text);
  const name = declaration?.[1];
  if (declaration === null || name === undefined || /^(utf-?8|us-ascii)$/i.test(name)) return undefined;
  if (bytes.every((byte) => byte < 0x80)) return undefined;
  const end = declaration[0].length;
  return diagnostic('file/encoding', file, new LineIndex(text).range(end - 1 - name.length, end - 1), {
    message: `The file says that it is ${name}, but it is UTF-8`,
    help: 'Write encoding="UTF-8"',
  });
}
