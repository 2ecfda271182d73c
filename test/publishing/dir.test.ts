import { join } from 'node:path';
import { describe } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import type { FarTree } from '../../src/publishing/target.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { folderEnd } from './folder-end.js';
import { options } from './site.js';
import { testTree } from './trees.js';

describe('a folder', () => {
  testTree(async () => {
    const folder = join(await temporaryFolder(), 'www');
    const settings = { env: {}, signal: options.signal, folder: '' };
    return folderEnd(folder, () => openTarget(`dir:${folder}`, settings) as Promise<FarTree>);
  });
});
