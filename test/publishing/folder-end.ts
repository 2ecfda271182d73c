/** A far end whose files lie in a folder of this computer, by whatever way they are reached. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ownFolder, stagedFolder } from '../../src/publishing/record.js';
import type { FarTree } from '../../src/publishing/target.js';
import { listFarFolder } from '../../src/store/far-folder.js';
import type { FarEnd } from './trees.js';

export function folderEnd(folder: string, open: () => Promise<FarTree>): FarEnd {
  return {
    open,
    async visible() {
      const paths = [...(await listFarFolder(folder, '')).keys()].filter((path) => !path.startsWith(`${ownFolder}/`));
      return Object.fromEntries(
        await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
      );
    },
    async put(path, content) {
      if (content === undefined) return rm(join(folder, path));
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    },
    staged: () => readdir(join(folder, stagedFolder)).catch(() => []),
  };
}
