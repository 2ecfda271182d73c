/** Finds in a running text the names that the registers of the edition know, in all their forms. */
import type { Entity, RegisterKind } from '../../edition/model.js';

/** A name in a text. Offsets are those of the view it was found in. */
export interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly register: RegisterKind;
  /** Who or what may be meant; one if it is clear. */
  readonly entities: readonly Entity[];
  /** `exact`: the register has this form; `derived`: it follows from one, as initials or a surname alone do. */
  readonly form: 'exact' | 'derived';
  readonly isDemonym: boolean;
}

interface Form {
  readonly words: readonly string[];
  readonly entity: Entity;
  readonly isExact: boolean;
  readonly isDemonym: boolean;
  /** Abbreviations and names are not found in small letters. */
  readonly needsCapital: boolean;
  /** Whether it must be written in capitals, as “US” must. */
  readonly isAcronym: boolean;
}

export type NameFinder = (text: string) => readonly FoundName[];

interface Word {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly folded: string;
}

/** Prepares the search for the names of some entries. The longest name wins; of equally long ones all that fit are given. */
export function nameFinder(entities: readonly Entity[]): NameFinder {
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
  return (text) => search(text, byFirst);
}

/** Names of people and places stand inside those of organisations, and both in terms: each is looked for by itself. */
const layers: readonly (readonly RegisterKind[])[] = [['terms'], ['organizations'], ['people', 'places']];

function search(text: string, byFirst: ReadonlyMap<string, readonly Form[]>): readonly FoundName[] {
  const words = wordsIn(text);
  return layers.flatMap((layer) => {
    const found: FoundName[] = [];
    for (let i = 0; i < words.length; i += 1) {
      const candidates = byFirst.get((words[i] as Word).folded) ?? [];
      const fitting = candidates.filter((form) => layer.includes(form.entity.register) && fits(form, words, i, text));
      const length = fitting[0]?.words.length ?? 0;
      if (length === 0) continue;
      const start = (words[i] as Word).start;
      const end = endOf(words[i + length - 1] as Word, text);
      // One name may be known to several registers: a person, and the place that is named after it.
      const longest = fitting.filter((form) => form.words.length === length);
      const register = (longest.find(({ isExact }) => isExact) ?? (longest[0] as Form)).entity.register;
      const own = longest.filter(({ entity }) => entity.register === register);
      const exact = own.filter(({ isExact }) => isExact);
      const chosen = exact.length > 0 ? exact : own;
      found.push({
        start,
        end,
        register,
        entities: [...new Set(chosen.map(({ entity }) => entity))],
        form: exact.length > 0 ? 'exact' : 'derived',
        isDemonym: chosen.every(({ isDemonym }) => isDemonym),
      });
      i += length - 1;
    }
    return found;
  });
}

/** The full stop of an initial or an abbreviation is part of the name, unless it ends the sentence. */
function endOf(word: Word, text: string): number {
  return /^\p{Lu}$/u.test(word.written) && text[word.end] === '.' ? word.end + 1 : word.end;
}

function fits(form: Form, words: readonly Word[], at: number, text: string): boolean {
  for (let i = 0; i < form.words.length; i += 1) {
    const word = words[at + i];
    if (word?.folded !== form.words[i]) return false;
    if (i > 0 && !/^(?:[\s.-]{1,3}|,? )$/.test(text.slice((words[at + i - 1] as Word).end, (word as Word).start)))
      return false;
  }
  const first = words[at] as Word;
  if (form.needsCapital && !/^\p{Lu}/u.test(first.written) && !/^[^\p{Lu}\p{Ll}]/u.test(first.written)) return false;
  return !form.isAcronym || first.written === first.written.toUpperCase();
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'](?!s(?!\p{L}))[\p{L}\p{M}]+)*/gu)].map(
    ({ 0: written, index }) => ({
      start: index,
      end: index + written.length,
      written,
      folded: fold(written),
    }),
  );
}

/** Without diacritics, in small letters. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'ʹʺ]/g, '')
    .toLowerCase();
}

function split(text: string): readonly string[] {
  return wordsIn(text).map(({ folded }) => folded);
}

function* formsOf(entity: Entity): Generator<Form> {
  const texts = entity.forms.map(({ text, type }) => ({ text, type }));
  for (const { text, type } of texts) {
    const isDemonym = type === 'demonym';
    const isAcronym = /^(?:\p{Lu}\.?){2,6}$/u.test(text);
    const needsCapital = entity.register !== 'terms' && entity.register !== 'organizations';
    const base = { entity, isDemonym, isAcronym, needsCapital };
    const words = split(text);
    if (words.length > 0) yield { ...base, words, isExact: true };
    if (isDemonym && words.length > 0)
      yield { ...base, words: [...words.slice(0, -1), `${words.at(-1)}s`], isExact: true };
    if (isAcronym)
      yield {
        ...base,
        words: text
          .replaceAll('.', '')
          .split('')
          .map((letter) => letter.toLowerCase()),
        isExact: true,
      };
    if (entity.register !== 'people') continue;
    yield* personForms(text, base);
  }
}

/** “Kudryavtsev, Sergei Mikhailovich” and what follows from it. */
function* personForms(text: string, base: Omit<Form, 'words' | 'isExact'>): Generator<Form> {
  const [surname = '', forenames = ''] = text.includes(',') ? text.split(/,\s*/, 2) : ['', ''];
  if (surname === '') return;
  const last = split(surname);
  const first = split(forenames);
  if (last.length === 0) return;
  const initials = first.map((word) => word.slice(0, 1));
  yield { ...base, words: last, isExact: false };
  if (first.length === 0) return;
  yield { ...base, words: [...first, ...last], isExact: true };
  yield { ...base, words: [...last, ...first], isExact: true };
  yield { ...base, words: [...initials, ...last], isExact: false };
  yield { ...base, words: [...last, ...initials], isExact: false };
  yield { ...base, words: [first[0] as string, ...last], isExact: false };
  yield { ...base, words: [initials[0] as string, ...last], isExact: false };
  // Of a double surname, the first one alone with the forename.
  if (last.length === 2 && (last[0] as string).length > 3) {
    yield { ...base, words: [first[0] as string, last[0] as string], isExact: false };
    yield { ...base, words: [last[0] as string], isExact: false };
  }
}
