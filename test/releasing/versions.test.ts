import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, readVersion, type Version } from '../../src/releasing/versions.js';

const order = (...texts: readonly string[]): readonly string[] =>
  texts.toSorted((a, b) => compareVersions(readVersion(a) as Version, readVersion(b) as Version));

describe('versions', () => {
  it('are in the order of their numbers, with a draft before what it is a draft of', () => {
    expect(order('1.10', '1.9.1', '2', '1.9', '1.10-draft.2', '1.10-draft', '1.10-draft.10', '1.10-beta')).toEqual([
      '1.9',
      '1.9.1',
      '1.10-beta',
      '1.10-draft',
      '1.10-draft.2',
      '1.10-draft.10',
      '1.10',
      '2',
    ]);
  });

  it('that are days come in the order of the calendar, after those that are numbers', () => {
    expect(order('2026-11-24', '2025-12-31', '3.0')).toEqual(['3.0', '2025-12-31', '2026-11-24']);
  });

  it('are the same with a nought at the end', () => {
    expect(compareVersions(readVersion('1.1') as Version, readVersion('1.1.0') as Version)).toBe(0);
  });

  it('are nothing that only looks like one', () => {
    for (const text of [
      '',
      'v1',
      '1.',
      '01',
      '1..2',
      '1.2.3.4.5',
      '2026-02-30',
      '1 ',
      '1-',
      '-1',
      '1.0\n',
      'first',
      '１',
    ])
      expect(readVersion(text), text).toBeUndefined();
  });

  it('have one order, whichever way they are asked', () => {
    const part = fc.stringMatching(/^(?:0|[1-9]\d{0,2}|[a-z]{1,3})$/);
    const version = fc
      .tuple(fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }), fc.array(part, { maxLength: 3 }))
      .map(([numbers, draft]) => numbers.join('.') + (draft.length === 0 ? '' : `-${draft.join('.')}`))
      .map((text) => readVersion(text) as Version);
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
