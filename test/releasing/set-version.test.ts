import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { setVersion } from '../../src/releasing/set-version.js';

describe('the version in edition.yaml', () => {
  it('is set in its place, and every other byte stays', async () => {
    const text = await readFile('editions/cuba-1961-62/edition.yaml', 'utf8');
    expect(setVersion(text, '1.1.0')).toBe(text.replace('version: 1.0.0', 'version: 1.1.0'));
  });

  it.each([
    ['comments', '# first\ntitle: A # the title\nversion:   1.0   # keep\nid: a\n', 'version:   2.0   # keep'],
    ['quotation marks', 'title: A\nversion: "1.0"\n', 'version: "2.0"'],
    ['single quotation marks', "title: A\nversion: '1.0'\n", "version: '2.0'"],
    ['Windows line ends', 'title: A\r\nversion: 1.0\r\nid: a\r\n', 'version: 2.0\r\nid: a\r\n'],
    ['a byte order mark', '\uFEFFtitle: Куба\nversion: 1\n', '\uFEFFtitle: Куба\nversion: 2.0\n'],
    [
      'other keys that look alike',
      'title: A\ndescription: |\n  version: 1.0\nversion: 1.0\n',
      '  version: 1.0\nversion: 2.0',
    ],
    ['a mapping in braces', '{title: A, version: 1.0, id: a}\n', '{title: A, version: 2.0, id: a}\n'],
    ['the end of the file right behind it', 'title: A\nversion: 1.0', 'title: A\nversion: 2.0'],
    ['a value on a line of its own', 'title: A\nversion:\n  1.0\n', 'version:\n  2.0\n'],
  ])('keeps %s', (_, text, expected) => {
    expect(setVersion(text, '2.0')).toContain(expected);
  });

  it('that is missing goes below the title, or above a title of several lines', () => {
    expect(setVersion('# x\ntitle: A\n# y\nid: a\n', '2')).toBe('# x\ntitle: A\nversion: 2\n# y\nid: a\n');
    expect(setVersion('title: A', '2')).toBe('title: A\nversion: 2\n');
    expect(setVersion('title: >\n  A\n  B\nid: a\n', '2')).toBe('version: 2\ntitle: >\n  A\n  B\nid: a\n');
  });

  it('is not set where its place is not certain, or where the file is wrong', () => {
    expect(setVersion('{title: A}\n', '2')).toBeUndefined();
    expect(setVersion('title: [\n', '2')).toBeUndefined();
  });
});
