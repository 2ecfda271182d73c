/** Names of files that every disk, every zip program and every checksum list takes alike. */
import { folded } from './paths.js';

export interface NameFault {
  readonly path: string;
  /** What is wrong, as the end of “the name …”. */
  readonly reason: string;
  readonly help: string;
}

/** The longest path in a bag, in bytes of UTF-8: it leaves room for the folder that the bag is unpacked into. */
export const longestPath = 200;

const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Judges the paths of a package together.
 *
 * @param paths relative to the bag, with `/`
 */
export function nameFaults(paths: readonly string[]): readonly NameFault[] {
  const faults: NameFault[] = [];
  const names = new Map<string, string>();
  for (const path of paths) {
    const own = ownFault(path);
    if (own !== undefined) faults.push({ path, ...own });
    const twin = names.get(folded(path));
    if (twin !== undefined && twin !== path)
      faults.push({
        path,
        reason: `differs from ${twin} only in capitals or in how its letters are composed`,
        help: 'Rename one of the two: on many disks only one of them can exist',
      });
    names.set(folded(path), path);
  }
  return faults;
}

function ownFault(path: string): Omit<NameFault, 'path'> | undefined {
  const bytes = Buffer.byteLength(path, 'utf8');
  const rename = 'Rename the file: letters, digits, hyphens and full stops are safe';
  if (path.includes('%')) return { reason: 'has a % in it, which checksum lists write in two ways', help: rename };
  if (path !== path.normalize('NFC'))
    return {
      reason: 'has letters that are composed of several characters (Unicode NFD)',
      help: 'Rename the file on a computer that writes them as one character (Unicode NFC)',
    };
  if (bytes > longestPath)
    return {
      reason: `makes a path of ${bytes} bytes in the package, and ${longestPath} is the most`,
      help: 'Give the file or its folders shorter names',
    };
  const strange = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*\\]/u.exec(path)?.[0];
  if (strange !== undefined)
    return { reason: `has a character that not every disk allows (${shown(strange)})`, help: rename };
  for (const part of path.split('/')) {
    if (/^\s|[\s.]$/.test(part))
      return { reason: 'begins or ends with a space, or ends with a full stop', help: rename };
    if (devices.test(part)) return { reason: `has a part, ${part}, that is a device on Windows`, help: rename };
  }
  return undefined;
}

function shown(character: string): string {
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Z}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character;
}
