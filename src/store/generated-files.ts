/** Files that the program makes for an engine that reads nothing but files. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from './stylesheet-files.js';

/** Calls `work` with the path of a file of that name and text; the file is gone afterwards. */
export function withGeneratedFile<T>(name: string, text: string, work: (path: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, text);
    return work(path);
  });
}
