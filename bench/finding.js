/**
 * `node bench/finding.js [RECORDS]`: what finding costs: the index of the search, the registers and the lists, beside the transforms of the
 * records, in one run and one thread. And how large what a reader loads becomes. See README.md beside this file.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEdition } from '../lib/workflows/build.js';
import { generate } from './generate.js';
import { prepareInputs } from './saxon-he.js';
import { timeOurTransforms } from './transforms.js';

const count = Number(process.argv[2] ?? 1000);
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));
process.env.EDITION_CACHE = join(work, 'cache');
const line = (label, ...figures) => console.log(`  ${label.padEnd(52)} ${figures.join('   ')}`);
const aim = (isMet) => (isMet ? 'met' : 'MISSED');

/** Builds in this thread; seconds from the first page of the site to the last file, by the clock, since Pagefind is another process. */
async function secondsOfPages(folder) {
  let began = 0;
  let ended = 0;
  const report = await buildEdition(folder, {
    out: join(work, 'dist'),
    slug: 'site',
    jobs: 1,
    force: false,
    signal: new AbortController().signal,
    sourceDateEpoch: undefined,
    progress: ({ step, done, of }) => {
      if (step === 'records' && done === of) began = performance.now();
      if (step === 'publish') ended = performance.now();
    },
  });
  if (report.published === undefined) throw new Error('The edition was not published');
  return (ended - began) / 1000;
}

/** The files under a folder, with their sizes. */
async function sizes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (path) => ({ path: path.slice(folder.length + 1), bytes: (await stat(path)).size })),
  );
}

try {
  const folder = join(work, 'edition');
  await generate(folder, count);
  const pages = await secondsOfPages(folder);
  const again = await secondsOfPages(folder);
  const transforms = await timeOurTransforms(await prepareInputs(folder, join(work, 'inputs')));
  console.log(`\n${count} records, one thread`);
  line('the transforms of the records', `${transforms.toFixed(1)} s`);
  line('search, registers, lists, drawings', `${pages.toFixed(1)} s`);
  line('the same again, nothing changed', `${again.toFixed(1)} s`);
  const ratio = pages / transforms;
  line('search and all pages : transforms', ratio.toFixed(2), `aim ≤ 0.33: ${aim(ratio <= 0.33)}`);

  const files = await sizes(join(work, 'dist/site'));
  const kilobytes = (list) => `${Math.round(list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000)} kB`;
  const largest = (list) => [...list].sort((a, b) => b.bytes - a.bytes)[0];
  const under = (path) => files.filter((file) => file.path.startsWith(path));
  const page = largest(files.filter(({ path }) => path.endsWith('.html')));
  line('largest page', `${page.path}, ${kilobytes([page])}`, `aim ≤ 300 kB: ${aim(page.bytes <= 300_000)}`);
  const own = files.filter(({ path }) => /^assets\/.*\.js$/.test(path));
  line('all scripts of ours', kilobytes(own), `aim ≤ 40 kB: ${aim(kilobytes(own).split(' ')[0] <= 40)}`);
  for (const path of ['search/records.js', 'search/text/', 'search/words/', 'search/pagefind/']) {
    const found = under(path);
    line(path, kilobytes(found), `${found.length} files, the largest ${kilobytes([largest(found)])}`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
