import { describe, expect, it } from 'vitest';
import { nameFaults } from '../../src/archive/portable-names.js';

const reasons = (...paths: readonly string[]): readonly string[] => nameFaults(paths).map(({ reason }) => reason);

describe('names in a package', () => {
  it('may be of any script, with spaces between words', () => {
    expect(
      reasons('data/editions/x/records/запись-беседы.xml', 'data/日本/記録.xml', 'data/two words.jpg', 'data/é.txt'),
    ).toEqual([]);
  });

  it.each([
    ['a percent sign', 'data/100%.xml', '%'],
    ['letters of several characters', 'data/e\u0301.xml', 'NFD'],
    ['a path that is too long', `data/${'x'.repeat(196)}`, '201 bytes'],
    ['a long path of another script', `data/${'я'.repeat(98)}`, '201 bytes'],
    ['a colon', 'data/a:b', ':'],
    ['a backslash', 'data/a\\b', '\\'],
    ['a line break', 'data/a\nb', 'U+000A'],
    ['an invisible character', 'data/a\u200bb', 'U+200B'],
    ['a space at the end', 'data/a /b', 'ends with a space'],
    ['a full stop at the end', 'data/a./b', 'ends with a full stop'],
    ['a device', 'data/con.xml', 'a device on Windows'],
  ])('may not have %s', (_, path, words) => {
    expect(reasons(path)).toEqual([expect.stringContaining(words)]);
  });

  it('may not differ only in capitals, or in how letters are composed', () => {
    expect(reasons('data/A.xml', 'data/a.xml')).toEqual([
      'differs from data/A.xml only in capitals or in how its letters are composed',
    ]);
    expect(reasons('data/é.xml', 'data/e\u0301.xml')).toHaveLength(2);
  });

  it('may have 200 bytes', () => {
    expect(reasons(`data/${'x'.repeat(195)}`)).toEqual([]);
  });
});
