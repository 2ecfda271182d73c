/** Validates a draft as part of its edition before it is written there. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { openFolder, type SourceFolder, type SourceRead } from '../store/source-files.js';
import { displayPath } from './display-path.js';
import { validateEdition } from './validate.js';

/**
 * What is wrong with a draft, errors and warnings; not what its doubts say already, such as a name without a pointer.
 *
 * @param registers registers as they will be, by their path in the edition
 * @param pictures paths of pictures that will be there
 */
export async function checkDraft(
  folder: string,
  record: string,
  xml: string,
  registers: ReadonlyMap<string, string>,
  pictures: Iterable<string>,
): Promise<readonly Diagnostic[]> {
  const files = withFiles(openFolder(folder), new Map([...registers, [record, xml]]), new Set(pictures));
  const { diagnostics } = await validateEdition(folder, { files });
  const name = displayPath(folder, record);
  return diagnostics.filter(({ file, severity }) => file === name && severity !== 'info');
}

/** A folder in which some files are other ones. */
function withFiles(
  folder: SourceFolder,
  files: ReadonlyMap<string, string>,
  pictures: ReadonlySet<string>,
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
    has: async (path) => files.has(path) || pictures.has(path) || folder.has(path),
  };
}
