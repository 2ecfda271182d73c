/** A comparison as lines for a terminal. */
import {
  type Comparison,
  differs,
  isNoteTold,
  isTold,
  type Part,
  type RecordDifference,
  type TagDifference,
} from './model.js';
import { noteWords, passageWords, shortened, tagWords } from './words-for-readers.js';

export interface DiffPaint {
  readonly removed: (text: string) => string;
  readonly added: (text: string) => string;
}

export function comparisonAsText(comparison: Comparison, paint: DiffPaint): string {
  const { old, new: fresh, records, added, removed } = comparison;
  const told = records.filter(differs);
  const blocks = [
    ...told.map((record) => recordLines(record, paint)),
    ...added.map(({ id, title }) => [`${title} (${id}) is new`]),
    ...removed.map(({ id, title }) => [`${title} (${id}) is gone`]),
  ];
  const head = `${old} → ${fresh}`;
  if (blocks.length === 0) return `${head}: nothing is different.\n`;
  return `${[[head], ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function recordLines(record: RecordDifference, paint: DiffPaint): readonly string[] {
  const { id, oldId, title, facts, passages, notes, changes } = record;
  const lines = [
    ...(oldId === undefined ? [] : [`  Id: ${oldId} → ${id}`]),
    ...changes.map(({ when, text }) => `  Recorded change${when === '' ? '' : ` of ${when}`}: ${text}`),
    ...facts.map(({ name, parts }) => `  ${name}: ${sides(parts, paint)}`),
    ...passages.filter(isTold).flatMap((one) => passageLines(passageWords(one), one, paint)),
    ...notes.filter(isNoteTold).flatMap((one) => passageLines(noteWords(one), one, paint)),
  ];
  return [
    `${title} (${id})`,
    ...(lines.length > 0 ? lines : ['  Words, notes and tags are the same; something else of the encoding differs.']),
  ];
}

function passageLines(
  name: string,
  {
    kind,
    parts,
    tags,
  }: { readonly kind: string; readonly parts: readonly Part[]; readonly tags: readonly TagDifference[] },
  paint: DiffPaint,
): readonly string[] {
  return [
    ...(kind === 'same' && tags.length > 0 ? [`  ${name}`] : []),
    ...(kind === 'same' && tags.length === 0 ? [`  ${name}, its words unchanged`] : []),
    ...(kind === 'same' ? [] : [`  ${name}: ${sides(parts, paint)}`]),
    ...tags.map((tag) => `    ${tagWords(tag)}`),
  ];
}

/** “old” → “new”, with some words before and after. */
function sides(parts: readonly Part[], paint: DiffPaint): string {
  const short = shortened(parts, 5);
  const side = (left: Part['kind'], mark: (text: string) => string): string =>
    short
      .filter(({ kind }) => kind !== left)
      .map(({ kind, text }) => (kind === 'same' ? text : mark(text)))
      .join('')
      .replace(/\n+/g, ' / ')
      .trim();
  const [old, fresh] = [side('added', paint.removed), side('removed', paint.added)];
  if (old === '' || fresh === '') return `“${old || fresh}”`;
  return `“${old}” → “${fresh}”`;
}
