import { expect, it } from 'vitest';
import { findDates } from '../../src/names/find-dates.js';

const dates = (text: string): readonly string[] =>
  findDates(text, { day: '1961-12-30' }).map(({ start, end, isStated, ...date }) => {
    const values = Object.entries(date).map(([name, value]) => `${name}=${value}`);
    return `${text.slice(start, end)}: ${values.join(' ')}${isStated ? '' : ' counted'}`;
  });

it.each([
  ['on 30 December 1961', '30 December 1961: when=1961-12-30'],
  ['from 30 December 1961 to 28 January 1962', '30 December 1961 to 28 January 1962: from=1961-12-30 to=1962-01-28'],
  [
    'between 30 December 1961 and 28 January 1962',
    'between 30 December 1961 and 28 January 1962: notBefore=1961-12-30 notAfter=1962-01-28',
  ],
  ['22 to 31 January 1962', '22 to 31 January 1962: from=1962-01-22 to=1962-01-31'],
  ['in early April 1961', 'early April 1961: notBefore=1961-04-01 notAfter=1961-04-10'],
  ['at the end of February 1960', 'the end of February 1960: notBefore=1960-02-21 notAfter=1960-02-29'],
  ['in 1959, when', '1959: when=1959'],
  ['the 1950s', '1950s: from=1950 to=1959'],
  ['met tonight', 'tonight: when=1961-12-30 counted'],
  ['вчера', 'вчера: when=1961-12-29 counted'],
  ['30 декабря 1961 г.', '30 декабря 1961: when=1961-12-30'],
] as const)('reads %s', (text, expected) => {
  expect(dates(text)).toEqual([expected]);
});

it.each(['box 1958', 'in 1961.5', 'from May to December'])('takes no year from “%s” that is none', (text) => {
  expect(dates(text).filter((one) => /=(?:1958|1961)$/.test(one))).toEqual([]);
});
