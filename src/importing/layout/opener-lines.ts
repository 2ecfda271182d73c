/** What the first lines of a document say: how secret it is, which copy, which number, where and when, from whom. */
import { isDateLine } from './front-matter.js';

export type LineKind =
  | 'classification'
  | 'copyNumber'
  | 'outgoingNumber'
  | 'incomingNumber'
  | 'dateline'
  | 'provenance'
  | 'heading'
  | 'distribution'
  | 'salute'
  | 'addressee';

/** A part of a line that says something; offsets in the line. */
export interface LinePart {
  readonly kind: LineKind;
  readonly start: number;
  readonly end: number;
}

const no = '(?:no\\.?|n[ºo°]\\.?|№|nr\\.?|number|#)';
const rules: readonly (readonly [LineKind, RegExp])[] = [
  [
    'classification',
    /(?<!\p{L})(?:(?:top|strictly|most|absolutely) secret|of special importance|secret|(?:strictly )?confidential|for official use(?: only)?|unclassified|eyes only|limited official use|streng geheim|geheim|vertraulich|szigorúan titkos|titkos|совершенно секретно|секретно)(?: and personal)?(?![\p{L}])/iu,
  ],
  ['copyNumber', new RegExp(`(?<!\\p{L})(?:copy|ex(?:emplar)?\\.?|экз\\.?)\\s*${no}?\\s*\\d+(?: of \\d+)?`, 'iu')],
  [
    'incomingNumber',
    new RegExp(`(?<!\\p{L})(?:incoming|in\\.|received under)\\s*${no}\\s*[\\p{N}][\\p{L}\\p{N}/-]*`, 'iu'),
  ],
  [
    'outgoingNumber',
    new RegExp(
      `(?<!\\p{L})(?:outgoing|out\\.?|ref(?:erence)?\\.?:?|our ref\\.?:?|исх\\.?)\\s*${no}?:?\\s*[\\p{L}-]*\\p{N}[\\p{L}\\p{N}/.-]*`,
      'iu',
    ),
  ],
];

const telegram =
  /^(?:(?:ciphered|coded|cipher|encrypted|incoming|outgoing|urgent|secret)[\p{L} ]{0,20})?\s*(?:telegram|cable|cablegram|airgram|шифротелеграмма)\b/iu;
const provenance =
  /^(?:(?:excerpts?|extract)s? )?(?:from the (?:journal|diary|office diary|log|notes|files) of\b|from:?\s+\p{Lu}|to:?\s+\p{Lu}|for:?\s+\p{Lu}|via:?\s+\p{Lu}|subject:\s|re:\s|sent:?\s|received:?\s)/iu;
const distribution = /^(?:distribution(?: list)?|copies(?: to)?|cc|sent to|рассылка)\s*:?/iu;
const salute =
  /^(?:dear|esteemed|respected|most respected|your excellency|excellency|gentlemen|sir|madam|comrades?)(?=[ ,!:])[^.]{0,80}[,!:]?$/iu;

/** What a line of an opener says; empty where it says nothing that is known. */
export function readOpenerLine(line: string): readonly LinePart[] {
  const text = line.trim();
  if (text === '') return [];
  const all = (kind: LineKind): readonly LinePart[] => [{ kind, start: 0, end: line.length }];
  if (distribution.test(text) && text.length < 60) return all('distribution');
  const parts: LinePart[] = [];
  if (text.length <= 90) {
    for (const [kind, pattern] of rules) {
      const match = pattern.exec(line);
      if (match === null || parts.some(({ start, end }) => match.index < end && match.index + match[0].length > start))
        continue;
      parts.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  const rest = parts.reduce(
    (words, { start, end }) => words.slice(0, start) + ' '.repeat(end - start) + words.slice(end),
    line,
  );
  const left = rest.replace(/[\s.,;:/()-]+/g, ' ').trim();
  // A sentence may say “secret” or “our reference” as well.
  if (parts.length > 0 && left.split(' ').length <= 4 && !/\p{Ll}{3,} \p{Ll}{3,}/u.test(left)) {
    if (/\d{4}/.test(left)) parts.push(...datelineIn(rest));
    return parts.sort((a, b) => a.start - b.start);
  }
  if (telegram.test(text) && text.length < 80) return all('heading');
  if (isDateline(text)) return all('dateline');
  if (provenance.test(text) && text.length < 100) return all('provenance');
  if (salute.test(text)) return all('salute');
  if (/^(?:to|for) (?:comrade|the|mr|cde)/iu.test(text) && text.length < 90) return all('addressee');
  const number = new RegExp(`^${no}\\s*[\\p{L}\\p{N}][\\p{L}\\p{N}/ .-]*$`, 'iu');
  return number.test(text) && /\d/.test(text) ? all('outgoingNumber') : [];
}

/** “Havana, 28 January 1962”, “28 January 1962, 18:15”, “Moscow, the Kremlin, May 5, 1961”. */
function isDateline(text: string): boolean {
  if (isDateLine(text)) return true;
  const match =
    /^(?:[\p{Lu}][\p{L}.’' -]{1,40},?\s+){0,2}(?:\p{Lu}\p{L}+,? )?(?:the )?(\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?\p{L}+,? \d{4}|\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.\d{1,2}\.\d{4})\.?(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?)?\.?$/iu.exec(
      text,
    );
  return match !== null;
}

function datelineIn(rest: string): readonly LinePart[] {
  const match = /\S.*\S/.exec(rest.replace(/[.,;:/]/g, ' '));
  return match !== null && isDateline(match[0].trim())
    ? [{ kind: 'dateline', start: match.index, end: match.index + match[0].length }]
    : [];
}
