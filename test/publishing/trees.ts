/** What every tree must do, whatever it is reached with: the same tests for each. */
import { expect, it } from 'vitest';
import { checkTree, compareTree, publishTree } from '../../src/publishing/publish-tree.js';
import type { FarTree } from '../../src/publishing/target.js';
import { first, options, publish, second, siteOf } from './site.js';

/** The far end, as a reader or its owner has it. Paths are those in the target's folder. */
export interface FarEnd {
  /** Opens the target, as a new run of the program does. */
  open(): Promise<FarTree>;
  /** All files that readers see, with their content. */
  visible(): Promise<Readonly<Record<string, string>>>;
  /** Puts a file there, as somebody else does; undefined takes it away. */
  put(path: string, content: string | undefined): Promise<void>;
  /** Paths of what lies staged. Undefined where a broken run leaves nothing. */
  readonly staged: (() => Promise<readonly string[]>) | undefined;
}

/** Declares the tests. `make` gives a new, empty far end to each. */
export function testTree(make: () => Promise<FarEnd>): void {
  const using = async <T>(end: FarEnd, act: (tree: FarTree) => Promise<T>): Promise<T> => {
    const tree = await end.open();
    try {
      return await act(tree);
    } finally {
      await tree.close();
    }
  };

  it('puts a site where there was nothing, and nothing beside it', async () => {
    const end = await make();
    const site = await siteOf(first);
    expect(await using(end, (tree) => publish(tree, site))).toMatchObject({
      added: Object.keys(first).toSorted(),
      changed: [],
      removed: [],
    });
    expect(await end.visible()).toEqual(first);
    expect(await end.staged?.()).toEqual(end.staged && []);
  });

  it('does nothing the second time', async () => {
    const end = await make();
    const site = await siteOf(first);
    await using(end, (tree) => publish(tree, site));
    expect(await using(end, (tree) => publish(tree, site))).toMatchObject({ isDone: true, added: [], changed: [] });
  });

  it('sends only what has changed, and takes away what is no more', async () => {
    const end = await make();
    await using(end, async (tree) => publish(tree, await siteOf(first)));
    const site = await siteOf(second, { version: '2.0.0' });
    const done = await using(end, (tree) => publish(tree, site));
    expect(done).toMatchObject({
      added: ['records/reply.html'],
      changed: ['index.html', 'manifest.json'],
      removed: ['records/letter.html'],
      tampered: [],
    });
    expect(done['sent']).toBeLessThan(200);
    expect(await end.visible()).toEqual(second);
  });

  it('leaves files of other people alone, also in its own folders', async () => {
    const end = await make();
    await end.put('robots.txt', 'User-agent: *');
    await using(end, async (tree) => publish(tree, await siteOf(first)));
    await end.put('records/mine.txt', 'my own notes');
    await using(end, async (tree) => publish(tree, await siteOf(second, { version: '2.0.0' })));
    expect(await end.visible()).toEqual({
      ...second,
      'robots.txt': 'User-agent: *',
      'records/mine.txt': 'my own notes',
    });
  });

  it('does not replace a file that something else has put there, unless it is told to', async () => {
    const end = await make();
    await end.put('index.html', 'under construction');
    const site = await siteOf(first);
    await expect(using(end, (tree) => publish(tree, site))).rejects.toThrow(/has not put there.*index\.html/);
    expect(await end.visible()).toEqual({ 'index.html': 'under construction' });
    await using(end, (tree) => publish(tree, site, { replace: true }));
    expect(await end.visible()).toEqual(first);
  });

  it('shows what it would do, and does not do it', async () => {
    const end = await make();
    const site = await siteOf(first);
    const { plan } = await using(end, (tree) => compareTree(tree, site, options));
    expect(plan.added).toHaveLength(Object.keys(first).length);
    expect(await end.visible()).toEqual({});
  });

  it('shows nothing of a run that was broken off while it sent, and goes on where that stopped', async () => {
    const end = await make();
    await using(end, async (tree) => publish(tree, await siteOf(first)));
    const site = await siteOf({ ...second, 'assets/new.bin': 'y'.repeat(400_000) }, { version: '2.0.0' });
    const broken = {
      ...site,
      files: site.files.map((file) => (file.path === 'records/reply.html' ? failing(file) : file)),
    };
    await expect(using(end, (tree) => publish(tree, broken))).rejects.toThrow();
    expect(await end.visible()).toEqual(first);
    const done = await using(end, (tree) => publish(tree, site));
    if (end.staged !== undefined) expect(done['sent']).toBeLessThan(400_000);
    expect(await end.visible()).toEqual({ ...second, 'assets/new.bin': 'y'.repeat(400_000) });
  });

  it('finds a file that has been changed there, and mends it', async () => {
    const end = await make();
    const site = await siteOf(first);
    await using(end, (tree) => publish(tree, site));
    await end.put('people.html', '<p>pEople</p>');
    await end.put('records/letter.html', undefined);
    const check = await using(end, (tree) => checkTree(tree, options));
    expect(check.faults.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'changed people.html',
      'missing records/letter.html',
    ]);
    await using(end, (tree) => publish(tree, site, { mend: true }));
    expect(await end.visible()).toEqual(first);
    expect((await using(end, (tree) => checkTree(tree, options))).faults).toEqual([]);
  });

  it('refuses the place of another edition', async () => {
    const end = await make();
    await using(end, async (tree) => publish(tree, await siteOf(first)));
    const other = await siteOf(second, { id: 'y', slug: 'y', title: 'Y' });
    await expect(using(end, (tree) => publish(tree, other))).rejects.toThrow('Another edition is published at');
    expect(await end.visible()).toEqual(first);
  });

  it('does not overwrite what another run has published since it compared', async () => {
    const end = await make();
    const [site, other] = [await siteOf(first), await siteOf(second)];
    await using(end, async (tree) => {
      const comparison = await compareTree(tree, site, options);
      await using(end, (another) => publish(another, other));
      await expect(publishTree(tree, site, comparison, options)).rejects.toThrow(/in the meantime|has moved/);
    });
    expect(await end.visible()).toEqual(second);
  });
}

/** A file that can't be read to its end. */
function failing<T extends { readonly source: string; open(): AsyncIterable<Uint8Array> }>(file: T): T {
  return {
    ...file,
    source: `${file.source}-gone`,
    async *open() {
      yield new Uint8Array(3);
      throw new Error('the source broke off');
    },
  };
}
