import { expect, it } from 'vitest';
import { slugOf } from '../../src/edition/slug.js';

it.each([
  ['Cuba 1961–62', 'cuba-1961-62'],
  ['Куба: записи бесед Щукина', 'kuba-zapisi-besed-shchukina'],
  ['Її об’єкт', 'yiyi-obyekt'],
  ['Dorticós & João, Straße', 'dorticos-joao-strasse'],
  ['  ../../etc/passwd ', 'etc-passwd'],
  ['古巴', ''],
])('makes of “%s” the short name “%s”', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

it('cuts a long title between two words', () => {
  const slug = slugOf('word '.repeat(40));
  expect(slug).toMatch(/^word(-word)*$/);
  expect(slug.length).toBeLessThanOrEqual(60);
});
