/** Paths that a package names: which of them may be used at all. */

/**
 * Why a path may not be used, as the end of “it …”; undefined for one that stays inside. Judged the same on every system: a package
 * may be unpacked on another one.
 */
export function unsafePath(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.includes('\0')) return 'has a null character in it';
  if (/^[/\\]/.test(path)) return 'starts at the root of the disk';
  if (/^[A-Za-z]:/.test(path)) return 'names a drive';
  if (path.startsWith('~')) return 'starts with ~, which stands for somebody’s home folder';
  if (path.split(/[/\\]/).includes('..')) return 'leads out of its folder (..)';
  return undefined;
}

/** The same name on a disk that knows no case and composes letters, as those of macOS and Windows. */
export function folded(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Orders paths by their UTF-16 code units: the same order in every locale. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
