import { expect, it } from 'vitest';
import { dateInWords, isDate } from '../../src/starting/record-draft.js';

it.each([
  ['1961', '1961'],
  ['1961-12', 'December 1961'],
  ['1961-12-03', '3 December 1961'],
])('writes the date %s as %s', (date, words) => {
  expect(isDate(date)).toBe(true);
  expect(dateInWords(date)).toBe(words);
});

it.each(['1961-13', '1961-02-30', '0000', '30.12.1961', '1961-1-1', ''])('takes %o for no date', (date) => {
  expect(isDate(date)).toBe(false);
});
