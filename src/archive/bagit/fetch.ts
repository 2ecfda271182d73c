/** `fetch.txt`: files that are to be got from elsewhere (RFC 8493 §2.2.3). They never are: what is not in a bag is missing. */
import type { Findings } from '../fixity.js';
import { unsafePath } from '../paths.js';

/** The hosts by the paths of the files that would come from them. A line that leads elsewhere than into `data/` is refused. */
export function readFetch(text: string, findings: Findings): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  const lines = text.split(/\r\n?|\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, address = '', written = ''] = /^(\S+)[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
    if (written === '') {
      findings.fault('malformed', 'fetch.txt', `Line ${i + 1} is no address with a length (or -) and a path after it`);
      continue;
    }
    const path = written.replace(/^(?:\.\/+)+/, '');
    const reason = unsafePath(path) ?? (path.startsWith('data/') ? undefined : 'is not in data/');
    if (reason !== undefined) {
      findings.fault('refused', path, `fetch.txt would write it, and its path ${reason}`);
      continue;
    }
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !['http:', 'https:', 'ftp:'].includes(url.protocol)) {
      findings.fault('refused', path, 'fetch.txt would get it from what is no address in the web');
      continue;
    }
    if (hosts.has(path)) findings.fault('malformed', 'fetch.txt', `It lists ${path} twice`);
    hosts.set(path, url.host);
  }
  return hosts;
}
