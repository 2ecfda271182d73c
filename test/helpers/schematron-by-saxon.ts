/** Debian's Saxon-HE, as a judge of what our Schematron compiler writes: standard XSLT that means the same to another processor. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { schematronStylesheet } from '../../src/validation/schematron.js';

const saxon = '/usr/share/java/Saxon-HE.jar';
export const hasSaxon = existsSync(saxon);

/** Runs the rules over all files of a folder; gives, by file name, the ids of the asserts that failed. */
export async function brokenRules(
  rules: string,
  folder: string,
  names: readonly string[],
  scratch: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const run = (...args: string[]) => promisify(execFile)('java', ['-jar', saxon, ...args]);
  const compiled = join(scratch, 'rules.xsl');
  const reports = join(scratch, 'reports');
  await mkdir(reports);
  const files = new Map([[rules, await readFile(rules, 'utf8')]]);
  await writeFile(compiled, schematronStylesheet({ language: 'sch', file: rules, files, hash: '' }));
  await run(`-s:${folder}`, `-xsl:${compiled}`, `-o:${reports}`);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string[]]> => {
        const report = await readFile(join(reports, name), 'utf8');
        return [name, [...report.matchAll(/<svrl:failed-assert[^>]*\sid="([^"]+)"/g)].map(([, id]) => id as string)];
      }),
    ),
  );
}
