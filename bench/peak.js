/**
 * Loaded before the program (`node --import`): writes the process's highest memory use, in megabytes, to $BENCH_PEAK when it ends, and
 * where $BENCH_CPU names a file, the seconds of processor time to that.
 */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // Node gives kilobytes on every system.
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.BENCH_PEAK, String(Math.round(maxRSS / 1024)));
  if (process.env.BENCH_CPU) writeFileSync(process.env.BENCH_CPU, String((userCPUTime + systemCPUTime) / 1e6));
});
