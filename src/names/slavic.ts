/**
 * Compares names across scripts and cases: a Cyrillic name with its romanisations (BGN/PCGN, ALA-LC, ISO 9 and the scholarly
 * transliteration, GOST, German), these with each other, and the case forms of a Russian name with its nominative.
 *
 * Every word is brought to a key in Cyrillic letters, in which what the systems tell apart only at times (й and и, ё and е, soft
 * signs) is one.
 */

const isCyrillic = (word: string): boolean => /^[\p{Script=Cyrillic}\p{M}’'-]+$/u.test(word);

/** Words shorter than this have too few letters to be told by their sound. */
const shortest = 4;

/** What the romanisations have for a letter, the longest first; what is read in two ways stands in both tables. */
const romanised: readonly (readonly [latin: RegExp, cyrillic: string])[] = (
  [
    ['schtsch|shch|šč|ŝ|szcz|stch', 'щ'],
    ['tsch|tch|č', 'ч'],
    ['zh|ž', 'ж'],
    ['kh', 'х'],
    ['sch|sh|š', 'ш'],
    ['ts|tz', 'ц'],
    ['ia(?=n|l|z)', 'иа'],
    ['ya|ja|â|ia', 'я'],
    ['yu|ju|û|iu', 'ю'],
    ['yo|jo|ye|je|ë|è|ė', 'е'],
    ['iy|ij|yy|yj|ii', 'и'],
    ['a', 'а'],
    ['b', 'б'],
    ['d', 'д'],
    ['e', 'е'],
    ['f|ph', 'ф'],
    ['g', 'г'],
    ['h|x', 'х'],
    ['i|y|j', 'и'],
    ['k', 'к'],
    ['l', 'л'],
    ['m', 'м'],
    ['n', 'н'],
    ['o', 'о'],
    ['p', 'п'],
    ['q', 'к'],
    ['r', 'р'],
    ['s', 'с'],
    ['t', 'т'],
    ['u', 'у'],
    ['v|w', 'в'],
  ] as const
).map(([latin, letters]) => [new RegExp(`^(?:${latin})`, 'u'), letters]);

/** By the first letter of what they match. */
const byFirstLetter = new Map(
  [...'abcdefghijklmnopqrstuvwxyzšžčŝâûëèė'].map((letter) => [
    letter,
    romanised.filter(([latin]) =>
      latin.source
        .slice('^(?:'.length)
        .split('|')
        .some((start) => start.startsWith(letter)),
    ),
  ]),
);

/**
 * The keys of a word: one for a Cyrillic word, up to four for a Latin one, in which “ch”, “c” and “z” may stand for two letters. None for
 * words of fewer than four letters, and for what is in neither script.
 */
export function soundKeys(word: string): readonly string[] {
  const lower = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’'ʹʺ-]/g, '');
  if (lower.length < shortest) return [];
  if (isCyrillic(lower)) return [joined(lower)];
  const keys = new Set<string>();
  for (const ch of ['х', 'ч']) {
    for (const c of ['ц', 'к']) {
      const key = fromLatin(lower, { ch, c, z: lower.includes('w') ? 'ц' : 'з' });
      if (key !== undefined) keys.add(joined(key));
    }
  }
  return [...keys];
}

function fromLatin(
  word: string,
  { ch, c, z }: { readonly ch: string; readonly c: string; readonly z: string },
): string | undefined {
  let key = '';
  let rest = word;
  while (rest !== '') {
    const [matched, letters] = ambiguous(rest, { ch, c, z }) ?? plainly(rest) ?? ['', ''];
    if (matched !== '') {
      key += letters;
      rest = rest.slice(matched.length);
      continue;
    }
    // Accents that no romanisation has, such as those of Spanish, are dropped.
    const bare = rest.normalize('NFD').replace(/\p{M}/gu, '');
    if (bare === rest || !/^[a-z]/.test(bare)) return undefined;
    rest = bare;
  }
  return key;
}

type Read = readonly [matched: string, letters: string];

function ambiguous(
  rest: string,
  readings: { readonly ch: string; readonly c: string; readonly z: string },
): Read | undefined {
  if (rest.startsWith('ch')) return ['ch', readings.ch];
  if (rest.startsWith('c')) return ['c', readings.c];
  return rest.startsWith('z') && !rest.startsWith('zh') ? ['z', readings.z] : undefined;
}

function plainly(rest: string): Read | undefined {
  for (const [latin, letters] of byFirstLetter.get(rest[0] as string) ?? []) {
    const matched = latin.exec(rest)?.[0];
    if (matched !== undefined) return [matched, letters];
  }
  return undefined;
}

/** What the systems do not always tell apart is one. */
function joined(cyrillic: string): string {
  return cyrillic
    .replace(/[ьъ]/g, '')
    .replace(/[йіїы]/g, 'и')
    .replace(/[ёэє]/g, 'е')
    .replace(/([щчш])о/g, '$1е')
    .replace(/ии/g, 'и');
}

/** The endings of Russian nouns and adjectives in the letters of a key, the longest first. */
const endings =
  /(?:иями|иях|иям|ием|иеи|ого|его|ому|ему|ими|ами|ями|ия|ие|ию|ои|еи|ою|ею|ом|ем|ам|ям|ах|ях|им|их|ую|юю|ая|яя|ое|ее|а|я|у|ю|е|и|о)$/;

/** A key without the ending that tells the case; at least three letters are left. */
export function withoutEnding(key: string): string {
  const stem = key.replace(endings, '');
  return stem.length >= 3 ? stem : key;
}

/** Whether a word is written in Cyrillic letters. */
export function isCyrillicWord(word: string): boolean {
  return isCyrillic(word);
}
