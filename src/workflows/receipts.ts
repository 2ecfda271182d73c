/** Receipts of earlier publications, as they lie in the folder of an edition's receipts. */
import { join } from 'node:path';
import type { Receipt } from '../publishing/receipt.js';
import type { RecordedFile } from '../publishing/record.js';
import { namesIn, readBytes } from '../store/files.js';

/** Whether there is a receipt that says the same of the same target. Files that are no receipts are passed over. */
export async function hasReceipt(
  folder: string,
  {
    target,
    version,
    files,
  }: { readonly target: string; readonly version: string; readonly files: readonly RecordedFile[] },
): Promise<boolean> {
  const sums = (list: readonly RecordedFile[]): string =>
    list.map(({ path, sha256 }) => `${sha256} ${path}`).join('\n');
  const wanted = sums(files);
  for (const name of (await namesIn(folder)) ?? []) {
    if (!name.endsWith('.json')) continue;
    try {
      const receipt = JSON.parse(new TextDecoder().decode(await readBytes(join(folder, name)))) as Receipt;
      if (receipt.target === target && receipt.edition.version === version && sums(receipt.files) === wanted)
        return true;
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
  }
  return false;
}
