/** Finds in a running text the names that the registers of the edition know, in all their forms. */
import type { Entity, NameForm, RegisterKind } from '../edition/model.js';
import { demonymsOf } from './gazetteer.js';
import { isCyrillicWord, soundKeys, withoutEnding } from './slavic.js';
import { fold, type Word, wordsIn } from './words.js';

/**
 * How a name was recognised: `form`: the register has it, capitals and accents apart; the others follow from a form that it has.
 * `inflected`: in another case, or an adjective of a place that the register gives none of; `transliterated`: in another script, or by
 * another romanisation.
 */
export type NameBasis = 'form' | 'order' | 'initials' | 'surname' | 'forename' | 'inflected' | 'transliterated';

/** A name in a text. Offsets are those of the view it was found in. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly register: RegisterKind;
  /** Who or what may be meant; one if it is clear. */
  readonly entities: readonly Entity[];
  /** Others that the words could name, less likely. */
  readonly others: readonly Entity[];
  /** `exact`: the register has this form; `derived`: it follows from one, as initials or a surname alone do. */
  readonly form: 'exact' | 'derived';
  readonly basis: NameBasis;
  /** The form of the register. */
  readonly source: string;
  readonly isDemonym: boolean;
}

interface Form {
  readonly words: readonly string[];
  /** The words as written, from which they are known across scripts. */
  readonly written: readonly string[];
  readonly entity: Entity;
  readonly isExact: boolean;
  readonly basis: NameBasis;
  readonly source: string;
  readonly isDemonym: boolean;
  /** Abbreviations and names are not found in small letters. */
  readonly needsCapital: boolean;
  /** Whether it must be written in capitals, as “US” must. */
  readonly isAcronym: boolean;
}

export type NameFinder = (text: string) => readonly FoundName[];

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly Form[]>;
  /** Forms by the sound of their first word, and by the same without its ending. */
  readonly bySound: ReadonlyMap<string, readonly Sounding[]>;
}

/** A form with the keys of its words. */
interface Sounding {
  readonly form: Form;
  readonly keys: readonly (readonly string[])[];
}

/**
 * Prepares the search for the names of some entries. The longest name wins; of equally long ones all that fit are given.
 *
 * @param bySound whether names are known across scripts and cases as well
 */
export function nameFinder(entities: readonly Entity[], { bySound = true } = {}): NameFinder {
  const byFirst = new Map<string, Form[]>();
  for (const entity of entities) {
    for (const form of formsOf(entity)) {
      const first = form.words[0] as string;
      const others = byFirst.get(first) ?? [];
      const twin = others.findIndex(
        (other) => other.entity === entity && other.words.join(' ') === form.words.join(' '),
      );
      if (twin < 0) others.push(form);
      else if (form.isExact && !(others[twin] as Form).isExact) others[twin] = form;
      byFirst.set(first, others);
    }
  }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.words.length - a.words.length);
  const index: Index = { byFirst, bySound: bySound ? soundIndex(byFirst) : new Map() };
  return (text) => search(text, index);
}

function soundIndex(byFirst: ReadonlyMap<string, readonly Form[]>): ReadonlyMap<string, readonly Sounding[]> {
  const bySound = new Map<string, Sounding[]>();
  for (const form of [...byFirst.values()].flat()) {
    if (form.isAcronym || !form.needsCapital) continue;
    const keys = form.written.map(soundKeys);
    if (keys.some((some) => some.length === 0)) continue;
    for (const key of new Set((keys[0] as readonly string[]).flatMap((one) => [one, withoutEnding(one)])))
      bySound.set(key, [...(bySound.get(key) ?? []), { form, keys }]);
  }
  for (const some of bySound.values()) some.sort((a, b) => b.form.words.length - a.form.words.length);
  return bySound;
}

/** Names of people and places stand inside those of organisations, and both in terms: each is looked for by itself. */
const layers: readonly (readonly RegisterKind[])[] = [['terms'], ['organizations'], ['people', 'places']];

function search(text: string, { byFirst, bySound }: Index): readonly FoundName[] {
  const words = wordsIn(text);
  return layers.flatMap((layer) => {
    const found: FoundName[] = [];
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] as Word;
      const candidates = byFirst.get(word.folded) ?? [];
      const fitting = candidates.filter((form) => layer.includes(form.entity.register) && fits(form, words, i, text));
      const longest = fitting.filter((form) => form.words.length === fitting[0]?.words.length);
      const chosen = longest.length > 0 ? longest : soundingAt(words, i, text, layer, bySound);
      const length = chosen[0]?.words.length ?? 0;
      if (length === 0) continue;
      found.push(nameOf(chosen, word.start, endOf(words[i + length - 1] as Word, text)));
      i += length - 1;
    }
    return found;
  });
}

/** The name that equally long forms stand for: one may be known to several registers, as a person, and the place that is named after it. */
function nameOf(longest: readonly Form[], start: number, end: number): FoundName {
  const first = longest.find(({ isExact }) => isExact) ?? (longest[0] as Form);
  const own = longest.filter(({ entity }) => entity.register === first.entity.register);
  const exact = own.filter(({ isExact }) => isExact);
  const chosen = exact.length > 0 ? exact : own;
  const entities = [...new Set(chosen.map(({ entity }) => entity))];
  return {
    start,
    end,
    register: first.entity.register,
    entities,
    others: [...new Set(longest.map(({ entity }) => entity))].filter((entity) => !entities.includes(entity)),
    form: exact.length > 0 ? 'exact' : 'derived',
    basis: first.basis,
    source: first.source,
    isDemonym: chosen.every(({ isDemonym }) => isDemonym),
  };
}

/** The longest forms that sound as the words there do, each as one that follows from the register. */
function soundingAt(
  words: readonly Word[],
  at: number,
  text: string,
  layer: readonly RegisterKind[],
  bySound: Index['bySound'],
): readonly Form[] {
  const first = words[at] as Word;
  if (bySound.size === 0 || !/^\p{Lu}/u.test(first.written)) return [];
  const keys = soundKeys(first.written);
  const wanted = isCyrillicWord(first.written) ? keys.flatMap((key) => [key, withoutEnding(key)]) : keys;
  const fitting = [...new Set(wanted.flatMap((key) => bySound.get(key) ?? []))].flatMap(({ form, keys: own }) => {
    if (!layer.includes(form.entity.register)) return [];
    const basis = soundBasis(form, own, words.slice(at, at + form.words.length));
    if (basis === undefined || !areTogether(words, at, form.words.length, text)) return [];
    return [{ ...form, isExact: false, basis }];
  });
  const length = Math.max(0, ...fitting.map((form) => form.words.length));
  const longest = fitting.filter((form) => form.words.length === length);
  // What is in the same script is nearer.
  return [
    ...longest.filter(({ basis }) => basis === 'inflected'),
    ...longest.filter(({ basis }) => basis !== 'inflected'),
  ];
}

/** How words stand for a form by their sound; undefined if they do not. */
function soundBasis(
  form: Form,
  keys: readonly (readonly string[])[],
  words: readonly Word[],
): 'inflected' | 'transliterated' | undefined {
  if (words.length < keys.length) return undefined;
  let isInflected = false;
  for (const [i, { written }] of words.entries()) {
    const isCyrillic = isCyrillicWord(written);
    // Two Latin spellings are compared only where one of the entry’s names is Cyrillic: elsewhere the likeness is chance.
    if (!isCyrillic && !form.entity.forms.some(({ text }) => /\p{Script=Cyrillic}/u.test(text))) return undefined;
    const own = soundKeys(written);
    const theirs = keys[i] as readonly string[];
    if (own.some((key) => theirs.includes(key))) continue;
    if (!isCyrillic || !own.some((key) => theirs.some((other) => withoutEnding(other) === withoutEnding(key))))
      return undefined;
    isInflected = true;
  }
  const isSameScript = form.written.every(
    (word, i) => isCyrillicWord(word) === isCyrillicWord(words[i]?.written ?? ''),
  );
  return isSameScript && isInflected ? 'inflected' : 'transliterated';
}

/** The full stop of an initial or an abbreviation is part of the name, unless it ends the sentence. */
function endOf(word: Word, text: string): number {
  return /^\p{Lu}$/u.test(word.written) && text[word.end] === '.' ? word.end + 1 : word.end;
}

function fits(form: Form, words: readonly Word[], at: number, text: string): boolean {
  for (let i = 0; i < form.words.length; i += 1) if (words[at + i]?.folded !== form.words[i]) return false;
  if (!areTogether(words, at, form.words.length, text)) return false;
  const first = words[at] as Word;
  const last = words[at + form.words.length - 1] as Word;
  // “U.S.” is no part of “U.S.S.R.”.
  const isPartOfLonger =
    /^\.\p{Lu}\./u.test(text.slice(last.end, last.end + 3)) ||
    /\p{Lu}\.$/u.test(text.slice(Math.max(0, first.start - 2), first.start));
  if (form.isAcronym && form.words.length > 1 && isPartOfLonger) return false;
  if (form.needsCapital && !/^\p{Lu}/u.test(first.written) && !/^[^\p{Lu}\p{Ll}]/u.test(first.written)) return false;
  return !form.isAcronym || first.written === first.written.toUpperCase();
}

/** Whether nothing but a space, a comma, a hyphen or a full stop stands between words. */
function areTogether(words: readonly Word[], at: number, length: number, text: string): boolean {
  for (let i = at + 1; i < at + length; i += 1) {
    const between = text.slice((words[i - 1] as Word).end, words[i]?.start ?? 0);
    if (!/^(?:[\s.-]{1,3}|,? )$/.test(between)) return false;
  }
  return true;
}

function split(text: string): readonly string[] {
  return wordsIn(text).map(({ written }) => written);
}

type Base = Omit<Form, 'words' | 'written' | 'isExact' | 'basis'>;

function form(base: Base, written: readonly string[], basis: NameBasis, isExact = basis === 'form'): Form {
  return { ...base, written, words: written.map(fold), basis, isExact };
}

function* formsOf(entity: Entity): Generator<Form> {
  for (const one of entity.forms) {
    const { text, type } = one;
    const isDemonym = type === 'demonym';
    const isAcronym = /^(?:\p{Lu}\.?){2,6}$/u.test(text);
    const needsCapital = entity.register !== 'terms' && entity.register !== 'organizations';
    const base: Base = { entity, source: text, isDemonym, isAcronym, needsCapital };
    const words = split(text);
    if (words.length > 0) yield form(base, words, 'form');
    if (isDemonym && words.length > 0) yield form(base, [...words.slice(0, -1), `${words.at(-1)}s`], 'form');
    if (isAcronym) yield form(base, text.replaceAll('.', '').split(''), 'form');
    if (entity.register === 'people') yield* personForms(partsOf(one, entity), base);
  }
  if (entity.register !== 'places' || entity.forms.some(({ type }) => type === 'demonym')) return;
  for (const { place, demonym } of demonymsOf(entity)) {
    const base: Base = { entity, source: place, isDemonym: true, isAcronym: false, needsCapital: true };
    for (const one of [demonym, `${demonym}s`]) yield form(base, split(one), 'inflected');
  }
}

interface NameParts {
  readonly surname: string;
  readonly forenames: string;
}

/** The parts of a person’s name: as the register tags them, or parts them by a comma; else, where no form says it, the last word is the surname. */
function partsOf({ text, surname, forenames = '' }: NameForm, { forms }: Entity): NameParts | undefined {
  if (surname !== undefined) return { surname, forenames };
  const [before = '', after] = text.split(/,\s*/, 2);
  if (after !== undefined) return { surname: before, forenames: after };
  if (forms.some((other) => other.surname !== undefined || other.text.includes(','))) return undefined;
  const parts = /^(.*\S)\s+(\S+)$/.exec(text);
  return parts === null ? undefined : { surname: parts[2] as string, forenames: parts[1] as string };
}

/** “Kudryavtsev, Sergei Mikhailovich” and what follows from it. */
function* personForms(parts: NameParts | undefined, base: Base): Generator<Form> {
  if (parts === undefined) return;
  const last = split(parts.surname);
  const first = split(parts.forenames);
  if (last.length === 0) return;
  const initials = first.map((word) => word.slice(0, 1));
  yield form(base, last, 'surname');
  if (first.length === 0) return;
  yield form(base, [...first, ...last], 'order', true);
  yield form(base, [...last, ...first], 'order', true);
  yield form(base, [...initials, ...last], 'initials');
  yield form(base, [...last, ...initials], 'initials');
  yield form(base, [first[0] as string, ...last], 'forename');
  yield form(base, [initials[0] as string, ...last], 'initials');
  // Of a double surname, the first one alone with the forename.
  if (last.length === 2 && (last[0] as string).length > 3) {
    yield form(base, [first[0] as string, last[0] as string], 'forename');
    yield form(base, [last[0] as string], 'surname');
  }
}
