/** The language that a typescript names in words, as a language tag (BCP 47). */

const tags =
  'ru en de fr es pt it pl cs sk hu ro bg sr hr sl mk sq uk be lt lv et fi sv no da nl el tr ar he fa ps ur hi bn zh ja ko vi th km lo id ms mn ka hy az kk uz la bs'.split(
    ' ',
  );

const names = new Map(
  tags.map((tag) => [new Intl.DisplayNames('en', { type: 'language' }).of(tag)?.toLowerCase() ?? tag, tag]),
);
const also: Readonly<Record<string, string>> = {
  farsi: 'fa',
  mandarin: 'zh',
  'serbo-croatian': 'sh',
  castilian: 'es',
  flemish: 'nl',
};

export interface NamedLanguage {
  readonly tag: string;
  /** As the typescript has it. */
  readonly name: string;
}

/** The languages that a text names, in its order. */
export function languagesIn(text: string): readonly NamedLanguage[] {
  return [...text.matchAll(/\p{Lu}[\p{L}-]+/gu)].flatMap(([name]) => {
    const tag = names.get(name.toLowerCase()) ?? also[name.toLowerCase()];
    return tag === undefined ? [] : [{ tag, name }];
  });
}

/** The English name of a language. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}

/** Languages whose words a translator romanises. */
export function isRomanised(tag: string): boolean {
  return /^(?:ru|uk|be|bg|sr|mk|el|ar|he|fa|ps|ur|hi|bn|zh|ja|ko|th|km|lo|mn|ka|hy|kk)(?:-|$)/.test(tag);
}
