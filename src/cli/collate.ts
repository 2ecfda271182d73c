/** `edition collate`: aligns witnesses and writes what differs. */
import type { Ignorable } from '../collation/model.js';
import { writeOutput } from '../store/write-output.js';
import { type CollationFormat, checkOutput, collateFiles, formatOf, renderCollation } from '../workflows/collate.js';
import { exitCodes } from './failure.js';

export interface CollateFlags {
  readonly out?: string;
  readonly format?: CollationFormat;
  readonly base?: string;
  readonly ignore?: readonly Ignorable[];
  readonly language?: string;
  readonly force?: boolean;
}

export async function collateCommand(witnesses: readonly string[], flags: CollateFlags): Promise<number> {
  const { out, base, language } = flags;
  const format = flags.format ?? (out === undefined ? 'tei' : formatOf(out));
  const collation = await collateFiles({
    witnesses,
    ignore: flags.ignore ?? [],
    ...(base === undefined ? {} : { base }),
    ...(language === undefined ? {} : { language }),
  });
  if (out !== undefined) checkOutput(out, collation);
  const text = await renderCollation(collation, format, out);
  if (out === undefined) process.stdout.write(text);
  else await writeOutput(out, text, { replace: flags.force ?? false });
  for (const { source, leftOut } of collation.witnesses) {
    if (leftOut.length > 0) process.stderr.write(`Not collated of ${source}: ${leftOut.join(', ')}.\n`);
  }
  if (out !== undefined) process.stderr.write(`Collated ${collation.witnesses.length} witnesses into ${out}.\n`);
  return exitCodes.clean;
}
