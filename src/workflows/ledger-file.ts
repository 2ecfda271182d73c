/** The ledger of an edition, in its folder. */
import { join } from 'node:path';
import { emptyLedger, type Identifier, type Ledger, readLedger, withVersion, writeLedger } from '../checking/ledger.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { isFile, readBytes } from '../store/files.js';
import { writeOutput } from '../store/write-output.js';
import { displayPath } from './display-path.js';

const fileName = 'ledger.json';

export interface LedgerFile {
  /** Empty where there is none, or where it can't be read. */
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

export async function openLedger(folder: string): Promise<LedgerFile> {
  const path = join(folder, fileName);
  if (!(await isFile(path))) return { ledger: emptyLedger, diagnostics: [] };
  const ledger = readLedger(new TextDecoder().decode(await readBytes(path)));
  if (ledger !== undefined) return { ledger, diagnostics: [] };
  const finding = diagnostic('site/ledger', displayPath(folder, fileName), startOfFile, {
    message: 'The ledger is not as “edition check --freeze” writes it',
    help: 'Take it back from your version control. Without it, nobody can tell what was published before.',
  });
  return { ledger: emptyLedger, diagnostics: [finding] };
}

/**
 * Writes what a version has into the ledger: to be called when it is released. Doing it again changes nothing.
 *
 * @returns how many addresses are new
 */
export async function freezeLedger(
  folder: string,
  ledger: Ledger,
  identifiers: ReadonlyMap<string, Identifier>,
  release: { readonly version: string; readonly date: string },
): Promise<number> {
  const next = withVersion(ledger, identifiers, release);
  await writeOutput(join(folder, fileName), writeLedger(next), { replace: true });
  return next.identifiers.size - ledger.identifiers.size;
}
