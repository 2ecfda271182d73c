import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../helpers/temporary.js';

const processes = pathToFileURL(fileURLToPath(new URL('processes.js', import.meta.url))).href;

test('a process that is killed is the failure of its own file, and the run goes on', async () => {
  const folder = await temporaryFolder();
  const worker = join(folder, 'worker.mjs');
  writeFileSync(
    worker,
    `process.send('ready');
     process.on('message', ({ dies, after }) => {
       if (dies) process.kill(process.pid, 'SIGKILL');
       else process.send({ faults: [] }, () => after && process.kill(process.pid, 'SIGKILL'));
     });`,
  );
  const main = join(folder, 'main.mjs');
  writeFileSync(
    main,
    `import { workThrough } from ${JSON.stringify(processes)};
    const told = [];
    const items = [{ n: 1 }, { n: 2, dies: true }, { n: 3, after: true }, { n: 4 }, { n: 5 }];
    await workThrough(items, { module: ${JSON.stringify(worker)}, args: [], jobs: 1, done: ({ n }, { faults }) => told.push([n, faults.length]) });
    console.log(JSON.stringify(told));`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [main]);
  const told = JSON.parse(stdout) as readonly (readonly [number, number])[];
  expect(told.map(([n]) => n)).toEqual([1, 2, 3, 4, 5]);
  expect(told.filter(([n]) => n < 4)).toEqual([
    [1, 0],
    [2, 1],
    [3, 0],
  ]);
  expect(told.at(-1)).toEqual([5, 0]);
});
