/** A small site that is published at a target, as `edition publish` does it, without building one. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openTarget } from '../../../src/publishing/open-target.js';
import {
  checkTree,
  compareTree,
  publishTree,
  type SiteToPublish,
  type TreeCheck,
} from '../../../src/publishing/publish-tree.js';
import type { FarTree } from '../../../src/publishing/target.js';
import { openFolderTree } from '../../../src/store/folder-tree.js';
import { sendableFile, sumSendableFile } from '../../../src/store/outgoing-files.js';

/** A site with names that are hard to write in an address, more than one wave, and a file of two megabytes. */
export const trialFiles: Readonly<Record<string, string>> = {
  'index.html': '<!DOCTYPE html><title>Edition</title>',
  'people.html': '<!DOCTYPE html><title>People</title>',
  'manifest.json': '{}',
  'records/letter.html': '<!DOCTYPE html><title>Письмо</title><p>Текст</p>',
  'records/letter.xml': '<TEI/>',
  'records/a+b & c’s #1 (é).txt': 'hard',
  'assets/edition.css': 'p { margin: 0 }',
  'images/large.jpg': 'x'.repeat(2_000_000),
  'empty.txt': '',
};

export async function writeTrialSite(
  folder: string,
  files: Readonly<Record<string, string>> = trialFiles,
): Promise<SiteToPublish> {
  const entries = Object.entries(files);
  for (const [path, content] of entries) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return {
    id: 'trial',
    slug: 'trial',
    title: 'A trial',
    version: '1.0.0',
    generator: 'edition 0',
    files: entries.map(([path, content]) =>
      sendableFile(folder, {
        path,
        bytes: Buffer.byteLength(content),
        sha256: createHash('sha256').update(content).digest('hex'),
      }),
    ),
  };
}

/** The site that was built in a folder. */
export async function builtSite(folder: string): Promise<SiteToPublish> {
  const { files: tree } = await openFolderTree(folder);
  const files = await Promise.all([...tree.keys()].map((path) => sumSendableFile(folder, path)));
  return { id: 'trial', slug: 'trial', title: 'A trial', version: '1.0.0', generator: 'edition 0', files };
}

type Env = Readonly<Record<string, string | undefined>>;

/** What was done: what `edition publish` reports. */
export interface Trial {
  readonly isDone: boolean;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly sent: number;
}

const silent = { replace: false, progress: () => undefined };

async function withTree<T>(to: string, env: Env, folder: string, work: (tree: FarTree) => Promise<T>): Promise<T> {
  const target = await openTarget(to, { env, signal: new AbortController().signal, folder });
  try {
    if (target.kind !== 'tree') throw new Error(`${to} is no tree`);
    return await work(target);
  } finally {
    await target.close();
  }
}

export function publishTrial(
  site: SiteToPublish,
  to: string,
  env: Env,
  options: { readonly dryRun?: boolean; readonly mend?: boolean; readonly folder?: string } = {},
): Promise<Trial> {
  const { dryRun = false, mend = false, folder = '' } = options;
  return withTree(to, env, folder, async (tree) => {
    const how = { ...silent, mend, signal: new AbortController().signal };
    const comparison = await compareTree(tree, site, how);
    const { plan, isDone } = comparison;
    const { sent } = dryRun || isDone ? { sent: 0 } : await publishTree(tree, site, comparison, how);
    const paths = (files: readonly { readonly path: string }[]): readonly string[] =>
      files.map(({ path }) => path).toSorted();
    return { isDone, added: paths(plan.added), changed: paths(plan.changed), removed: paths(plan.removed), sent };
  });
}

export function checkTrial(to: string, env: Env): Promise<TreeCheck> {
  return withTree(to, env, '', (tree) =>
    checkTree(tree, { ...silent, mend: false, signal: new AbortController().signal }),
  );
}
