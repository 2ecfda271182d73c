/** `bagit.txt`, and the text of tag files in the encoding that it declares (RFC 8493 §2.1.1). */
import type { Findings } from '../fixity.js';

export interface Declaration {
  /** Such as `1.0`; undefined if none could be read. */
  readonly version: string | undefined;
  /** The encoding of all other tag files. */
  readonly encoding: string;
}

/** The versions that there are. */
const versions = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

export function isAtLeast(version: string | undefined, least: string): boolean {
  return versions.indexOf(version ?? '1.0') >= versions.indexOf(least);
}

export function readDeclaration(bytes: Uint8Array, findings: Findings): Declaration {
  const wrong = (message: string): void => findings.fault('malformed', 'bagit.txt', message);
  const unknown = { version: undefined, encoding: 'UTF-8' };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    wrong('It begins with a byte order mark, which is not allowed');
    return unknown;
  }
  const text = new TextDecoder().decode(bytes);
  const lines = text.replace(/(?:\r\n?|\n)$/, '').split(/\r\n?|\n/);
  const [first = '', second = ''] = lines;
  const version = /^BagIt-Version: (\d+\.\d+)$/.exec(first)?.[1];
  if (version === undefined) {
    wrong(`Its first line is “${first}”; expected “BagIt-Version: ” and a version such as 1.0`);
    return unknown;
  }
  if (!versions.includes(version)) {
    wrong(`Its version is ${version}; expected one of ${versions.join(', ')}`);
    return unknown;
  }
  const encoding = /^Tag-File-Character-Encoding: (\S+)$/.exec(second)?.[1];
  if (encoding === undefined) {
    wrong(
      second === ''
        ? 'It does not declare the Tag-File-Character-Encoding'
        : `Its second line is “${second}”; expected “Tag-File-Character-Encoding: ” and an encoding`,
    );
    return { version, encoding: 'UTF-8' };
  }
  if (lines.length > 2) wrong('It has more than two lines');
  if (decoder(encoding) === undefined) wrong(`The encoding ${encoding} is not known`);
  return { version, encoding };
}

function decoder(encoding: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding.toLowerCase() === 'utf-16' ? 'utf-16le' : encoding, { fatal: true });
  } catch {
    return undefined;
  }
}

/** The text of a tag file; undefined, with a fault, if its bytes are not of that encoding. */
export function decodeTagFile(
  path: string,
  bytes: Uint8Array,
  encoding: string,
  findings: Findings,
): string | undefined {
  const isBigEndian = /^utf-?16$/i.test(encoding) && bytes[0] === 0xfe && bytes[1] === 0xff;
  try {
    return (decoder(isBigEndian ? 'utf-16be' : encoding) ?? new TextDecoder()).decode(bytes);
  } catch {
    findings.fault('malformed', path, `Its bytes are not ${encoding}, which bagit.txt says they are`);
    return undefined;
  }
}
