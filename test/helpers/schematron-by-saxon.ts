/** Debian's Saxon-HE with SchXslt, as a judge of Schematron that shares nothing with our own runner but SchXslt. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const saxon = '/usr/share/java/Saxon-HE.jar';
const compiler = fileURLToPath(
  new URL('../../node_modules/node-xsl-schematron/lib/schxslt-1.9.5/2.0/pipeline-for-svrl.xsl', import.meta.url),
);
export const hasSaxon = existsSync(saxon) && existsSync(compiler);

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
  await run(`-s:${rules}`, `-xsl:${compiler}`, `-o:${compiled}`);
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
