import { expect, it } from 'vitest';
import { dateHelp } from '../../src/validation/date-words.js';

it.each([
  ['30-12-1961', 'Write “1961-12-30”'],
  ['30.12.1961', 'Write “1961-12-30”'],
  ['3/4/1961', 'Write “1961-04-03”'],
  ['12/30/1961', 'Write “1961-12-30”'],
  ['1961-4-3', 'Write “1961-04-03”'],
  ['19611230', 'Write “1961-12-30”'],
  ['12.1961', 'Write “1961-12”'],
  ['30 December 1961', 'Write “1961-12-30”'],
  ['December 30, 1961', 'Write “1961-12-30”'],
  ['Dec 1961', 'Write “1961-12”'],
  ['1961-02-30', 'February 1961 has 28 days'],
  ['1960-02-30', 'February 1960 has 29 days'],
  ['1961-13-01', 'There is no month 13: months are 01 to 12'],
  ['last winter', 'Write a day as 1961-12-30, a month as 1961-12, a year as 1961'],
])('says what to write instead of %s', (value, help) => {
  expect(dateHelp(value)).toBe(help);
});
