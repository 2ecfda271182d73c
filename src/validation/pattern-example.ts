/** Regular expressions of XML Schema (Part 2, appendix F): whether a text fits, and a text that does. */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Whether a text fits a pattern; undefined where the pattern has what JavaScript cannot say. */
export function fits(pattern: string, text: string): boolean | undefined {
  return compiled(pattern)?.test(text);
}

/**
 * A short text that fits a pattern, always the same one: letters from a, digits from 1, what may be left out left out. Undefined where
 * none is found, such as for a pattern with a subtraction of classes.
 */
export function exampleOf(pattern: string): string | undefined {
  const expression = toJavaScript(pattern);
  if (expression === undefined || compiled(pattern) === undefined) return undefined;
  try {
    const ast = new RegExpParser().parsePattern(expression, 0, expression.length, { unicode: true });
    const text = write(ast.alternatives, { letters: 0, digits: 0 });
    return text !== undefined && text.length <= mostCharacters && fits(pattern, text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** An example that is longer helps nobody. */
const mostCharacters = 60;

/** How many letters and digits have been written. */
interface Written {
  letters: number;
  digits: number;
}

function write(alternatives: readonly AST.Alternative[], written: Written): string | undefined {
  const [first] = alternatives;
  let text = '';
  for (const element of first?.elements ?? []) {
    const part = writeElement(element, written);
    if (part === undefined || text.length > mostCharacters) return undefined;
    text += part;
  }
  return text;
}

function writeElement(element: AST.Element, written: Written): string | undefined {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterClass':
    case 'CharacterSet':
      return oneOf(element.raw, written);
    case 'Group':
      return write(element.alternatives, written);
    case 'CapturingGroup':
      return write(element.alternatives, written);
    case 'Quantifier': {
      let text = '';
      for (let i = 0; i < Math.min(element.min, mostCharacters); i += 1) {
        const part = writeElement(element.element, written);
        if (part === undefined) return undefined;
        text += part;
      }
      return text;
    }
    default:
      return undefined;
  }
}

const digits = [...'1234567890'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const others = [...'_-.:/,;+#@ éяαא漢'];

/** A character of a class: a letter rather than a digit, a digit rather than a sign; the next one in turn. */
function oneOf(raw: string, written: Written): string | undefined {
  const inClass = new RegExp(`^${raw}$`, 'u');
  const fitting = (characters: readonly string[]): readonly string[] => characters.filter((one) => inClass.test(one));
  const small = fitting(letters);
  const alphabet = small.length > 0 ? small : fitting(letters.map((letter) => letter.toUpperCase()));
  if (alphabet.length > 0) {
    written.letters += 1;
    return alphabet[(written.letters - 1) % alphabet.length];
  }
  const numbers = fitting(digits);
  if (numbers.length > 0) {
    written.digits += 1;
    return numbers[(written.digits - 1) % numbers.length];
  }
  return fitting(others)[0];
}

const known = new Map<string, RegExp | undefined>();

function compiled(pattern: string): RegExp | undefined {
  if (known.has(pattern)) return known.get(pattern);
  const expression = toJavaScript(pattern);
  let made: RegExp | undefined;
  try {
    made = expression === undefined ? undefined : new RegExp(`^(?:${expression})$`, 'u');
  } catch {
    made = undefined;
  }
  known.set(pattern, made);
  return made;
}

/** The pattern as JavaScript writes it; undefined where it has classes that are taken from each other, or blocks of Unicode. */
function toJavaScript(pattern: string): string | undefined {
  let made = '';
  let isInClass = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const character = pattern[i] as string;
    if (character === '\\') {
      const next = pattern[i + 1] ?? '';
      i += 1;
      if (next === 'i' || next === 'I') made += nameClass('A-Za-z_:', next === 'I', isInClass);
      else if (next === 'c' || next === 'C') made += nameClass('A-Za-z0-9._:\\-', next === 'C', isInClass);
      else if (next === '-' && !isInClass) made += '-';
      else if (/[pP]/.test(next) && /^\{Is/.test(pattern.slice(i + 1))) return undefined;
      else made += `\\${next}`;
    } else if (isInClass) {
      if (character === '[') return undefined;
      if (character === ']') isInClass = false;
      made += character;
    } else if (character === '[') {
      isInClass = true;
      made += character;
    } else made += character === '^' || character === '$' ? `\\${character}` : character;
  }
  return made;
}

/** The characters of names in XML, as far as they are Latin: `\i` and `\c`, which JavaScript does not have. */
function nameClass(characters: string, isNegative: boolean, isInClass: boolean): string {
  return isInClass && !isNegative ? characters : `[${isNegative ? '^' : ''}${characters}]`;
}
