/**
 * `node bench/finding.js [RECORDS]`: what finding costs: the index of the search, the registers and the lists, beside the
 * records themselves, in one run. And how large what a reader loads becomes. See README.md beside this file.
 */
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEdition } from '../lib/workflows/build.js';
import { generate } from './generate.js';

const count = Number(process.argv[2] ?? 1000);
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));
process.env.EDITION_CACHE = join(work, 'cache');
const line = (label, ...figures) => console.log(`  ${label.padEnd(52)} ${figures.join('   ')}`);
const aim = (isMet) => (isMet ? 'met' : 'MISSED');

/**
 * Builds in as many threads as the machine has processors, as users do. Seconds by the clock, since Pagefind is another process: from the
 * first record to the last, and from the first page of the site to the last file.
 */
async function secondsOf(folder) {
  const times = { start: 0, began: 0, ended: 0 };
  const report = await buildEdition(folder, {
    out: join(work, 'dist'),
    slug: 'site',
    jobs: availableParallelism(),
    force: false,
    signal: new AbortController().signal,
    sourceDateEpoch: undefined,
    progress: ({ step, done, of }) => {
      if (step === 'records' && times.start === 0) times.start = performance.now();
      if (step === 'records' && done === of) times.began = performance.now();
      if (step === 'publish') times.ended = performance.now();
    },
  });
  if (report.published === undefined) throw new Error('The edition was not published');
  return { records: (times.began - times.start) / 1000, pages: (times.ended - times.began) / 1000 };
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
  await appendFile(join(folder, 'edition.yaml'), '  books:\n    epub: false\n');
  const first = await secondsOf(folder);
  const again = await secondsOf(folder);
  console.log(`\n${count} records, ${availableParallelism()} threads`);
  line('the records: transforms, and what checks them', `${first.records.toFixed(1)} s`);
  line('search, registers, lists, drawings', `${first.pages.toFixed(1)} s`);
  line('the same again, nothing changed', `${again.pages.toFixed(1)} s`);
  const ratio = first.pages / first.records;
  line('search and all pages : records', ratio.toFixed(2), `aim ≤ 0.33: ${aim(ratio <= 0.33)}`);

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
