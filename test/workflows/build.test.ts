import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BuildReport, buildEdition, type Progress } from '../../src/workflows/build.js';
import { stylesheetCache } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { copyOfFirstEdition, firstRecord, hashTree } from '../helpers/tree.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

interface Choice {
  readonly cache?: string;
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

function build(folder: string, out: string, choice: Choice = {}): Promise<BuildReport> {
  if (choice.cache !== undefined) vi.stubEnv('EDITION_CACHE', choice.cache);
  return buildEdition(join(folder, 'editions/cuba-1961-62'), {
    out,
    slug: 'cuba',
    jobs: 1,
    force: choice.force ?? false,
    signal: choice.signal ?? new AbortController().signal,
    sourceDateEpoch: undefined,
    progress: choice.progress ?? (() => undefined),
  });
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, 'utf8')));
}

/** An edition with several records, made from the first one. */
async function editionOf(...ids: readonly string[]): Promise<string> {
  const folder = await copyOfFirstEdition();
  const text = await readFile(join(folder, firstRecord), 'utf8');
  for (const id of ids) {
    const copy = text.replace('xml:id="kudryavtsev-castro-1961-12-30"', `xml:id="${id}"`);
    await writeFile(join(folder, `editions/cuba-1961-62/records/${id}.xml`), copy);
  }
  return folder;
}

const place = 'editions/cuba-1961-62';
/** Edits that an editor might make, each of which something in the output must show. */
const edits: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  word: (folder) =>
    edit(join(folder, place, 'records/b.xml'), (t) => t.replace('The rest of the', 'The remaining part of the')),
  name: (folder) =>
    edit(join(folder, place, 'records/b.xml'), (t) => t.replace(/Mexico<\/placeName> also/, 'Cuba</placeName> also')),
  title: (folder) =>
    edit(join(folder, place, 'records/b.xml'), (t) => t.replace('<title type="short">', '<title type="short">Again: ')),
  date: (folder) =>
    edit(join(folder, place, 'records/b.xml'), (t) =>
      t.replace('type="conversation" when="1961-12-30"', 'type="conversation" when="1961-12-29"'),
    ),
  register: (folder) =>
    edit(join(folder, place, 'people.xml'), (t) => t.replace(/(type="short"[^>]*>)Castro</, '$1F. Castro<')),
  config: (folder) => edit(join(folder, place, 'edition.yaml'), (t) => t.replace(/^version: .*/m, 'version: 1.0.1')),
  show: (folder) => edit(join(folder, place, 'edition.yaml'), (t) => t.replace('apparatus: true', 'apparatus: false')),
  nothing: async () => undefined,
};

describe('a build', { timeout: 400_000 }, () => {
  it('with a cache has the same bytes as one without, after any edits', async () => {
    const sefs = await stylesheetCache();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(edits)), { minLength: 1, maxLength: 3 }),
        async (names) => {
          const folder = await editionOf('b');
          const cache = await stylesheetCache();
          const [warm, clean] = [await temporaryFolder(), await temporaryFolder()];
          await build(folder, warm, { cache });
          for (const name of names) {
            await edits[name]?.(folder);
            const report = await build(folder, warm, { cache });
            expect(report.published, JSON.stringify(report.diagnostics)).toBeDefined();
          }
          await build(folder, clean, { cache: sefs, force: true });
          expect(await hashTree(warm)).toEqual(await hashTree(clean));
        },
      ),
      { numRuns: 5, examples: [[['word']], [['register']], [['config', 'name']]] },
    );
  });

  it('transforms only the records that an edit touches', async () => {
    const folder = await editionOf('a', 'b', 'c', 'd', 'e');
    const [out, cache] = [await temporaryFolder(), await stylesheetCache()];
    expect((await build(folder, out, { cache })).published).toMatchObject({ transformed: 6, counts: { records: 6 } });
    expect((await build(folder, out, { cache })).published).toMatchObject({ transformed: 0 });
    await edits['word']?.(folder);
    expect((await build(folder, out, { cache })).published).toMatchObject({ transformed: 1 });
    // The neighbours of a record show its title.
    await edits['title']?.(folder);
    expect((await build(folder, out, { cache })).published).toMatchObject({ transformed: 3 });
  });

  it('does not depend on the order in which its parts get ready', async () => {
    const folder = await editionOf('a', 'b', 'c');
    const [one, other] = [await temporaryFolder(), await temporaryFolder()];
    await build(folder, one, { cache: await stylesheetCache() });
    vi.stubEnv('EDITION_CACHE', await stylesheetCache());
    await buildEdition(join(folder, place), {
      out: other,
      slug: 'cuba',
      jobs: 2,
      force: true,
      signal: new AbortController().signal,
      sourceDateEpoch: undefined,
      progress: () => undefined,
    });
    expect(await hashTree(other)).toEqual(await hashTree(one));
  });

  it('that is stopped at any step leaves the old output untouched', async () => {
    const folder = await editionOf('a');
    const [out, cache] = [await temporaryFolder(), await stylesheetCache()];
    await build(folder, out, { cache });
    const old = await hashTree(out);
    await edit(join(folder, firstRecord), (t) => t.replace('The rest of', 'The remainder of'));
    for (const step of ['validate', 'records', 'pages', 'publish'] as const) {
      const controller = new AbortController();
      const progress = (now: Progress): void => {
        if (now.step === step) controller.abort();
      };
      const stopped = build(folder, out, { cache, signal: controller.signal, progress });
      if (step === 'publish') await stopped;
      else {
        await expect(stopped, step).rejects.toThrow();
        expect(await hashTree(out), step).toEqual(old);
      }
    }
    expect(await hashTree(out)).not.toEqual(old);
  });

  it('has a manifest that names every other file with its hash, and every source', async () => {
    const folder = await copyOfFirstEdition();
    const [out, cache] = [await temporaryFolder(), await stylesheetCache()];
    await build(folder, out, { cache });
    const manifest = JSON.parse(await readFile(join(out, 'cuba/manifest.json'), 'utf8'));
    const { 'manifest.json': own, ...files } = await hashTree(join(out, 'cuba'));
    expect(own).toBeDefined();
    expect(Object.fromEntries(manifest.files.map((f: { path: string; sha256: string }) => [f.path, f.sha256]))).toEqual(
      files,
    );
    const sources = await hashTree(join(folder, place));
    expect(
      Object.fromEntries(manifest.inputs.map((f: { path: string; sha256: string }) => [f.path, f.sha256])),
    ).toEqual(sources);
  });

  it('publishes the images that a record shows, and nothing else that it points to', async () => {
    const folder = await copyOfFirstEdition();
    const out = await temporaryFolder();
    await mkdir(join(folder, place, 'images/maps'), { recursive: true });
    await mkdir(join(folder, place, 'private'));
    for (const path of ['images/maps/a b.svg', 'images/unused.png', 'images/notes.txt', 'private/b.png']) {
      await writeFile(join(folder, place, path), path);
    }
    await writeFile(join(folder, place, 'images/maps/a b.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const figure = (url: string): string => `<figure><graphic url="${url}"/><figDesc>A picture</figDesc></figure>`;
    await writeFile(
      join(folder, place, 'images/maps/a b.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg"><title>A map</title></svg>',
    );
    await writeFile(join(folder, place, 'images/false.png'), 'no picture');
    const urls = [
      '../images/maps/a%20b.svg',
      '../images/false.png',
      '../images/notes.txt',
      '../private/b.png',
      'https://example.org/c.png',
    ];
    await edit(join(folder, firstRecord), (t) => t.replace('<closer>', `${urls.map(figure).join('')}<closer>`));
    const { published, diagnostics } = await build(folder, out, { cache: await stylesheetCache() });
    expect(published, JSON.stringify(diagnostics)).toBeDefined();
    const files = Object.keys(await hashTree(join(out, 'cuba')));
    expect(files.filter((path) => /^(images|private)\//.test(path))).toEqual(['images/maps/a b.svg']);
    const manifest = JSON.parse(await readFile(join(out, 'cuba/manifest.json'), 'utf8'));
    expect(manifest.inputs.map(({ path }: { path: string }) => path)).toContain('images/maps/a b.svg');
    expect(diagnostics.filter(({ code }) => code === 'file/not-an-image').map(({ file }) => file)).toEqual([
      expect.stringMatching(/images\/false\.png$/),
    ]);
  });

  it('publishes a record with what it includes, and finds mistakes in the part that has them', async () => {
    const folder = await copyOfFirstEdition();
    const out = await temporaryFolder();
    const part = (text: string): Promise<void> =>
      mkdir(join(folder, place, 'records/parts'), { recursive: true }).then(() =>
        writeFile(join(folder, place, 'records/parts/enclosure.xml'), text),
      );
    const include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/enclosure.xml"/>';
    await edit(join(folder, firstRecord), (t) => t.replace('<closer>', `${include}<closer>`));
    await part('<?xml version="1.0"?>\n<p xmlns="http://www.tei-c.org/ns/1.0">An enclosure on sugar.</p>\n');
    const { published, diagnostics } = await build(folder, out, { cache: await stylesheetCache() });
    expect(published, JSON.stringify(diagnostics)).toBeDefined();
    const name = 'cuba/records/kudryavtsev-castro-1961-12-30';
    for (const kind of ['html', 'txt', 'xml']) {
      expect(await readFile(join(out, `${name}.${kind}`), 'utf8'), kind).toContain('An enclosure on sugar.');
    }
    const manifest = JSON.parse(await readFile(join(out, 'cuba/manifest.json'), 'utf8'));
    const inputs = manifest.inputs.map(({ path }: { path: string }) => path);
    expect(inputs).toContain('records/parts/enclosure.xml');

    await part('<p xmlns="http://www.tei-c.org/ns/1.0">An <persname>enclosure</persname>.</p>\n');
    const second = await build(folder, out, { cache: await stylesheetCache() });
    const [wrong] = second.diagnostics.filter(({ severity }) => severity === 'error');
    expect(wrong).toMatchObject({
      file: expect.stringMatching(/records\/parts\/enclosure\.xml$/),
      range: { start: { line: 1, column: 43 } },
    });
  });

  it('fails on two records whose ids differ only in capitals, and publishes nothing', async () => {
    const folder = await editionOf('b', 'B');
    const out = await temporaryFolder();
    await expect(build(folder, out, { cache: await stylesheetCache() })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/Two things would be published as records\/[bB]\.html/),
    });
    expect(await hashTree(out)).toEqual({});
  });
});
