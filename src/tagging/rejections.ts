/** What an editor has rejected, kept in `tagging.yaml` of the edition: see docs/reference/tagging.md. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { XmlDocument } from '../xml/tree.js';
import { contextOf, isSameContext } from './context.js';
import type { Context } from './proposal.js';
import { readYaml } from './read-yaml.js';
import { runningTexts } from './record-view.js';

/** The file, in the folder of the edition. */
export const rejectionsFile = 'tagging.yaml';

/** Words of a record that are not to be tagged. */
export interface Rejection extends Context {
  /** The id of the record. */
  readonly record: string;
}

export interface ReadRejections {
  readonly rejections: readonly Rejection[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the file. What is wrong in it is told, and the rest is read. */
export function readRejections(text: string, file: string): ReadRejections {
  const { value, problems, rangeOf } = readYaml(text);
  const wrong = (path: readonly (string | number)[], message: string): Diagnostic =>
    diagnostic('tag/rejections', file, rangeOf(path), { message, help: shape });
  if (problems.length > 0) {
    const diagnostics = problems.slice(0, 1).map(({ message, range }) =>
      diagnostic('tag/rejections', file, range, {
        message: `This is not YAML: ${message.split('\n')[0]?.replace(/\.$/, '') ?? ''}`,
        help: shape,
      }),
    );
    return { rejections: [], diagnostics };
  }
  if (value === null || value === undefined) return { rejections: [], diagnostics: [] };
  const records = isObject(value) ? value['rejected'] : undefined;
  if (records === null && isObject(value)) return { rejections: [], diagnostics: [] };
  if (!isObject(records))
    return { rejections: [], diagnostics: [wrong([], 'The file has no key “rejected” with records under it')] };
  const rejections: Rejection[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [record, entries] of Object.entries(records)) {
    if (!Array.isArray(entries)) {
      diagnostics.push(wrong(['rejected', record], `“${record}” has no list under it`));
      continue;
    }
    for (const [i, entry] of entries.entries()) {
      const { words, before = '', after = '' } = (isObject(entry) ? entry : {}) as Readonly<Record<string, unknown>>;
      if (typeof words === 'string' && words !== '' && isText(before) && isText(after))
        rejections.push({ record, words, before: String(before), after: String(after) });
      else diagnostics.push(wrong(['rejected', record, i], 'An entry has no words, or something other than words'));
    }
  }
  return { rejections, diagnostics };
}

const shape = 'Write {words: "…", before: "…", after: "…"} under the id of the record, or delete what is wrong';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

const head = `# Words that "edition tag" has proposed to tag and an editor has rejected: they are not proposed again, and
# "edition validate" does not miss a tag there. Delete a line to have its words proposed again.
`;

/** The file: sorted, each rejection once, on a line of its own. */
export function writeRejections(rejections: readonly Rejection[]): string {
  const byRecord = new Map<string, Set<string>>();
  for (const { record, words, before, after } of rejections) {
    const line = `    - { words: ${quoted(words)}, before: ${quoted(before)}, after: ${quoted(after)} }`;
    byRecord.set(record, (byRecord.get(record) ?? new Set()).add(line));
  }
  if (byRecord.size === 0) return `${head}rejected: {}\n`;
  const records = [...byRecord].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = records.flatMap(([record, entries]) => [`  ${quoted(record)}:`, ...[...entries].sort()]);
  return `${head}rejected:\n${lines.join('\n')}\n`;
}

/** A string as both YAML and JSON have it; what YAML does not print is written as its number. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u2028\u2029\uFEFF]/g,
    (character) => `\\u${(character.codePointAt(0) as number).toString(16).padStart(4, '0')}`,
  );
}

/** Whether words of a record have been rejected. */
export function rejectionTest(rejections: readonly Rejection[], record: string): (context: Context) => boolean {
  const own = new Map<string, Rejection[]>();
  for (const one of rejections) if (one.record === record) own.set(one.words, [...(own.get(one.words) ?? []), one]);
  return (context) => (own.get(context.words) ?? []).some((one) => isSameContext(one, context));
}

/** Whether an offset of a record’s source lies in words that have been rejected. */
export function rejectedPlaces(
  document: XmlDocument,
  rejections: readonly Rejection[],
  record: string,
): (offset: number) => boolean {
  const own = rejections.filter((one) => one.record === record);
  if (own.length === 0) return () => false;
  const places: { readonly start: number; readonly end: number }[] = [];
  for (const text of runningTexts(document)) {
    const spaced = text.shown.replaceAll('\n', ' ');
    for (const { words, before, after } of own) {
      for (let at = spaced.indexOf(words); at >= 0; at = spaced.indexOf(words, at + 1)) {
        const context = contextOf(text, at, at + words.length);
        const [first, last] = [text.origins[at], text.origins[at + words.length - 1]];
        if (!isSameContext(context, { words, before, after }) || first === undefined || last === undefined) continue;
        places.push({ start: first.start, end: last.end });
      }
    }
  }
  return (offset) => places.some(({ start, end }) => start <= offset && offset < end);
}
