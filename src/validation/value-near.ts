/** What was probably meant by a value that is nearly right. Each gives undefined where nothing is near. */

const numberWords = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];

const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅛': 0.125 };

/** The number that a value begins with: `3 leaves`, `1,5`, `two`, `2½`, `2nd`. A comma before three digits can be either kind of comma. */
export function nearNumber(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  const word = numberWords.indexOf(/^\p{L}+/u.exec(text)?.[0] ?? '');
  if (word >= 0) return String(word);
  const fraction = /^([+-]?\d*)\s*([½¼¾⅛])/u.exec(text);
  if (fraction !== null) return String(Number(fraction[1] || 0) + (fractions[fraction[2] ?? ''] ?? 0));
  const grouped = /^\d{1,3}(?:[\s’']\d{3})+(?!\d)/.exec(text);
  if (grouped !== null) return grouped[0].replace(/\D/g, '');
  if (/^\d{1,3}(?:,\d{3})+(?!\d)/.test(text)) return undefined;
  const number = /^([+-]?\d+)(?:[.,](\d+))?(?=$|[\s.]|\s*[\p{L}°"′″])/u.exec(text);
  if (number === null || /^[a-z]?\d/.test(text.slice(number[0].length).trim())) return undefined;
  return number[2] === undefined ? number[1] : `${number[1]}.${number[2]}`;
}

/** A whole number: `two`, `2.0`, `iv`, `3 leaves`. */
export function nearWholeNumber(value: string): string | undefined {
  const roman = nearRoman(value.trim());
  if (roman !== undefined) return roman;
  const thousands = /^\d{1,3}(?:,\d{3})+$/.exec(value.trim());
  if (thousands !== null) return thousands[0].replaceAll(',', '');
  const number = nearNumber(value);
  const whole = number === undefined ? Number.NaN : Number(number);
  return Number.isInteger(whole) ? String(whole) : undefined;
}

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** One letter alone may be anything. */
function nearRoman(value: string): string | undefined {
  const text = value.toLowerCase();
  if (!/^(?=..)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text)) return undefined;
  const digits = [...text].map((letter) => romanDigits[letter] ?? 0);
  return String(digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0));
}

/** A share of one: `90%`, `0,9`. */
export function nearShare(value: string): string | undefined {
  const percent = /^(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)$/i.exec(value.trim());
  return percent === null ? nearNumber(value) : String(Number((percent[1] ?? '').replace(',', '.')) / 100);
}

const truths: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  y: 'true',
  on: 'true',
  t: 'true',
  false: 'false',
  no: 'false',
  n: 'false',
  off: 'false',
  f: 'false',
  '?': 'unknown',
  unclear: 'unknown',
  'n/a': 'inapplicable',
  na: 'inapplicable',
};

export function nearTruth(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  return Object.hasOwn(truths, text) ? truths[text] : undefined;
}

const units: readonly (readonly [name: RegExp, letter: string, isTime: boolean])[] = [
  [/^y(?:(?:ea)?rs?)?$/, 'Y', false],
  [/^mo(?:nths?|s)?$/, 'M', false],
  [/^w(?:(?:ee)?ks?)?$/, 'W', false],
  [/^d(?:ays?)?$/, 'D', false],
  [/^h(?:(?:ou)?rs?)?$/, 'H', true],
  [/^min(?:ute)?s?$/, 'M', true],
  [/^s(?:ec(?:ond)?s?)?$/, 'S', true],
];

/** A duration (XML Schema Part 2 §3.2.6): `2 hours`, `1 year, 2 months`, `P2H`, `p1y`. Weeks become days. */
export function nearDuration(value: string): string | undefined {
  const text = value.trim();
  const bare = text.replace(/\s+/g, '').toUpperCase();
  if (/^-?PT?(?:\d+[YMDHS])+$/.test(bare) || /^P.*T/.test(bare)) {
    const fixed = bare.includes('T') ? bare : bare.replace(/^(-?P)(?=(?:\d+[HS])+$)/, '$1T');
    return fixed;
  }
  const words = text
    .toLowerCase()
    .replace(/[,;&]|\band\b/g, ' ')
    .trim();
  const parts = [...words.matchAll(/(\d+(?:[.]\d+)?|\p{L}+)\s*(\p{L}+)\.?\s*/guy)];
  if (parts.length === 0 || parts.reduce((length, [whole]) => length + whole.length, 0) !== words.length)
    return undefined;
  const amounts = new Map<string, number>();
  for (const [, amount = '', unit = ''] of parts) {
    const number = /^\d/.test(amount) ? Number(amount) : /^an?$/.test(amount) ? 1 : numberWords.indexOf(amount);
    const found = units.find(([name]) => name.test(unit));
    if (number < 0 || found === undefined) return undefined;
    const [, letter, isTime] = found;
    const [key, count] = letter === 'W' ? ['D', number * 7] : [`${isTime ? 'T' : ''}${letter}`, number];
    amounts.set(key, (amounts.get(key) ?? 0) + count);
  }
  const hours = amounts.get('TH') ?? 0;
  if (!Number.isInteger(hours)) {
    amounts.set('TH', Math.floor(hours));
    amounts.set('TM', (amounts.get('TM') ?? 0) + (hours % 1) * 60);
  }
  if ([...amounts].some(([key, count]) => key !== 'TS' && !Number.isInteger(count))) return undefined;
  const written = (keys: readonly string[]): string =>
    keys.map((key) => (amounts.get(key) ? `${amounts.get(key)}${key.at(-1)}` : '')).join('');
  const time = written(['TH', 'TM', 'TS']);
  const all = `${written(['Y', 'M', 'D'])}${time === '' ? '' : `T${time}`}`;
  return all === '' ? undefined : `P${all}`;
}

/** A time, or a day with a time: `14:30`, `1961-12-30 14:30`. */
export function nearTime(value: string): string | undefined {
  const match = /^(?:(\d{4}-\d\d-\d\d)[ T,]+)?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?$/.exec(value.trim());
  if (match === null) return undefined;
  const [, day, hours = '', minutes = '', seconds = '00'] = match;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${day === undefined ? '' : `${day}T`}${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

let languages: ReadonlyMap<string, string> | undefined;

/** A language tag (BCP 47): `en_US`, `en us`, `English`. */
export function nearLanguage(value: string): string | undefined {
  const text = value.trim();
  languages ??= languageNames();
  const named = languages.get(text.toLowerCase());
  if (named !== undefined) return named;
  const tag = text.split(/[\s_-]+/).join('-');
  return /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
}

/** The English names of languages that have a tag of two letters. */
function languageNames(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const tags = letters.flatMap((first) => letters.map((second) => first + second));
  // From the last to the first, so that of two tags for one language the first one stays.
  return new Map(
    tags.reverse().map((tag) => [names.of(tag)?.toLowerCase() ?? tag, Intl.getCanonicalLocales(tag)[0] ?? tag]),
  );
}

/** A pointer (RFC 3986): a space inside it, round its `#`, or a sign that has to be written otherwise. */
export function nearPointer(value: string): string | undefined {
  const text = value
    .trim()
    .replace(/\s*#\s*/g, '#')
    .replace(/\s+/g, '%20')
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
  const [before = '', ...after] = text.split('#');
  return [before.replaceAll('[', '%5B').replaceAll(']', '%5D'), ...after].join('#');
}

/** One word: what has spaces in it, with hyphens. */
export function nearWord(value: string): string | undefined {
  const text = value.trim().replace(/[\s\p{C}\p{Z}]+/gu, '-');
  return text === '' || text === value ? undefined : text;
}

const unitNames: readonly (readonly [RegExp, string])[] = [
  [/^(?:mm|milli?met(?:re|er)s?)$/, 'mm'],
  [/^(?:cm|centimet(?:re|er)s?)$/, 'cm'],
  [/^(?:in|inch|inches|"|″|”)$/, 'in'],
  [/^(?:px|pixels?)$/, 'px'],
  [/^(?:pt|points?)$/, 'pt'],
  [/^(?:%|per ?cent)$/, '%'],
];

/** A length as it is put out: `12 mm`, `12,5mm`, `3 inches`. */
export function nearLength(value: string): string | undefined {
  const match = /^([+-]?\d+(?:[.,]\d+)?)\s*(\D+?)\.?$/.exec(value.trim().toLowerCase());
  if (match === null) return undefined;
  const [, number = '', name = ''] = match;
  const unit = unitNames.find(([pattern]) => pattern.test(name))?.[1] ?? name.trim();
  return `${number.replace(',', '.')}${unit}`;
}

const mediaTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  pdf: 'application/pdf',
  xml: 'application/xml',
  mp3: 'audio/mpeg',
};

export function nearMediaType(value: string): string | undefined {
  const name = value.trim().toLowerCase().replace(/^\./, '');
  return Object.hasOwn(mediaTypes, name) ? mediaTypes[name] : undefined;
}
