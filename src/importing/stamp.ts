/** What an exported file says of itself, so that it is known again when it comes back. */
import type { Archive } from './unzip.js';

/** Which text of a record is meant: the translation, or the original that stands in the same file. */
export type Part = 'translation' | 'original';

export interface Stamp {
  /** The id of the record. */
  readonly record: string;
  readonly part: Part;
  /** SHA-256 of the record’s file, in hexadecimal: which version of it was exported. */
  readonly version: string;
  /** A hash of what the file said when it was exported: another version of the program may lay the same record out otherwise. */
  readonly layout: string;
}

/** As one line of words; a program that drops hidden properties may keep it in the foot of the pages. */
export function stampLine({ record, part, version, layout }: Stamp): string {
  return `edition export: ${record} ${part} ${version} ${layout}`;
}

const line = /edition export: (\S+) (translation|original) ([0-9a-f]{64}) ([0-9a-f]{16})/;
const comment = new RegExp(`<!-- ${line.source}[^>]*-->`);

/** Whether a line is a stamp, and no part of the document. */
export function isStampLine(text: string): boolean {
  return line.test(text);
}

function readLine(text: string): Stamp | undefined {
  const [, record, part, version, layout] = line.exec(text) ?? [];
  if (record === undefined || version === undefined || layout === undefined) return undefined;
  return { record, part: part as Part, version, layout };
}

/** The first line of an exported Markdown file. */
export function stampComment(stamp: Stamp): string {
  return `<!-- ${stampLine(stamp)}. Leave this line: by it the file is known again. -->`;
}

export function stampInMarkdown(text: string): Stamp | undefined {
  return readLine(comment.exec(text)?.[0] ?? '');
}

/** The text without the line, which is no part of the document; all lines keep their numbers. */
export function withoutStamp(text: string): string {
  return text.replace(comment, '');
}

/** In the properties of a .docx or .odt file, or, where a program has dropped them, in the foot of the pages. */
export function stampInArchive({ names, read }: Archive): Stamp | undefined {
  const decode = (name: string): string =>
    new TextDecoder().decode(read(name) ?? new Uint8Array()).replace(/<[^>]*>/g, '');
  const feet = names.filter((one) => /^word\/footer\d*\.xml$/.test(one));
  for (const name of ['docProps/custom.xml', 'meta.xml', ...feet, 'styles.xml']) {
    const stamp = names.includes(name) ? readLine(decode(name)) : undefined;
    if (stamp !== undefined) return stamp;
  }
  return undefined;
}
