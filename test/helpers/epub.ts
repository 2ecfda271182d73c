/** EPUBs as tests read them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { unzipSync } from 'fflate';

const jar = '/usr/share/java/epubcheck.jar';

/** Whether epubcheck is here (Debian: epubcheck). */
export const hasEpubcheck = existsSync(jar) && spawnSync('java', ['-version']).status === 0;

/** What epubcheck says against a book; nothing if it is in order. */
export function epubcheck(path: string): readonly string[] {
  const { stdout, stderr } = spawnSync('java', ['-jar', jar, path], { encoding: 'utf8' });
  if (!/Messages: /.test(stdout)) throw new Error(`epubcheck did not finish:\n${stdout}${stderr}`);
  return `${stdout}\n${stderr}`.split('\n').filter((line) => /^(FATAL|ERROR|WARNING|INFO)/.test(line));
}

/** The files of a book by their paths in it, as text. */
export function filesOf(epub: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(epub)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}
