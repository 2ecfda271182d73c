/** Cyrillic letters whose Latin form is not one letter with a diacritic that could simply be dropped. */
const cyrillic: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a б b в v г g ґ g д d е e ё e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ' +
    'ш sh щ shch ъ _ ы y ь _ э e ю yu я ya ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ѕ dz ќ kj'
  )
    .split(' ')
    .map((letter, i, all) => [letter, (all[i + 1] ?? '').replace('_', '')] as const)
    .filter((_, i) => i % 2 === 0),
);
const others: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' };

/**
 * A short name for a folder, a file or an address: small letters of a to z, digits, and hyphens. Cyrillic is romanised, diacritics are
 * dropped. Empty where nothing remains, as of a title in Chinese.
 *
 * @param longest how many characters it may have
 */
export function slugOf(title: string, longest = 60): string {
  const letters = [...title.normalize('NFC').toLowerCase()].map(
    (letter) => cyrillic[letter] ?? others[letter] ?? letter,
  );
  const words = letters
    .join('')
    .normalize('NFD')
    .replace(/\p{M}|[’'ʹʺ]/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + word.length >= longest) break;
    slug = slug === '' ? word.slice(0, longest) : `${slug}-${word}`;
  }
  return slug;
}

/** The same for a title of which that leaves nothing: its letters, in small letters of whatever script. */
export function foldedName(title: string, longest = 60): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-')
    .slice(0, longest);
}

/**
 * The id that an XML file may have for a name: small letters, digits and hyphens, beginning with a letter. Empty where the name has no
 * letter and no digit.
 *
 * @param prefix what comes before a name that begins with a digit
 */
export function idOfName(name: string, prefix: string): string {
  const id = slugOf(name, Number.POSITIVE_INFINITY) || foldedName(name, Number.POSITIVE_INFINITY);
  return /^\p{N}/u.test(id) ? `${prefix}${id}` : id;
}
