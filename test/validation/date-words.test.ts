import { expect, it } from 'vitest';
import { dateHelp, onlyDate } from '../../src/validation/date-words.js';

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

it.each([
  ['30-12-1961', '1961-12-30'],
  ['30.12.1961', '1961-12-30'],
  ['04.05.1961', '1961-05-04'],
  ['5/5/1961', '1961-05-05'],
  ['12/30/1961', '1961-12-30'],
  ['1961-4-3', '1961-04-03'],
  ['12.1961', '1961-12'],
  ['December 30, 1961', '1961-12-30'],
  ['04-05-1961', undefined],
  ['4/5/1961', undefined],
  ['1961-02-30', undefined],
  ['30.13.1961', undefined],
  ['30 December 31, 1961', undefined],
  ['last winter', undefined],
])('knows what %s can only have meant', (value, date) => {
  expect(onlyDate(value)).toBe(date);
});
