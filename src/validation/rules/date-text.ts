/** Reads what the words of a date say: a day, a month, a year, a day of the week. Deliberately modest: in doubt it reads nothing. */

/**
 * By month: the names in English, Russian, Spanish, French, German, Portuguese, Italian and Polish, with their usual abbreviations;
 * “listopad” is left out, which is November in Polish and October in Croatian.
 */
const monthNames: readonly string[] = [
  'january jan январь января янв enero ene janvier janv januar jänner janeiro gennaio styczeń stycznia',
  'february feb февраль февраля фев febrero février févr februar fevereiro febbraio luty lutego',
  'march mar март марта marzo mars märz março marzec marca',
  'april apr апрель апреля апр abril avril avr aprile kwiecień kwietnia',
  'may май мая mayo mai maio maggio maj maja',
  'june jun июнь июня junio juin juni junho giugno czerwiec czerwca',
  'july jul июль июля julio juillet juil juli julho luglio lipiec lipca',
  'august aug август августа авг agosto août sierpień sierpnia',
  'september sept sep сентябрь сентября сент septiembre setiembre septembre setembro settembre wrzesień września',
  'october oct октябрь октября окт octubre octobre oktober okt outubro ottobre październik października',
  'november nov ноябрь ноября ноя нояб noviembre novembre novembro',
  'december dec декабрь декабря дек diciembre décembre déc dezember dez dezembro dicembre grudzień grudnia',
];
const weekdayNames: readonly string[] = [
  'sunday воскресенье воскресенья domingo dimanche sonntag',
  'monday понедельник понедельника lunes lundi montag',
  'tuesday вторник вторника martes mardi dienstag',
  'wednesday среда среду среды miércoles mercredi mittwoch',
  'thursday четверг четверга jueves jeudi donnerstag',
  'friday пятница пятницу пятницы viernes vendredi freitag',
  'saturday суббота субботу субботы sábado samedi samstag sonnabend',
];
const months = lookup(monthNames);
const weekdays = lookup(weekdayNames);

function lookup(lists: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((names, i) => names.split(' ').map((name) => [name, i] as const)));
}

/** The month that a word names, 1 to 12, in any of these languages; undefined for any other word. */
export function monthOf(word: string): number | undefined {
  const month = months.get(word.normalize('NFC').toLowerCase());
  return month === undefined ? undefined : month + 1;
}

export interface DateWords {
  /** Undefined where the words do not say it, or say more than one. */
  readonly year: number | undefined;
  /** 1 to 12. */
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** 0 is Sunday. */
  readonly weekday: number | undefined;
}

const nothing: DateWords = { year: undefined, month: undefined, day: undefined, weekday: undefined };

/** What the words of a date say. */
export function readDateWords(text: string): DateWords {
  const words = text.normalize('NFC').toLowerCase();
  // Two calendars, two dates in one, and dates before Christ are beyond this reader.
  if (/\b[on]\. ?s\.|style|\d\s?\/\s?\d.*\p{L}{3}|\bb\.? ?c\b|ст\. ?ст|\bcf\b/u.test(words)) return nothing;
  const numeric = readNumeric(words);
  if (numeric !== undefined) return numeric;
  const found = [...words.matchAll(/\p{L}+/gu)].map(([word]) => word);
  const month = only(found.map((word) => months.get(word)));
  const days = [
    ...words.matchAll(/(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+|d’)?(\p{L}+)/gu),
  ].flatMap(([, day, name = '']) => (months.has(name) ? [Number(day)] : []));
  days.push(
    ...[...words.matchAll(/(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/gu)].flatMap(([, name = '', day]) =>
      months.has(name) ? [Number(day)] : [],
    ),
  );
  // “30–31 December”, “30 and 31 December” are two days; “1961–62” is two years.
  const isSpan = /\d\s*[–—-]\s*\d|\d(?:st|nd|rd|th)?\s*(?:,|and|to|or|и|y|et|und)\s*\d{1,2}(?!\d)/u.test(words);
  const years = isSpan ? [] : [...words.matchAll(/(?<!\d)(1\d{3}|20\d\d)(?![\d])/g)].map(([, year]) => Number(year));
  return {
    year: only(years),
    month: month === undefined ? undefined : month + 1,
    day: isSpan || month === undefined ? undefined : only(days),
    weekday: isSpan ? undefined : only(found.map((word) => weekdays.get(word))),
  };
}

/** `30.12.1961`, `1961-12-30`; undefined where it may be read in two ways. */
function readNumeric(words: string): DateWords | undefined {
  const dayFirst = /^\D*(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})\D*$/.exec(words);
  if (dayFirst !== null) {
    const [a, b, year] = [Number(dayFirst[1]), Number(dayFirst[2]), Number(dayFirst[3])];
    if (a > 12 && b <= 12) return { ...nothing, year, month: b, day: a };
    if (b > 12 && a <= 12) return { ...nothing, year, month: a, day: b };
    return { ...nothing, year };
  }
  const yearFirst = /^\D*(\d{4})-(\d\d)-(\d\d)\D*$/.exec(words);
  if (yearFirst === null) return undefined;
  return { ...nothing, year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
}

/** The one value that there is, however often; undefined where there are several or none. */
function only(values: readonly (number | undefined)[]): number | undefined {
  const different = new Set(values.filter((value) => value !== undefined));
  return different.size === 1 ? [...different][0] : undefined;
}
