/** Runs programs and measures them from outside. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../lib/cli/main.js', import.meta.url));
const peak = new URL('peak.js', import.meta.url).href;

/** Runs a command to its end; throws with its words if it fails. Seconds by the wall clock. */
export async function time(command, args, options = {}) {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let said = '';
  let out = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said}`);
  return { seconds: (performance.now() - started) / 1000, stdout: out, stderr: said };
}

/** Runs `edition` with a cache of its own; also tells the peak of its memory, in megabytes, and its seconds of processor time. */
export async function edition(args, { cache, work, jobs }) {
  const file = join(work, 'peak');
  const cpu = join(work, 'cpu');
  const env = { ...process.env, EDITION_CACHE: cache, BENCH_PEAK: file, BENCH_CPU: cpu };
  const more = jobs === undefined ? [] : ['--jobs', String(jobs)];
  const result = await time(process.execPath, ['--import', peak, program, ...args, ...more], { env, cwd: work });
  return {
    ...result,
    megabytes: Number(await readFile(file, 'utf8')),
    processor: Number(await readFile(cpu, 'utf8')),
  };
}

/** Runs a command as `time` does, with the peak of its memory, in megabytes; that of its largest child, if it starts others. */
export async function timeWithMemory(command, args, work) {
  const file = join(work, 'peak');
  const result = await time('/usr/bin/time', ['-f', '%M', '-o', file, command, ...args]);
  return { ...result, megabytes: Math.round(Number((await readFile(file, 'utf8')).trim().split('\n').at(-1)) / 1024) };
}

/** The median of an odd number of measurements. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}
