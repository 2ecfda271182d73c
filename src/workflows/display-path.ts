import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path of an edition as findings name it: relative to the current folder, or absolute where it lies outside. */
export function displayPath(folder: string, path: string): string {
  const absolute = resolve(folder, path);
  const short = relative(process.cwd(), absolute);
  return (short.startsWith('..') || isAbsolute(short) ? absolute : short).split(sep).join('/');
}
