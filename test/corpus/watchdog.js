/**
 * Ends the process that it is a thread of when the work on one file takes too much processor time; the process itself is busy then
 * and can't. Processor time, because a file is not slow when the computer is.
 */
import { workerData } from 'node:worker_threads';

const { state, limit } = workerData;
const begin = new Int32Array(state);
setInterval(() => {
  const { user, system } = process.cpuUsage();
  const since = Atomics.load(begin, 0);
  if (since >= 0 && (user + system) / 1e6 - since > limit) process.kill(process.pid, 'SIGKILL');
}, 500);
