import { Unsupported } from './unsupported.js';

/** Names in XML, of letters that all editions of its specification take for letters: rather too few than too many. */
const nameStart = '_A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u0131\\u0410-\\u044F\\u4E00-\\u9FA5\\uAC00-\\uD7A3';
const nameRest = `.\\-0-9${nameStart}`;
export const ncNameSource = `[${nameStart}][${nameRest}]*`;
export const nameSource = `[:${nameStart}][:${nameRest}]*`;
export const nameTokenSource = `[:${nameRest}]+`;

/** What an escape stands for inside a class. */
const escapes: Readonly<Record<string, string>> = {
  n: '\\n',
  r: '\\r',
  t: '\\t',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: ' \\t\\n\\r',
  i: `:${nameStart}`,
  c: `:${nameRest}`,
};
/** Those that are the opposite of a class, and so can't stand inside another one. */
const opposites: Readonly<Record<string, string>> = {
  S: '[^ \\t\\n\\r]',
  w: '[^\\p{P}\\p{Z}\\p{C}]',
  W: '[\\p{P}\\p{Z}\\p{C}]',
};

/**
 * A regular expression of XML Schema (Part 2, Appendix F) as one of JavaScript that fits whole texts.
 *
 * @throws Unsupported where the two languages have no common ground
 */
export function xsdPattern(source: string): RegExp {
  const characters = [...source];
  let at = 0;

  function literal(character: string): string {
    return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  }

  /** What a backslash stands before, as a part of a class; `at` is behind the backslash. */
  function escaped(isNegated: boolean): string {
    const character = characters[at++];
    if (character === 'p' || character === 'P') {
      const end = characters.indexOf('}', at);
      const name = characters.slice(at + 1, end).join('');
      if (characters[at] !== '{' || !/^[A-Z][a-z]?$/.test(name)) throw new Unsupported(`the pattern ${source}`);
      at = end + 1;
      return `\\${character}{${name}}`;
    }
    // The names that we know are fewer than those of XML, so that their opposite would be more.
    const isTooWide = isNegated && (character === 'i' || character === 'c');
    const known = character === undefined || isTooWide ? undefined : escapes[character];
    if (known !== undefined) return known;
    if (character === undefined || /[a-z0-9]/i.test(character)) throw new Unsupported(`the pattern ${source}`);
    return literal(character);
  }

  /** A class; `at` is behind its `[`. */
  function characterClass(): string {
    const isNegated = characters[at] === '^';
    if (isNegated) at += 1;
    let items = '';
    for (;;) {
      const character = characters[at++];
      if (character === undefined) throw new Unsupported(`the pattern ${source}`);
      if (character === ']') break;
      if (character === '-' && characters[at] === '[') throw new Unsupported(`the pattern ${source}`);
      if (character === '-' && items !== '' && characters[at] !== ']') items += '-';
      else if (character === '\\') items += escaped(isNegated);
      else items += literal(character);
    }
    return `[${isNegated ? '^' : ''}${items}]`;
  }

  let translated = '';
  while (at < characters.length) {
    const character = characters[at++] as string;
    if (character === '\\') {
      const opposite = opposites[characters[at] ?? ''];
      if (opposite === undefined) translated += `[${escaped(false)}]`;
      else {
        translated += opposite;
        at += 1;
      }
    } else if (character === '[') translated += characterClass();
    else if (character === '.') translated += '[^\\n\\r]';
    else if (character === '(') translated += '(?:';
    else if ('|)?*+'.includes(character)) translated += character;
    else if (character === '{') {
      const end = characters.indexOf('}', at);
      const count = characters.slice(at, end).join('');
      if (!/^\d+(,\d*)?$/.test(count)) throw new Unsupported(`the pattern ${source}`);
      translated += `{${count}}`;
      at = end + 1;
    } else translated += literal(character);
  }
  try {
    return new RegExp(`^(?:${translated})$`, 'u');
  } catch {
    throw new Unsupported(`the pattern ${source}`);
  }
}
