/** Finds names that no register knows, by how they are written: capitals, initials, the offices before them, verbs after them. */
import { monthOf } from '../validation/rules/date-text.js';
import { barrier } from './barrier.js';
import { isOrdinaryWord } from './ordinary-words.js';
import { fold } from './words.js';

export type HabitKind = 'person' | 'place' | 'organisation';

export interface HabitName {
  readonly start: number;
  readonly end: number;
  readonly kind: HabitKind;
  readonly cert: 'medium' | 'low';
  readonly isDemonym: boolean;
  /** The name of the entry that it belongs to, as far as can be known: of “Brazilian”, Brazil. */
  readonly entry: string;
}

/** Offices, ranks and courtesies that stand before a name. */
export const officeWords =
  "Ambassador|President|Vice[- ]President|Prime Minister|Premier|Minister|Foreign Minister|Defen[cs]e Minister|Secretary|First Secretary|Secretary General|General Secretary|Chairman|Chairwoman|Chancellor|Senator|Governor|Counsell?or|Attach[ée]|Consul|Consul General|Director|Chief|Head|Leader|Representative|Delegate|Professor|General|Colonel|Lieutenant|Major|Captain|Marshal|Admiral|Commander|Comandante|King|Queen|Prince|Pope|Cardinal|Bishop|Archbishop|[Cc]harg[ée]e? d[’']affaires";
export const courtesyWords =
  'Comrades?|COMRADES?|Cdes?\\.|Com\\.|MR\\.?|MRS\\.?|MS\\.?|Mr\\.?|Mrs\\.?|Ms\\.?|Miss|Madam|Madame|Mme\\.?|Dr\\.?|Prof\\.?|Gen\\.|Col\\.|Señor|Señora|Doña|Herr|Frau|Sir|Lord|Lady|Dom|Don';

const offices = new RegExp(`^(?:${officeWords})$`, 'iu');
const courtesies = new RegExp(`^(?:${courtesyWords})$`, 'u');
/** Whether a word is an office, a rank or a courtesy. */
export function isTitle(word: string): boolean {
  return offices.test(word) || courtesies.test(word);
}

const bodyWords =
  /^(?:Ministry|Committee|Party|Council|Embassy|Department|Organi[sz]ation|Bureau|Union|Academy|Institute|Agency|Congress|Assembly|Parliament|Politburo|Presidium|Secretariat|Commission|Command|Army|Navy|Headquarters|Directorate|Legation|Consulate|Bank|University|Foundation|Archive|Archives|Center|Centre|Front|League|Federation|Confederation|Society|Association|Delegation|Government|House|Senate|Court|Staff|Forces|Legation)$/i;
const speaking =
  /^(?:’s|'s)?\s+(?:\p{L}+ly\s+)?(?:has|had|have|is|was|will|would|might|may|could|should|can|said|says|stressed|noted|continued|asked|replied|answered|told|thanked|gave|added|stated|declared|expressed|emphasi[sz]ed|pointed|needs|knows|wants|agreed|explained|informed|reported|mentioned|remarked|observed|responded|proposed|promised|assured|described|asserted|confirmed|denied|also|himself|repeatedly|then|does|did|began|went|came|left|met|received|requested|spoke|believes?|thinks|thought|considers?)(?!\p{L})/u;

const word =
  "(?:(?:\\p{Lu}\\.-?)+(?= ?\\p{Lu})|(?:(?:al|el|as|ar|ad|an|ash|Al|El)-)?\\p{Lu}[\\p{L}\\p{M}]*(?:[’'-]\\p{L}[\\p{L}\\p{M}]+)*)";
const joint = '(?: (?:(?:de|del|de la|della|da|do|dos|van|von|der|den|al|el|bin|ibn|y) )?|-|(?<=\\.) ?)';
const sequence = new RegExp(`${word}(?:${joint}${word})*`, 'gu');
const bodyTail = new RegExp(`^ (?:of|for|on|and) (?:the )?${word}(?:${joint}${word})*`, 'u');

/** What stands where a name was found already. */
const taken = barrier;

/** What all of a typescript says about its names: a name that is told once by an office or a verb is known everywhere. */
export interface HabitKnowledge {
  /** The longest form of a person’s name, by its last word. */
  readonly people: ReadonlyMap<string, string>;
  readonly sites: ReadonlySet<string>;
}

/** Reads what a whole typescript says about its names. */
export function learnNames(text: string, known: readonly Stretch[]): HabitKnowledge {
  const masked = mask(text, known);
  const people = new Map<string, string>();
  const sites = new Set<string>();
  const note = (name: string): void => {
    const key = lastWord(name);
    if (name.length > (people.get(key) ?? '').length) people.set(key, name);
  };
  const candidates = candidatesIn(masked);
  const bodies = candidates.filter(({ isBody }) => isBody);
  // In “the Directorate of Lighthouses has”, it is the Directorate that has; and “the Ministry has” names nobody.
  const isOfBody = ({ start, end, words }: Candidate): boolean =>
    words.some((one) => bodyWords.test(one)) || bodies.some((body) => body.start <= start && end <= body.end);
  for (const candidate of candidates) {
    const name = judge(candidate, masked);
    const only = candidate.words[0] as string;
    if (name?.kind === 'place') sites.add(fold(name.entry));
    else if (name?.kind === 'person') note(masked.slice(name.start, name.end));
    else if (name === undefined && candidate.words.length === 1 && only.length >= 3) {
      if (candidate.before === 'place') sites.add(fold(only));
      else if (!isOfBody(candidate) && speaking.test(masked.slice(candidate.end, candidate.end + 40))) note(only);
    }
  }
  return { people, sites };
}

/**
 * The names of a text.
 *
 * @param known stretches that have been found to be something else
 */
export function findHabitNames(
  text: string,
  known: readonly Stretch[],
  knowledge: HabitKnowledge,
): readonly HabitName[] {
  const masked = mask(text, known);
  return candidatesIn(masked).flatMap(
    (candidate) => judge(candidate, masked) ?? judgeSingle(candidate, knowledge) ?? [],
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function mask(text: string, known: readonly Stretch[]): string {
  const isKnown = new Uint8Array(text.length);
  for (const { start, end } of known) isKnown.fill(1, start, end);
  let masked = '';
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && isKnown[end] === isKnown[at]) end += 1;
    masked += isKnown[at] === 1 ? taken.repeat(end - at) : text.slice(at, end);
    at = end;
  }
  return masked;
}

interface Candidate extends Stretch {
  readonly words: readonly string[];
  /** Whether a body such as a ministry is named. */
  readonly isBody: boolean;
  readonly isSentenceStart: boolean;
  /** What stands before it in the sentence: an office or courtesy, a preposition of place. */
  readonly before: 'office' | 'place' | undefined;
}

/** Runs of capitalised words, without offices and words that may begin with a capital anyway. */
function candidatesIn(text: string): readonly Candidate[] {
  return [...text.matchAll(sequence)].flatMap((match): readonly Candidate[] => {
    const pieces = [...match[0].matchAll(new RegExp(word, 'gu'))].map(({ 0: written, index }) => ({
      written,
      start: match.index + index,
      end: match.index + index + written.length,
    }));
    const isSentenceStart = /(?:^|[.!?:;\n“"(] ?)$/.test(text.slice(Math.max(0, match.index - 2), match.index));
    const body = bodyIn(text, pieces);
    if (body !== undefined) return [{ ...body, isBody: true, isSentenceStart, before: undefined }];
    const runs: (typeof pieces)[] = [];
    let previous: 'office' | 'other' | undefined;
    const before: Candidate['before'][] = [];
    for (const piece of pieces) {
      const isOffice = offices.test(piece.written) || courtesies.test(piece.written);
      if (isOffice || (isOrdinaryWord(piece.written) && !/^\p{Lu}\.$/u.test(piece.written))) {
        previous = isOffice ? 'office' : 'other';
        continue;
      }
      const last = runs.at(-1);
      if (last !== undefined && previous === undefined) last.push(piece);
      else {
        before.push(
          previous === 'office'
            ? 'office'
            : (prepositionBefore(text, piece.start, match.index + match[0].length) ?? officeBefore(text, piece.start)),
        );
        runs.push([piece]);
      }
      previous = undefined;
    }
    return runs.map((run, i) => ({
      start: (run[0] as { start: number }).start,
      end: (run.at(-1) as { end: number }).end,
      words: run.map(({ written }) => written),
      isBody: false,
      isSentenceStart: isSentenceStart && run[0] === pieces[0],
      before: before[i],
    }));
  });
}

/** “Ministry of Foreign Affairs”, “Central Committee”: from the first word that is no article to the end of what belongs to it. */
function bodyIn(
  text: string,
  pieces: readonly (Stretch & { readonly written: string })[],
): (Stretch & { readonly words: readonly string[] }) | undefined {
  if (!pieces.some(({ written }) => bodyWords.test(written))) return undefined;
  const from = pieces.findIndex(
    ({ written }) => !/^(?:the|a|an|in|at|from|of|to|by|our|this|that|these|and|but)$/i.test(written),
  );
  const first = pieces[from];
  if (first === undefined) return undefined;
  let end = (pieces.at(-1) as Stretch).end;
  for (let tail = bodyTail.exec(text.slice(end)); tail !== null; tail = bodyTail.exec(text.slice(end)))
    end += tail[0].length;
  const words = text.slice(first.start, end).split(' ');
  return words.length > 1 ? { start: first.start, end, words } : undefined;
}

const bodiesOfPlaces =
  'government|delegation|republic|people|embassy|ambassador|parliament|president|capital|city|port|island|coast|side|affairs|minister|independence|territory|lighthouses';
const placeBefore = new RegExp(`(?<!\\p{L})(?:in|at|on|near|to visit|(?:${bodiesOfPlaces}) of) (?:the )?$`, 'iu');

/** Whether something before a name, or a date behind it at the beginning of a line, tells that it is a place. */
function prepositionBefore(text: string, at: number, end = at): 'place' | undefined {
  const isDateline = (at === 0 || text[at - 1] === '\n') && text.startsWith(`, ${taken}`, end);
  return isDateline || placeBefore.test(text.slice(Math.max(0, at - 24), at)) ? 'place' : undefined;
}

const officeWithCountry = new RegExp(
  `(?<!\\p{L})(?:${officeWords}|${officeWords.toUpperCase()}|${courtesyWords})(?:[ \\n]+(?:of|in|to|for|OF|IN|TO|FOR) (?:the |THE )?(?:(?:\\p{Lu}\\p{L}+|${taken}+)[ \\n]?(?:of |OF )?){1,5})?[ \\n]*\\(?$`,
  'u',
);

/** “Deputy Foreign Minister of Cuba Olivares”: an office with its country before a name. */
function officeBefore(text: string, at: number): 'office' | undefined {
  return officeWithCountry.test(text.slice(Math.max(0, at - 80), at)) ? 'office' : undefined;
}

const officeOf = new RegExp(`(?<!\\p{L})(?:${officeWords}) of (?:the )?$`, 'u');

function judge({ start, end, words, before, isBody, isSentenceStart }: Candidate, text: string): HabitName | undefined {
  const surface = text.slice(start, end);
  const base = { start, end, isDemonym: false, entry: surface };
  if (isBody) return { ...base, kind: 'organisation', cert: 'medium' };
  const named = words.filter((one) => monthOf(one) === undefined);
  if (named.length === 0 || words.every((one) => one.length < 2 || /^(?:\p{Lu}\.-?)+$/u.test(one))) return undefined;
  if (words.length > 4 || named.length < words.length) return undefined;
  const isHeading = isInCapitals(text, start, end);
  // “Director of Lighthouses Solanegro”: what belongs to the office stands before the name.
  if (words.length > 1 && officeOf.test(text.slice(Math.max(0, start - 40), start))) {
    const last = words.at(-1) as string;
    return { ...base, start: end - last.length, entry: last, kind: 'person', cert: 'low' };
  }
  if (before === 'office') return { ...base, kind: 'person', cert: 'medium' };
  const demonym = words.length === 1 ? /^(\p{Lu}\p{Ll}{3,}a)n(s?)$/u.exec(surface) : null;
  if (
    demonym !== null &&
    /\bthe $/i.test(text.slice(Math.max(0, start - 4), start)) &&
    (demonym[2] === 's' || /^ \p{Ll}{3,}/u.test(text.slice(end)))
  ) {
    return { ...base, kind: 'place', cert: 'low', isDemonym: true, entry: demonym[1] as string };
  }
  if (words.length > 1 && words.some((one) => /^(?:\p{Lu}\.-?)+$/u.test(one)))
    return { ...base, kind: 'person', cert: 'medium' };
  if (/^\p{Lu}{2,6}$/u.test(surface)) {
    return /^[IVXLC]+$/.test(surface) || isSentenceStart || isHeading
      ? undefined
      : { ...base, kind: 'organisation', cert: 'low' };
  }
  if (words.length === 1 || isHeading) return undefined;
  const isSite =
    before === 'place' ||
    /^(?:Puerto|Port|Punta|San|Santa|Cape|Cabo|Mount|Monte|Rio|Río|Isla|Bay|New|Villa|Ciudad|Las|Los|La|El|Qasr|Bad|Sankt|Sierra|Nizhny|Novo|Stary)$/u.test(
      words[0] as string,
    );
  if (isSite) return { ...base, kind: 'place', cert: 'low' };
  return { ...base, kind: 'person', cert: 'medium' };
}

/** Whether all of a line is in capitals, so that they tell nothing. */
function isInCapitals(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  // A line of several pages is no heading, and is not read again for each of its names.
  if (to - from > 2000) return false;
  const letters = text.slice(from, to).replace(/[^\p{L}]/gu, '');
  return letters.length > end - start && letters === letters.toUpperCase();
}

/** A single capitalised word: a name if the typescript tells elsewhere whose it is. */
function judgeSingle({ start, end, words }: Candidate, { people, sites }: HabitKnowledge): HabitName | undefined {
  const surface = words[0] as string;
  if (words.length > 1 || surface.length < 3 || monthOf(surface) !== undefined) return undefined;
  const person = people.get(fold(surface));
  if (person !== undefined)
    return { start, end, isDemonym: false, kind: 'person', cert: person === surface ? 'low' : 'medium', entry: person };
  return sites.has(fold(surface))
    ? { start, end, isDemonym: false, kind: 'place', cert: 'low', entry: surface }
    : undefined;
}

function lastWord(name: string): string {
  return fold(name.split(/[ .]+/).at(-1) ?? '');
}
