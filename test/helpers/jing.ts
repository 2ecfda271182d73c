/** Debian's jing, as a judge of RELAX NG. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

export const jing = '/usr/bin/jing';
export const hasJing = existsSync(jing);

/**
 * The paths, of those given, that are not valid; one run of jing for all.
 *
 * @param options `ids`: whether the ids of a file must differ
 */
export function invalidByJing(
  schema: string,
  paths: readonly string[],
  { ids = true }: { readonly ids?: boolean } = {},
): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    execFile(jing, [...(ids ? [] : ['-i']), schema, ...paths], { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1 && error.code !== 2) return reject(error);
      if (stderr.includes('Exception')) return reject(new Error(stderr));
      const invalid = new Map<string, string>();
      for (const line of stdout.split('\n')) {
        const match = /^(.+?):\d+:\d+: (?:error|fatal): (.*)$/.exec(line);
        if (match !== null) invalid.set(match[1] as string, match[2] as string);
        else if (/\b(?:error|fatal): /.test(line)) return reject(new Error(line));
      }
      resolve(invalid);
    });
  });
}
