/** What is different between two versions of a record, as plain data. */
import type { Change } from '../edition/citation-facts.js';

/** A stretch of text; what is `same` and `removed` is the old text, what is `same` and `added` the new one. */
export interface Part {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export type PlaceKind = 'paragraph' | 'heading' | 'opening' | 'closing' | 'item' | 'cell' | 'verse' | 'note' | 'text';

/** Where a passage stands in its version. */
export interface Place {
  readonly kind: PlaceKind;
  /** As the page prints it; empty for what has none. */
  readonly number: string;
  /** 0-based, among all passages of the version. */
  readonly index: number;
}

export interface AttributeDifference {
  readonly name: string;
  /** Undefined where it was not there. Of a pointer, the name of the entry and its address, if the entry is known. */
  readonly old: string | undefined;
  readonly new: string | undefined;
}

/** A tag whose words are the same, or stand in the same place. */
export interface TagDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The words that are tagged, in the newer version where it has the tag. */
  readonly words: string;
  /** The name of the element; for another one in its place both. */
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** The words that were tagged, where the tag has grown or shrunk. */
  readonly oldWords: string | undefined;
  readonly attributes: readonly AttributeDifference[];
}

export interface PassageDifference {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  /** Several for paragraphs that were put together, or for one that was divided; none for what is new or gone. */
  readonly old: readonly Place[];
  readonly new: readonly Place[];
  /** Whether it stands elsewhere than before, between other passages. */
  readonly moved: boolean;
  /** The whole text; between paragraphs that are put together or divided stands an empty line. */
  readonly parts: readonly Part[];
  readonly tags: readonly TagDifference[];
}

export type NoteKind = 'translator' | 'author' | 'source' | 'editor' | 'apparatus';

export interface NoteDifference {
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly note: NoteKind;
  /** Where it is called, in the newer version if it is there. */
  readonly place: Place | undefined;
  readonly parts: readonly Part[];
  readonly tags: readonly TagDifference[];
}

/** Something that the header says of the record. */
export interface FactDifference {
  /** In words, such as “Title”. */
  readonly name: string;
  readonly parts: readonly Part[];
}

export interface RecordDifference {
  readonly id: string;
  /** Where the record had another id. */
  readonly oldId: string | undefined;
  readonly title: string;
  /** The language of the text (BCP 47); empty if it is not known. */
  readonly language: string;
  readonly facts: readonly FactDifference[];
  /** What the newer header says of changes, and the older one did not. */
  readonly changes: readonly Change[];
  /** All passages of both versions, in the order of the newer one; those that are gone stand behind what they followed. */
  readonly passages: readonly PassageDifference[];
  readonly notes: readonly NoteDifference[];
  /** Whether the files differ in more than white space. Where nothing else is told, it is in what is not compared. */
  readonly otherEncoding: boolean;
}

export interface RecordName {
  readonly id: string;
  readonly title: string;
}

export interface Comparison {
  /** What the two sides are called. */
  readonly old: string;
  readonly new: string;
  readonly records: readonly RecordDifference[];
  readonly added: readonly RecordName[];
  readonly removed: readonly RecordName[];
}

/** Whether a reader is told of a passage. */
export function isTold({ kind, moved, tags }: PassageDifference): boolean {
  return kind !== 'same' || moved || tags.length > 0;
}

export function isNoteTold({ kind, tags }: NoteDifference): boolean {
  return kind !== 'same' || tags.length > 0;
}

/** Whether two versions of a record differ in anything. */
export function differs(record: RecordDifference): boolean {
  const { facts, changes, passages, notes, otherEncoding, oldId } = record;
  return (
    [facts, changes].some((list) => list.length > 0) ||
    passages.some(isTold) ||
    notes.some(isNoteTold) ||
    otherEncoding ||
    oldId !== undefined
  );
}
