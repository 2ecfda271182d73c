/** Validates a draft as part of its edition before it is written there. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { openFolder } from '../store/source-files.js';
import { withFiles } from './changed-files.js';
import { displayPath } from './display-path.js';
import { validateEdition } from './validate.js';

/**
 * What is wrong with a draft, errors and warnings; not what its doubts say already, such as a name without a pointer.
 *
 * @param registers registers as they will be, by their path in the edition
 * @param pictures paths of pictures that will be there
 * @throws whatever `signal` was aborted with
 */
export async function checkDraft(
  folder: string,
  record: string,
  xml: string,
  registers: ReadonlyMap<string, string>,
  pictures: Iterable<string>,
  signal?: AbortSignal,
): Promise<readonly Diagnostic[]> {
  const files = withFiles(openFolder(folder), new Map([...registers, [record, xml]]), new Set(pictures));
  const { diagnostics } = await validateEdition(folder, { files, ...(signal === undefined ? {} : { signal }) });
  const name = displayPath(folder, record);
  return diagnostics.filter(({ file, severity }) => file === name && severity !== 'info');
}
