/** The program's own transforms alone, in this process: no validation, no gate, no files. */
import { readFile } from 'node:fs/promises';
import { transformRecord } from '../lib/transform/record.js';

/** Seconds for the transforms of all records, one after the other; loading the compiled stylesheets is included. */
export async function timeOurTransforms(inputs) {
  const labels = await readFile(new URL('../xslt/locale/en.xml', import.meta.url), 'utf8');
  const started = performance.now();
  for (const { id, file, xml, context, edition } of inputs) {
    await transformRecord({ id, file, xml: xml.replace(/^<\?xml[^>]*\?>/, ''), context, edition, labels });
  }
  return (performance.now() - started) / 1000;
}
