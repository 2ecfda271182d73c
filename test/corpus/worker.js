/** One process of the corpus run: gets the path of a TEI file, sends back what came of building it. Its end ends nothing else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildFile } from './build-file.js';
import { judge } from './judge.js';

const limit = Number(process.argv[2]);
const work = mkdtempSync(join(tmpdir(), 'edition-corpus-'));
process.env.EDITION_CACHE = join(work, 'cache');

/** At which second of the process’s processor time the work on the file began; -1: there is no work. */
const begin = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
new Worker(new URL('watchdog.js', import.meta.url), { workerData: { state: begin.buffer, limit } }).unref();

process.on('message', async ({ path }) => {
  const started = process.cpuUsage();
  const seconds = () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
  Atomics.store(begin, 0, Math.floor((started.user + started.system) / 1e6));
  try {
    const built = await buildFile(path, work);
    const building = seconds();
    process.send({ ...(await judge(built)), seconds: building, judging: seconds() - building });
  } catch (error) {
    process.send({ faults: [`crash: ${error.stack ?? error}`], seconds: seconds() });
  }
  Atomics.store(begin, 0, -1);
});
process.on('disconnect', () => {
  rmSync(work, { recursive: true, force: true });
  process.exit();
});
process.send('ready');
