/** `edition export`: records as files for a translator. */
import type { ExportFormat } from '../exporting/write-export.js';
import { exportRecords } from '../workflows/export.js';
import { exitCodes } from './failure.js';

export interface ExportFlags {
  readonly edition?: string;
  readonly format?: ExportFormat;
  readonly out: string;
  readonly force?: boolean;
}

export async function exportCommand(
  records: readonly string[],
  { force = false, ...flags }: ExportFlags,
  signal: AbortSignal,
): Promise<number> {
  const exported = await exportRecords(records, { ...flags, force, signal });
  for (const { record, files, notShown } of exported) {
    process.stdout.write(`${record}: wrote ${files.join(' and ')}\n`);
    if (notShown.length > 0)
      process.stdout.write(`  Kept in the record, and not to be seen there: ${notShown.join('; ')}\n`);
  }
  return exitCodes.clean;
}
