/** Compares two versions of a record. */
import { citationFacts } from '../edition/citation-facts.js';
import { readRecordMeta } from '../edition/record.js';
import { pairLeaves } from '../exporting/returning/pair-leaves.js';
import type { XmlDocument } from '../xml/tree.js';
import { compareTags, type PointerName } from './compare-tags.js';
import type { FactDifference, NoteDifference, PassageDifference, RecordDifference } from './model.js';
import { pairPassages } from './pair-passages.js';
import { type Note, type Passage, readVersion } from './read-version.js';
import { alignWords, diffWords, partsOf } from './words.js';

interface Names {
  readonly old: PointerName;
  readonly new: PointerName;
}

/** @param file the record's path relative to the edition's folder */
export function compareRecords(old: XmlDocument, fresh: XmlDocument, file: string, names: Names): RecordDifference {
  const [before, after] = [readVersion(old), readVersion(fresh)];
  const meta = readRecordMeta(fresh, file);
  const oldId = readRecordMeta(old, file).id;
  const known = new Set(citationFacts(old).changes.map(({ when, text }) => `${when}\n${text}`));
  const difference = {
    id: meta.id,
    oldId: oldId === meta.id ? undefined : oldId,
    title: meta.shortTitle,
    language: citationFacts(fresh).textLanguage,
    facts: compareFacts(factsOf(old, file), factsOf(fresh, file)),
    changes: citationFacts(fresh).changes.filter(({ when, text }) => !known.has(`${when}\n${text}`)),
    passages: pairPassages(before.passages, after.passages).map((pair): PassageDifference => {
      const kind = pair.old.length === 0 ? 'added' : pair.new.length === 0 ? 'removed' : 'same';
      const told = compareTexts(pair.old, pair.new, names);
      const places = (list: readonly Passage[]) => list.map(({ place }) => place);
      const changed = kind === 'same' && told.parts.some((part) => part.kind !== 'same') ? 'changed' : kind;
      return { kind: changed, old: places(pair.old), new: places(pair.new), moved: pair.moved, ...told };
    }),
    notes: compareNotes(before.notes, after.notes, names),
  };
  const isTheSame = old.text.replace(/\s+/g, ' ') === fresh.text.replace(/\s+/g, ' ');
  return { ...difference, otherEncoding: !isTheSame };
}

function compareTexts(
  old: readonly Omit<Passage, 'place'>[],
  fresh: readonly Omit<Passage, 'place'>[],
  names: Names,
): Pick<PassageDifference, 'parts' | 'tags'> {
  const texts = { old: old.map(({ text }) => text).join('\n\n'), new: fresh.map(({ text }) => text).join('\n\n') };
  const alignment = alignWords(texts.old, texts.new);
  const [one, other] = [old[0], fresh[0]];
  // Of passages that were divided or put together the words are told, and their tags with them.
  const isPair = old.length === 1 && fresh.length === 1 && one !== undefined && other !== undefined;
  const tags = isPair ? compareTags({ old: one.tags, new: other.tags }, texts, alignment, names) : [];
  return { parts: partsOf(alignment), tags };
}

function compareNotes(old: readonly Note[], fresh: readonly Note[], names: Names): readonly NoteDifference[] {
  return pairLeaves(old, fresh).flatMap(([before, after]) => {
    const one = after ?? before;
    if (one === undefined) return [];
    const told = compareTexts(before === undefined ? [] : [before], after === undefined ? [] : [after], names);
    const isChanged = told.parts.some((part) => part.kind !== 'same');
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : isChanged ? 'changed' : 'same';
    return [{ kind, note: one.kind, place: one.place, ...told }];
  });
}

function factsOf(document: XmlDocument, file: string): ReadonlyMap<string, string> {
  const meta = readRecordMeta(document, file);
  const { repository, publisher, rights, licence, topics, participants } = citationFacts(document);
  const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join('; ');
  return new Map([
    ['Title', meta.title],
    ['Short title', meta.shortTitle],
    ['Author', names(meta.authors)],
    ['Translator', names(meta.translators)],
    ...meta.dates.map(({ type, display, when, from, to, notBefore, notAfter, cert }): [string, string] => {
      const values = Object.entries({ when, from, to, notBefore, notAfter, cert }).filter(([, value]) => value);
      return [
        `Date${type === '' ? '' : ` (${type})`}`,
        `${display} [${values.map((pair) => pair.join(' ')).join(', ')}]`,
      ];
    }),
    ['Archive', meta.archive],
    ['Kept by', repository],
    ['Original language', meta.language],
    ['Participants', names(participants)],
    ['Summary', meta.summary],
    ['Topics', topics.join('; ')],
    ['Publisher', publisher],
    ['Rights', rights],
    ['Licence', licence],
    ['Status', meta.status],
  ]);
}

function compareFacts(old: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): readonly FactDifference[] {
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((name) => {
    const [before, after] = [old.get(name) ?? '', fresh.get(name) ?? ''];
    return before === after ? [] : [{ name, parts: diffWords(before, after) }];
  });
}
