/**
 * `npm run bench [-- SIZE…] [--jobs N]`: how long the program takes for editions of 1, 100 and 1,000 records, and Saxon-HE for the same
 * transforms. See README.md beside this file.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changeRecord, generate } from './generate.js';
import { edition, median } from './run.js';
import { hasSaxonHe, prepareInputs, timeSaxonHe } from './saxon-he.js';
import { timeOurTransforms } from './transforms.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string' }, 'no-peer': { type: 'boolean', default: false } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1, 100, 1000];
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));

const line = (label, ...figures) => console.log(`  ${label.padEnd(44)} ${figures.join('   ')}`);
const seconds = (number) => `${number.toFixed(2)} s`;
const perRecord = (number, count) => `${((1000 * number) / count).toFixed(1)} ms a record`;
const aim = (isMet) => (isMet ? 'met' : 'MISSED');

async function measure(count) {
  const folder = join(work, `edition-${count}`);
  const cache = join(work, `cache-${count}`);
  const out = join(work, `dist-${count}`);
  await generate(folder, count);
  await mkdir(cache, { recursive: true });
  const build = async () => {
    const result = await edition(['build', folder, '--out', out, '--json'], { cache, work, jobs: values.jobs });
    return { ...result, report: JSON.parse(result.stdout).editions[0] };
  };
  const cold = await build();
  const unchanged = await build();
  await changeRecord(folder, count >> 1);
  const changed = await build();
  if (changed.report.transformed !== 1)
    throw new Error(`${changed.report.transformed} records were transformed, not 1`);

  console.log(`\n${count} record${count === 1 ? '' : 's'}`);
  line('cold build', seconds(cold.seconds), perRecord(cold.seconds, count), `peak ${cold.megabytes} MB`);
  line(
    'build again, nothing changed',
    seconds(unchanged.seconds),
    `${(unchanged.seconds / cold.seconds).toFixed(3)} of cold`,
  );
  line(
    'build again, one record changed',
    seconds(changed.seconds),
    `${(changed.seconds / cold.seconds).toFixed(3)} of cold`,
  );
  if (!values['no-peer'] && hasSaxonHe()) {
    const inputs = await prepareInputs(folder, join(work, `peer-${count}`));
    const ours = await timeOurTransforms(inputs);
    const theirs = await timeSaxonHe(join(work, `peer-${count}`));
    line('the record transforms alone, one thread', seconds(ours), perRecord(ours, count));
    line('the same by Saxon-HE, one JVM', seconds(theirs), perRecord(theirs, count));
    line('transforms alone : Saxon-HE', (ours / theirs).toFixed(2));
    line('whole cold build : Saxon-HE’s transforms', (cold.seconds / theirs).toFixed(2));
  }
  return { count, cold: cold.seconds, changed: changed.seconds };
}

try {
  console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`);
  const help = [];
  for (let i = 0; i < 7; i += 1) help.push((await edition(['--help'], { cache: work, work })).seconds);
  console.log('\nstart');
  line('edition --help, median of 7', seconds(median(help)), `aim < 0.3 s: ${aim(median(help) < 0.3)}`);
  if (!values['no-peer'] && !hasSaxonHe())
    console.log('\nSaxon-HE is not here (Debian: libsaxonhe-java; or set SAXON_HE): no comparison.');

  const results = [];
  for (const size of sizes) results.push(await measure(size));

  console.log('\naims');
  const [smaller, larger] = results.slice(-2);
  if (larger !== undefined) {
    const growth = larger.cold / larger.count / (smaller.cold / smaller.count);
    line(`cost of a record, ${larger.count} : ${smaller.count}`, growth.toFixed(2), `aim ≤ 1.1: ${aim(growth <= 1.1)}`);
  }
  const last = results.at(-1);
  const ratio = last.changed / last.cold;
  line(`one changed of ${last.count}, of the cold build`, ratio.toFixed(3), `aim < 0.1: ${aim(ratio < 0.1)}`);
} finally {
  await rm(work, { recursive: true, force: true });
}
