/**
 * What a reviewer of a translation has to look at: pieces without a partner, and numbers, dates and names that the two texts do not both
 * have. What is found may be right; nothing here judges.
 */
import type { Entity } from '../edition/model.js';
import { resolvePointer } from '../edition/pointers.js';
import { attribute, normalizeSpace, selfAndDescendants } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { Alignment, Pair } from './align-texts.js';
import { comparedText, comparedWords, isSameLanguage, languageAt } from './blocks.js';
import type { Side } from './links.js';
import { numbersIn, numbersInWords, saysInWords } from './numbers.js';

/** Something to look at. */
export interface Doubt {
  /** `only-here` and `only-there`: a piece that only the record, or only its counterpart, has; else what differs. */
  readonly kind: 'only-here' | 'only-there' | 'number' | 'date' | 'name';
  readonly pair: Pair;
  /** What only the record has, and what only its counterpart has: numbers, dates (W3C), headings of register entries. */
  readonly here: readonly string[];
  readonly there: readonly string[];
}

export interface Coverage {
  /** How many blocks each text has. */
  readonly blocks: { readonly here: number; readonly there: number };
  /** How many of them have a partner. */
  readonly paired: { readonly here: number; readonly there: number };
  readonly doubts: readonly Doubt[];
}

/** Finds the entry that a pointer in a file leads to. */
export type FindEntity = (file: string, pointer: string) => Entity | undefined;

/** An index of entities as `FindEntity`. */
export function entityFinder(entities: ReadonlyMap<string, Entity>): FindEntity {
  return (file, pointer) => {
    const target = resolvePointer(file, pointer);
    return target && entities.get(`${target.file}#${target.id}`);
  };
}

export function coverageOf(here: Side, there: Side, { blocks, segments }: Alignment, find: FindEntity): Coverage {
  const count = (side: 'one' | 'other', wanted: (pair: Pair) => boolean): number =>
    blocks.filter(wanted).reduce((sum, pair) => sum + pair[side].length, 0);
  const isPaired = ({ one, other }: Pair): boolean => one.length > 0 && other.length > 0;
  const namesThere = namedIn([there.text], there.path, find);
  const doubts = blocks.flatMap((pair): readonly Doubt[] => {
    if (pair.other.length === 0) return [{ kind: 'only-here', pair, here: [], there: [] }];
    if (pair.one.length === 0) return [{ kind: 'only-there', pair, here: [], there: [] }];
    return [...dates(pair), ...numbers(pair), ...names(pair, here.path, there.path, find, namesThere.size > 0)];
  });
  return {
    blocks: { here: count('one', () => true), there: count('other', () => true) },
    paired: { here: count('one', isPaired), there: count('other', isPaired) },
    doubts: [...doubts, ...aloneAmongSegments(blocks, segments)],
  };
}

/** Parts of blocks that are marked like the aligned ones, but have no partner. */
function aloneAmongSegments(blocks: readonly Pair[], segments: readonly Pair[]): readonly Doubt[] {
  if (segments.length === 0) return [];
  const aligned = new Set(segments.flatMap(({ one, other }) => [...one, ...other]));
  const kinds = new Set([...aligned].map(({ local }) => local).filter((local) => /^(seg|s|cl|phr)$/.test(local)));
  const alone = (element: XmlElement): readonly XmlElement[] =>
    [...selfAndDescendants(element)].filter(
      (inside) => kinds.has(inside.local) && !aligned.has(inside) && !holds(inside),
    );
  const holds = (element: XmlElement): boolean =>
    [...selfAndDescendants(element)].some((inside) => inside !== element && aligned.has(inside));
  return blocks.flatMap(({ one, other }) => {
    if (one.length === 0 || other.length === 0) return [];
    return [
      ...one
        .flatMap(alone)
        .map((element): Doubt => ({ kind: 'only-here', pair: { one: [element], other: [] }, here: [], there: [] })),
      ...other
        .flatMap(alone)
        .map((element): Doubt => ({ kind: 'only-there', pair: { one: [], other: [element] }, here: [], there: [] })),
    ];
  });
}

const dating = ['when', 'from', 'to', 'notBefore', 'notAfter'] as const;

interface Dated {
  readonly values: readonly string[];
  readonly words: string;
}

/** The tagged dates of some blocks. */
function datesIn(blocks: readonly XmlElement[]): readonly Dated[] {
  return blocks.flatMap((block) =>
    [...selfAndDescendants(block)]
      .filter(({ local }) => local === 'date')
      .map((date) => ({
        values: dating.flatMap((name) => attribute(date, name) ?? []),
        words: comparedWords(date),
      }))
      .filter(({ values }) => values.length > 0),
  );
}

/** The text of some blocks outside their tagged dates. */
function outsideDates(blocks: readonly XmlElement[]): string {
  const isInDate = (element: XmlElement | undefined): boolean =>
    element !== undefined &&
    ((element.local === 'date' && dating.some((name) => attribute(element, name) !== undefined)) ||
      isInDate(element.parent));
  return blocks
    .flatMap((block) => [...comparedText(block)])
    .map(({ text, parent }) => (isInDate(parent) ? ' ' : text))
    .join('');
}

/** The numbers by which a date can be written: the day, the year, its last two digits, the month. */
function numbersOfDate(value: string): { readonly day: string | undefined; readonly all: readonly string[] } {
  const [, year, month, day] = /^-?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value) ?? [];
  const plain = (digits: string | undefined): string | undefined => digits?.replace(/^0/, '');
  const all = [year, year?.slice(2), plain(month), plain(day)].filter((part) => part !== undefined);
  return { day: plain(day), all };
}

function dates({ one, other }: Pair): readonly Doubt[] {
  const [mine, theirs] = [datesIn(one), datesIn(other)];
  const lacks = (dated: readonly Dated[], others: readonly Dated[], text: string): readonly string[] => {
    const known = new Set(others.flatMap(({ values }) => values));
    const numbers = new Set(numbersIn(text));
    return dated
      .flatMap(({ values }) => values)
      .filter((value) => {
        const { day } = numbersOfDate(value);
        return !known.has(value) && (day === undefined ? others.length > 0 : !numbers.has(day));
      });
  };
  const here = lacks(mine, theirs, outsideDates(other));
  const there = lacks(theirs, mine, outsideDates(one));
  return here.length + there.length === 0 ? [] : [{ kind: 'date', pair: { one, other }, here, there }];
}

function numbers({ one, other }: Pair): readonly Doubt[] {
  const [mine, theirs] = [counted(one), counted(other)];
  const lacks = (numbersHere: readonly string[], blocks: readonly XmlElement[], rest: string[]): readonly string[] => {
    const text = blocks.map(comparedWords).join(' ');
    const language = languageAt(blocks[0] as XmlElement);
    // A date that only one side has tagged is written in numbers on the other.
    const dated = new Set(
      [...datesIn(one), ...datesIn(other)].flatMap(({ values }) => values.flatMap((value) => numbersOfDate(value).all)),
    );
    return numbersHere.filter((number) => {
      const at = rest.indexOf(number);
      if (at >= 0) rest.splice(at, 1);
      return at < 0 && !dated.has(number) && !saysInWords(text, language, number);
    });
  };
  const here = [...lacks(mine, other, [...theirs]), ...saidOnlyHere(one, other)];
  const there = [...lacks(theirs, one, [...mine]), ...saidOnlyHere(other, one)];
  return here.length + there.length === 0 ? [] : [{ kind: 'number', pair: { one, other }, here, there }];
}

/** Numbers that one side says in words and the other says in no way; both languages must be known. */
function saidOnlyHere(blocks: readonly XmlElement[], others: readonly XmlElement[]): readonly string[] {
  const language = languageAt(others[0] as XmlElement);
  const text = others.map(comparedWords).join(' ');
  if (numbersInWords(text, language) === undefined) return [];
  const said = numbersInWords(outsideDates(blocks), languageAt(blocks[0] as XmlElement)) ?? [];
  // “Twenty-two” says both twenty and two.
  const digits = new Set(numbersIn(text).flatMap((number) => [number, ...partsOf(Number(number))]));
  return said.filter((number) => !digits.has(number) && !saysInWords(text, language, number));
}

/** The tens and the ones of a number below a hundred, as it is said in words. */
function partsOf(number: number): readonly string[] {
  return number > 20 && number < 100 ? [String(number - (number % 10)), String(number % 10)] : [];
}

function counted(blocks: readonly XmlElement[]): readonly string[] {
  return numbersIn(outsideDates(blocks));
}

const naming = /^(persName|placeName|orgName|name|rs|geogName|settlement|country|region)$/;

/** The register entries that some blocks name. What the translator supplied is not asked for. */
function namedIn(blocks: readonly XmlElement[], path: string, find: FindEntity): ReadonlySet<Entity> {
  const found = new Set<Entity>();
  for (const block of blocks) {
    for (const element of selfAndDescendants(block)) {
      if (!naming.test(element.local) || isApart(element, block)) continue;
      const entity = find(path, attribute(element, 'ref')?.split(/\s+/)[0] ?? '');
      if (entity !== undefined) found.add(entity);
    }
  }
  return found;
}

function isApart(element: XmlElement, block: XmlElement): boolean {
  for (let at: XmlElement | undefined = element; at !== undefined && at !== block; at = at.parent)
    if (/^(note|supplied|del|rdg)$/.test(at.local)) return true;
  return false;
}

/** Compares the entries that both texts name; where the counterpart is not tagged, its words with the entries’ names in its language. */
function names(
  { one, other }: Pair,
  pathHere: string,
  pathThere: string,
  find: FindEntity,
  isTagged: boolean,
): readonly Doubt[] {
  const mine = namedIn(one, pathHere, find);
  let here: readonly string[];
  let there: readonly string[] = [];
  if (isTagged) {
    const theirs = namedIn(other, pathThere, find);
    here = [...mine].filter((entity) => !theirs.has(entity)).map(({ name }) => name);
    there = [...theirs].filter((entity) => !mine.has(entity)).map(({ name }) => name);
  } else {
    const text = other.map(comparedWords).join(' ');
    const language = languageAt(other[0] as XmlElement);
    here = [...mine].filter((entity) => isMissing(entity, language, text)).map(({ name }) => name);
  }
  return here.length + there.length === 0 ? [] : [{ kind: 'name', pair: { one, other }, here, there }];
}

/** Whether a text has none of the forms that an entry has in its language; names without such a form are not asked for. */
function isMissing({ forms }: Entity, language: string, text: string): boolean {
  const own = forms.filter((form) => isSameLanguage(form.language, language) && !/-latn/i.test(form.language));
  if (own.length === 0) return false;
  const words = bare(text);
  return !own.some((form) => {
    const longest = bare(form.text)
      .split(/[\s,.()-]+/)
      .sort((a, b) => b.length - a.length)[0] as string;
    // Inflection changes the end of a word.
    return words.includes(
      longest.length > 5 ? longest.slice(0, -2) : longest.slice(0, Math.max(3, longest.length - 1)),
    );
  });
}

function bare(text: string): string {
  return normalizeSpace(text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
