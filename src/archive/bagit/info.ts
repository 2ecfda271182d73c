/** `bag-info.txt`: labels with values (RFC 8493 §2.2.2). */
import type { Findings } from '../fixity.js';

export type InfoEntry = readonly [label: string, value: string];

/** The text of `bag-info.txt`; white space in values becomes a space. */
export function infoText(entries: readonly InfoEntry[]): string {
  return entries.map(([label, value]) => `${label}: ${value.trim().replace(/\s+/g, ' ')}\n`).join('');
}

/** The entries in their order; a line that is neither an entry nor the rest of one is a fault. */
export function readInfo(text: string, file: string, findings: Findings): readonly InfoEntry[] {
  const entries: [string, string][] = [];
  const lines = text.split(/\r\n?|\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const last = entries.at(-1);
    const [, label, value = ''] = /^([^:\s][^:]*?)\s*:\s*(.*)$/.exec(line) ?? [];
    if (/^[ \t]/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`;
    else if (label !== undefined) entries.push([label, value.trim()]);
    else findings.fault('malformed', file, `Line ${i + 1} is no label with a colon and a value`);
  }
  return entries;
}

/** Checks `Payload-Oxum`, octets and files of the payload, against what is there. */
export function checkOxum(
  entries: readonly InfoEntry[],
  payload: { readonly bytes: number; readonly files: number },
  file: string,
  findings: Findings,
): void {
  const given = entries.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value);
  if (given.length > 1) findings.fault('malformed', file, 'It has more than one Payload-Oxum');
  for (const oxum of new Set(given)) {
    const [, bytes, files] = /^(\d+)\.(\d+)$/.exec(oxum) ?? [];
    if (bytes === undefined || files === undefined) {
      findings.fault(
        'malformed',
        file,
        `Its Payload-Oxum is “${oxum}”; expected octets, a full stop, and a number of files`,
      );
    } else if (Number(bytes) !== payload.bytes || Number(files) !== payload.files) {
      findings.fault(
        'malformed',
        file,
        `Its Payload-Oxum is ${oxum}: ${bytes} octets in ${files} files; there are ${payload.bytes} octets in ${payload.files} files`,
      );
    }
  }
}
