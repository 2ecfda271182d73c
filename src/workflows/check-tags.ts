/** Tries tags before they are written: what would make an edition less valid than it is, is left out. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { openFolder } from '../store/source-files.js';
import { insertTags, type NewTag, tagEdits } from '../tagging/insert-tags.js';
import type { Proposal } from '../tagging/proposal.js';
import { LineIndex } from '../xml/lines.js';
import { withFiles } from './changed-files.js';
import type { OpenRecord } from './open-tagging.js';
import { validateEdition } from './validate.js';

export interface PlacedTag {
  readonly tag: NewTag;
  readonly proposal: Proposal;
}

/** Each round leaves out what the one before has shown to be wrong; a record that needs more has something else wrong with it. */
const rounds = 6;

/** The tags of one record. */
export interface RecordTags {
  readonly record: OpenRecord;
  readonly placed: readonly PlacedTag[];
}

export interface CheckedTags {
  readonly tags: ReadonlyMap<OpenRecord, readonly PlacedTag[]>;
  readonly diagnostics: ReadonlyMap<OpenRecord, readonly Diagnostic[]>;
}

/** The tags with which the edition has no error that it does not have without them. */
export async function checkTags(
  folder: string,
  wanted: readonly RecordTags[],
  registers: ReadonlyMap<string, { readonly text: string }>,
  signal: AbortSignal,
): Promise<CheckedTags> {
  const tags = new Map(wanted.map(({ record, placed }) => [record, placed]));
  const diagnostics = new Map<OpenRecord, Diagnostic[]>(wanted.map(({ record }) => [record, []]));
  const leave = (record: OpenRecord, one: PlacedTag, message: string): void => {
    diagnostics.get(record)?.push(left(one, message));
    tags.set(
      record,
      (tags.get(record) ?? []).filter((other) => other !== one),
    );
  };
  const texts = (): ReadonlyMap<string, string> =>
    new Map([...tags].map(([record, own]) => [record.path, taggedText(record, own)] as const));
  const errorsWith = async (changed: ReadonlyMap<string, string>): Promise<readonly Diagnostic[]> => {
    const others = [...registers].map(([path, one]) => [path, one.text] as const);
    const files = withFiles(openFolder(folder), new Map([...others, ...changed]));
    const { diagnostics: found } = await validateEdition(folder, { files, signal });
    return found.filter(({ severity }) => severity === 'error');
  };
  const isEmpty = (): boolean => [...tags.values()].every((own) => own.length === 0);
  if (isEmpty()) return { tags, diagnostics };
  const before = await errorsWith(new Map(wanted.map(({ record }) => [record.path, record.source.text])));
  for (let round = 0; round < rounds && !isEmpty(); round += 1) {
    const changed = texts();
    const fresh = newErrors(before, await errorsWith(changed), tags);
    if (fresh.length === 0) return { tags, diagnostics };
    let isSettled = true;
    for (const [record, own] of tags) {
      const found = fresh.filter(({ file }) => file === record.source.file);
      for (const [one, { message }] of guiltyTags(changed.get(record.path) ?? '', own, found)) {
        leave(record, one, message);
        isSettled = false;
      }
    }
    if (isSettled) break;
  }
  for (const [record, own] of tags)
    for (const one of own) leave(record, one, 'Together with others it would make the edition invalid');
  return { tags, diagnostics };
}

/** A record with tags put in. */
export function taggedText({ source }: OpenRecord, placed: readonly PlacedTag[]): string {
  return insertTags(
    source.text,
    placed.map(({ tag }) => tag),
  );
}

function left({ proposal: { file, range, words, element } }: PlacedTag, message: string): Diagnostic {
  return diagnostic('tag/no-place', file, range, {
    message: `“${words}” was not tagged as ${element}: the record would not be valid. ${message}`,
    help: 'Tag it by hand in another way, or reject it',
  });
}

/** The errors that were not there before. */
function newErrors(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  tags: ReadonlyMap<OpenRecord, readonly PlacedTag[]>,
): readonly Diagnostic[] {
  const places = new Map([...tags].map(([record, own]) => [record.source.file, placesBefore(record, own)]));
  const key = ({ file, code, message }: Diagnostic, place: string): string => [file, code, message, place].join('\n');
  const known = new Set(before.map((one) => key(one, placeOf(one))));
  return after.filter((one) => !known.has(key(one, places.get(one.file)?.(one) ?? placeOf(one))));
}

function placeOf({ range: { start } }: Diagnostic): string {
  return `${start.line}:${start.column}`;
}

/** Where in the record as it was an error of the tagged record stands. */
function placesBefore(record: OpenRecord, tags: readonly PlacedTag[]): (error: Diagnostic) => string {
  const edits = tagEdits(tags.map(({ tag }) => tag));
  const after = new LineIndex(taggedText(record, tags));
  const before = new LineIndex(record.source.text);
  return ({ range: { start } }) => {
    const at = after.offset(start.line, start.column);
    let shift = 0;
    for (const { start: place, text } of edits) {
      if (place + shift > at) break;
      shift += Math.min(text.length, at - place - shift);
    }
    const { line, column } = before.position(at - shift);
    return `${line}:${column}`;
  };
}

/** The tags that errors are about, each with the first one: those that begin there, else the innermost that is round the place. */
function guiltyTags(
  changed: string,
  tags: readonly PlacedTag[],
  errors: readonly Diagnostic[],
): ReadonlyMap<PlacedTag, Diagnostic> {
  const lines = new LineIndex(changed);
  const starts = tags.map((one) => ({ one, ...rangeIn(tags, one) }));
  const guilty = new Map<PlacedTag, Diagnostic>();
  for (const error of errors) {
    const at = lines.offset(error.range.start.line, error.range.start.column);
    const here = starts.find(({ start, tagEnd }) => start <= at && at < tagEnd);
    const round = starts
      .filter(({ start, end }) => start <= at && at < end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
    const nearest = [...starts].sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
    const found = here ?? round ?? nearest;
    if (found !== undefined && !guilty.has(found.one)) guilty.set(found.one, error);
  }
  return guilty;
}

/** Where a tag stands in the changed text. */
function rangeIn(
  tags: readonly PlacedTag[],
  one: PlacedTag,
): { readonly start: number; readonly tagEnd: number; readonly end: number } {
  const length = (tag: NewTag): number => insertTags('', [{ ...tag, start: 0, end: 0 }]).length - closing(tag);
  const closing = ({ name }: NewTag): number => name.length + 3;
  let start = one.tag.start;
  let end = one.tag.end;
  for (const { tag } of tags) {
    const isRound = tag.start < one.tag.start || (tag.start === one.tag.start && tag.end > one.tag.end);
    if (isRound) start += length(tag);
    if (tag.end <= one.tag.start) start += closing(tag);
    if (tag.start < one.tag.end) end += length(tag);
    if (tag.end < one.tag.end || (tag.end === one.tag.end && tag.start >= one.tag.start)) end += closing(tag);
  }
  return { start, tagEnd: start + length(one.tag), end };
}
