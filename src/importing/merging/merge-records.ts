/**
 * Brings the changes of a typescript into a record that editors have worked on: three versions, of which the first is the draft of the old
 * typescript, the second that of the new one, and the third the record. Nothing of the record changes but what the typescript changes.
 */

import type { SourceRange } from '../../diagnostics/diagnostic.js';
import { applyReplacements, type Replacement } from '../../diagnostics/edits.js';
import { attributeOf, elements, normalizeSpace } from '../../xml/query.js';
import type { XmlDocument, XmlElement } from '../../xml/tree.js';
import { wordsOfElement } from '../compare.js';
import { differences, unchanged } from './differences.js';
import { mergeWords } from './merge-words.js';

export interface Conflict {
  /** In the record. */
  readonly range: SourceRange;
  readonly message: string;
  /** What the old and the new typescript have; empty for nothing. */
  readonly before: string;
  readonly after: string;
}

export interface Merged {
  readonly text: string;
  /** How many changes were made. */
  readonly changes: number;
  readonly conflicts: readonly Conflict[];
}

/** What is compared as one: the smallest elements that hold running text, and the fields of the header. */
const units = new Set(
  `p head opener closer trailer item cell title author editor funder respStmt publisher idno note bibl repository country settlement locus textLang
  date language term person`.split(/\s+/),
);
const holders = new Set(
  `TEI teiHeader fileDesc titleStmt publicationStmt availability notesStmt sourceDesc msDesc msIdentifier altIdentifier msContents msItem
  profileDesc creation abstract langUsage particDesc listPerson textClass keywords text body div list table row quote`.split(
    /\s+/,
  ),
);

interface Unit {
  readonly element: XmlElement;
  readonly words: string;
  /** The element as it is written, without its number. */
  readonly source: string;
}

interface Version {
  readonly document: XmlDocument;
  readonly units: readonly Unit[];
}

export function mergeRecords(base: XmlDocument, theirs: XmlDocument, mine: XmlDocument): Merged {
  const [old, fresh, own] = [versionOf(base), versionOf(theirs), versionOf(mine)];
  const toOwn = pairUp(old.units, own.units);
  const replacements: Replacement[] = [];
  const conflicts: Conflict[] = [];
  const conflict = (unit: Unit | undefined, message: string, before: string, after: string): void => {
    conflicts.push({ range: (unit ?? (own.units.at(-1) as Unit)).element.tag, message, before, after });
  };
  for (const { aStart, aEnd, bStart, bEnd } of differences(old.units.map(keyOf), fresh.units.map(keyOf))) {
    const pairs = pairRun(old.units.slice(aStart, aEnd), fresh.units.slice(bStart, bEnd));
    for (const [before, after] of pairs) {
      if (before === undefined && after !== undefined) {
        const at = fresh.units.indexOf(after);
        const place = insertionPlace(fresh.units, at, old.units, toOwn);
        if (place === undefined)
          conflict(
            undefined,
            'The typescript has a new paragraph here, and its neighbours are not in the record',
            '',
            after.words,
          );
        else replacements.push(insertion(place, after, mine));
        continue;
      }
      if (before === undefined) continue;
      const unit = toOwn.get(before);
      if (unit === undefined) {
        conflict(
          neighbourOf(before, old.units, toOwn),
          'The typescript changes a paragraph that the record no longer has',
          before.words,
          after?.words ?? '',
        );
        continue;
      }
      if (unit.source === before.source) {
        replacements.push(after === undefined ? removal(unit, mine) : exchange(unit, after));
        continue;
      }
      if (after === undefined) {
        conflict(unit, 'The typescript no longer has this paragraph, on which an editor has worked', before.words, '');
        continue;
      }
      const words = mergeWords(before.element, after.element, unit.element);
      if (words === undefined)
        conflict(unit, 'The typescript changes this where an editor has changed it too', before.words, after.words);
      else replacements.push(...words);
    }
  }
  const ordered = [...replacements].sort((a, b) => a.start - b.start || a.end - b.end);
  const free = ordered.filter((one, i) => i === 0 || one.start >= (ordered[i - 1] as Replacement).end);
  return { text: applyReplacements(mine.text, free), changes: free.length, conflicts };
}

function keyOf({ element, source }: Unit): string {
  return `${element.local}
${source}`;
}

function versionOf(document: XmlDocument): Version {
  const found: Unit[] = [];
  const visit = (element: XmlElement): void => {
    for (const one of elements(element)) {
      if (units.has(one.local) && !(one.local === 'item' && elements(one, 'list').length > 0))
        found.push(unitOf(document, one));
      else if (holders.has(one.local) || one.local === 'item') visit(one);
    }
  };
  visit(document.root);
  return { document, units: found };
}

function unitOf({ text }: XmlDocument, element: XmlElement): Unit {
  const whole = text.slice(element.range.start.offset, element.range.end.offset);
  return {
    element,
    words: normalizeSpace(wordsOfElement(element)),
    source: normalizeSpace(withoutNumber(element, whole)),
  };
}

/** Numbers of paragraphs are the editor’s. */
function withoutNumber(element: XmlElement, source: string): string {
  const number = element.local === 'p' ? attributeOf(element, 'n') : undefined;
  if (number === undefined) return source;
  const start = number.range.start.offset - element.range.start.offset;
  const end = number.range.end.offset - element.range.start.offset;
  return `${source.slice(0, start).trimEnd()}${source.slice(end)}`;
}

/** The unit of the record that each unit of the old draft has become. */
function pairUp(old: readonly Unit[], own: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const pairs = new Map<Unit, Unit>();
  const key = ({ element, words }: Unit): string => `${element.local}\n${words}`;
  const hunks = differences(old.map(key), own.map(key));
  for (const [a, b] of unchanged(hunks, old.length)) pairs.set(old[a] as Unit, own[b] as Unit);
  for (const { aStart, aEnd, bStart, bEnd } of hunks) {
    for (const [before, after] of pairRun(old.slice(aStart, aEnd), own.slice(bStart, bEnd))) {
      if (before !== undefined && after !== undefined) pairs.set(before, after);
    }
  }
  return pairs;
}

/** Pairs what has been changed, in order: each with the next that is an element of the same name and has half of its words. */
function pairRun(
  before: readonly Unit[],
  after: readonly Unit[],
): readonly (readonly [Unit | undefined, Unit | undefined])[] {
  const pairs: (readonly [Unit | undefined, Unit | undefined])[] = [];
  let next = 0;
  for (const unit of before) {
    const found = after.findIndex(
      (other, i) =>
        i >= next &&
        other.element.local === unit.element.local &&
        (isAlike(unit.words, other.words) || before.length === after.length),
    );
    if (found < 0) pairs.push([unit, undefined]);
    else {
      for (; next < found; next += 1) pairs.push([undefined, after[next]]);
      pairs.push([unit, after[found]]);
      next = found + 1;
    }
  }
  for (; next < after.length; next += 1) pairs.push([undefined, after[next]]);
  return pairs;
}

function isAlike(a: string, b: string): boolean {
  const left = new Set(a.split(' '));
  const right = b.split(' ');
  const shared = right.filter((word) => left.has(word)).length;
  return shared * 2 >= Math.max(left.size, right.length);
}

/** After which unit of the record a new one belongs. */
function insertionPlace(
  fresh: readonly Unit[],
  at: number,
  old: readonly Unit[],
  toOwn: ReadonlyMap<Unit, Unit>,
): Unit | undefined {
  for (let i = at - 1; i >= 0; i -= 1) {
    const words = (fresh[i] as Unit).words;
    const before = old.find((unit) => unit.words === words && unit.element.local === (fresh[i] as Unit).element.local);
    const own = before === undefined ? undefined : toOwn.get(before);
    if (own !== undefined) return own;
  }
  return undefined;
}

function neighbourOf(unit: Unit, old: readonly Unit[], toOwn: ReadonlyMap<Unit, Unit>): Unit | undefined {
  for (let i = old.indexOf(unit) - 1; i >= 0; i -= 1) {
    const own = toOwn.get(old[i] as Unit);
    if (own !== undefined) return own;
  }
  return undefined;
}

function insertion({ element }: Unit, { source }: Unit, { text }: XmlDocument): Replacement {
  const at = element.range.end.offset;
  const lineStart = text.lastIndexOf('\n', element.range.start.offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return { start: at, end: at, text: `\n${indent}${source}` };
}

/** The element with the line break and the indent before it. */
function removal({ element }: Unit, { text }: XmlDocument): Replacement {
  const start = element.range.start.offset;
  const space = /\n[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start: start - space, end: element.range.end.offset, text: '' };
}

function exchange({ element }: Unit, after: Unit): Replacement {
  const number = element.local === 'p' ? attributeOf(element, 'n')?.value : undefined;
  const text = number === undefined ? after.source : after.source.replace(/^<p\b/, `<p n="${number}"`);
  return { start: element.range.start.offset, end: element.range.end.offset, text };
}
