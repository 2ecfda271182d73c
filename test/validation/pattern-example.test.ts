import { expect, it } from 'vitest';
import { exampleOf, fits } from '../../src/validation/pattern-example.js';

it.each([
  ['\\d{4}-\\d{2}', '1234-56'],
  ['[A-Z]{2}\\d+[a-z]?', 'AB1'],
  ['(op|d)\\. \\d+', 'op. 1'],
  ['[^/]+/[^/]+', 'a/b'],
  ['\\i\\c*', 'a'],
  ['[\\i-[:]][\\c-[:]]*', undefined],
  ['(\\-?[\\d]+/\\-?[\\d]+)', '1/2'],
  ['a^b$', 'a^b$'],
  ['\\p{Lu}\\p{Ll}+', 'Ab'],
  ['\\p{IsCyrillic}+', undefined],
  ['[\\p{IsCyrillic}]', undefined],
  ['\\S+', 'a'],
  ['x{1000}', undefined],
  ['(((a', undefined],
  ['[áé]+', 'é'],
  ['[12]{3}', '121'],
  ['(\\d{1,2}|x){2}', '12'],
])('a text that fits %s is %s', (pattern, example) => {
  expect(exampleOf(pattern)).toBe(example);
  if (example !== undefined) expect(fits(pattern, example)).toBe(true);
});
