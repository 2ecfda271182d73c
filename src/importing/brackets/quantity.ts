/** Reads what translators say about words that are missing: “2 words illegible”, “several lines”, “signature illegible”. */

const numbers: Readonly<Record<string, number>> = Object.fromEntries(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 1]),
);

const units: Readonly<Record<string, string>> = {
  word: 'word',
  line: 'line',
  letter: 'character',
  character: 'character',
  group: 'group',
  paragraph: 'paragraph',
  page: 'page',
  sheet: 'leaf',
  leaf: 'leaf',
  leave: 'leaf',
  section: 'section',
};

const reasons: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ['illegible', /\b(?:illegible|not legible|indecipherable|undecipherable|unreadable|unintelligible|cannot be read)\b/],
  ['censored', /\b(?:not declassified|redacted|excised|deleted by|sanitized|blacked out|withheld|denied)\b/],
  ['garbled', /\b(?:garbled|garble|corrupt(?:ed)? group|missing group)s?\b/],
  ['inaudible', /\binaudible\b/],
  ['untranslated', /\b(?:not translated|untranslated)\b/],
  ['damage', /\b(?:damaged?|torn|burnt?|cut off|water stain|hole in)\b/],
  ['lost', /\b(?:missing|lost|not preserved)\b/],
  ['editorial', /\b(?:omitted|omission|passage left out|abridged|not printed|text continues)\b/],
];

export interface ReadGap {
  readonly reason: string;
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  /** What is missing, where it is no count of words: “signature”. */
  readonly what: string | undefined;
}

/** What words in brackets say about words that are missing; undefined if they say something else. */
export function readGap(content: string): ReadGap | undefined {
  const text = content
    .toLowerCase()
    .replace(/[.,;:]+$/g, '')
    .trim();
  const found = reasons.find(([, pattern]) => pattern.test(text));
  if (found === undefined) return undefined;
  const [reason, pattern] = found;
  const rest = text
    .replace(pattern, ' ')
    .replace(
      /\b(?:is|are|was|were|text|of source text|of text|of the original|in the original|in original|here|following|handwriting|handwritten|several|some|a few|approximately|about|approx\.?|the|and|s)\b/g,
      ' ',
    )
    .replace(/[.,;:()–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (rest === '') return { reason, quantity: undefined, unit: undefined, what: undefined };
  const count =
    /^(?:(\d+(?:\.\d+)?|\p{L}+) )?(?:or \d+ )?(\p{L}+?)s?$/u.exec(rest) ??
    /^(\d+|\p{L}+) (?:\p{L}+ )?(\p{L}+?)s?$/u.exec(rest);
  const unit = units[count?.[2] ?? ''];
  const written = count?.[1];
  const quantity =
    written === undefined ? undefined : /^[\d.]+$/.test(written) ? written : numbers[written]?.toString();
  if (unit !== undefined && (written === undefined || quantity !== undefined)) {
    return quantity === undefined && isPlural(text, count?.[2] ?? '')
      ? { reason, quantity: undefined, unit, what: undefined }
      : { reason, quantity: quantity ?? (written === undefined ? '1' : undefined), unit, what: undefined };
  }
  return rest.split(' ').length <= 4 ? { reason, quantity: undefined, unit: undefined, what: rest } : undefined;
}

function isPlural(text: string, unit: string): boolean {
  return new RegExp(`\\b${unit}s\\b`).test(text);
}
