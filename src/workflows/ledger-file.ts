/** The ledger of an edition, in its folder. */
import { join } from 'node:path';
import { emptyLedger, type Ledger, readLedger } from '../checking/ledger.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { isFile, readBytes } from '../store/files.js';
import { displayPath } from './display-path.js';

/** Its name in the edition's folder. */
export const ledgerFile = 'ledger.json';

export interface LedgerFile {
  /** Empty where there is none, or where it can't be read. */
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

export async function openLedger(folder: string): Promise<LedgerFile> {
  const path = join(folder, ledgerFile);
  if (!(await isFile(path))) return { ledger: emptyLedger, diagnostics: [] };
  const ledger = readLedger(new TextDecoder().decode(await readBytes(path)));
  if (ledger !== undefined) return { ledger, diagnostics: [] };
  const finding = diagnostic('site/ledger', displayPath(folder, ledgerFile), startOfFile, {
    message: 'The ledger is not as “edition release” writes it',
    help: 'Take it back from your version control. Without it, nobody can tell what was published before.',
  });
  return { ledger: emptyLedger, diagnostics: [finding] };
}
