/** An edition as it will be, before it is: what is to be written can be validated first. */
import type { SourceFolder, SourceRead } from '../store/source-files.js';

/**
 * A folder in which some files are other ones.
 *
 * @param files texts by path
 * @param others paths of files that will be there too
 */
export function withFiles(
  folder: SourceFolder,
  files: ReadonlyMap<string, string>,
  others: ReadonlySet<string> = new Set(),
): SourceFolder {
  const own = (path: string): SourceRead | undefined => {
    const text = files.get(path);
    return text === undefined ? undefined : { kind: 'file', bytes: new TextEncoder().encode(text) };
  };
  return {
    root: undefined,
    read: async (path) => own(path) ?? folder.read(path),
    readInside: async (path) => own(path) ?? folder.readInside(path),
    async names(path) {
      const inside = [...files.keys()]
        .filter((file) => file.startsWith(`${path}/`))
        .map((file) => file.slice(path.length + 1).split('/')[0] as string);
      const names = await folder.names(path);
      if (names === undefined && inside.length === 0) return undefined;
      return [...new Set([...(names ?? []), ...inside])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
    has: async (path) => files.has(path) || others.has(path) || folder.has(path),
  };
}
