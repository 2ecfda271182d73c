/** Small sites for tests of publishing, and the far end as a test looks at it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SiteToPublish, TreeOptions } from '../../src/publishing/publish-tree.js';
import { compareTree, publishTree } from '../../src/publishing/publish-tree.js';
import type { FarTree } from '../../src/publishing/target.js';
import { sha256 } from '../../src/store/hash.js';
import { sendableFile } from '../../src/store/outgoing-files.js';
import { temporaryFolder } from '../helpers/temporary.js';

/** The files of a first version, and of a second one in which one is changed, one is added and one is gone. */
export const first = {
  'index.html': '<p>first</p>',
  'people.html': '<p>people</p>',
  'records/letter.html': '<p>a letter</p>',
  'records/тетрадь 1.html': '<p>a notebook</p>',
  'assets/edition.css': 'p { color: black }',
  'assets/big.bin': 'x'.repeat(700_000),
  'manifest.json': '{"version": 1}',
};
const { 'records/letter.html': _, ...kept } = first;
export const second = {
  ...kept,
  'index.html': '<p>second</p>',
  'records/reply.html': '<p>a reply</p>',
  'manifest.json': '{"version": 2}',
};

/** Writes files into a new folder, as a site that can be published. */
export async function siteOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  facts: Partial<SiteToPublish> = {},
): Promise<SiteToPublish> {
  const folder = await temporaryFolder();
  const outgoing = [];
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    outgoing.push(sendableFile(folder, { path, bytes: content.byteLength, sha256: sha256(content) }));
  }
  return { id: 'x', slug: 'x', title: 'X', version: '1.0.0', generator: 'edition 0', files: outgoing, ...facts };
}

export const options: TreeOptions = {
  mend: false,
  replace: false,
  signal: new AbortController().signal,
  progress: () => undefined,
};

/** Compares and publishes; says what was done, by paths. */
export async function publish(
  tree: FarTree,
  site: SiteToPublish,
  more: Partial<TreeOptions> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const all = { ...options, ...more };
  const comparison = await compareTree(tree, site, all);
  const paths = (files: readonly { readonly path: string }[]): readonly string[] => files.map(({ path }) => path);
  const { added, changed, removed, tampered } = comparison.plan;
  const plan = { added: paths(added), changed: paths(changed), removed: paths(removed), tampered: paths(tampered) };
  if (comparison.isDone) return { ...plan, sent: 0, isDone: true };
  const { sent } = await publishTree(tree, site, comparison, all);
  return { ...plan, sent, isDone: false };
}
