/** Loaded before the program (`node --import`): writes the process's highest memory use, in megabytes, to $BENCH_PEAK when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  // Node gives kilobytes on every system.
  writeFileSync(process.env.BENCH_PEAK, String(Math.round(process.resourceUsage().maxRSS / 1024)));
});
