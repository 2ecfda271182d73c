import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecords, latestOf } from '../../src/edition/dates.js';
import type { RecordDate, RecordMeta } from '../../src/edition/model.js';
import { recordMeta } from '../helpers/record-meta.js';

const record = (id: string, date?: Partial<RecordDate>): RecordMeta =>
  recordMeta(id, { date: date && { type: '', display: '', ...date } });

function order(...records: RecordMeta[]): string {
  return [...records]
    .sort(compareRecords)
    .map(({ id }) => id)
    .join(' ');
}

describe('the order of records', () => {
  it('is by date, then by id, and undated ones come last', () => {
    const day = { when: '1961-12-30' };
    expect(
      order(record('z'), record('b', day), record('a', day), record('c', { when: '1961-04-17' }), record('y')),
    ).toBe('c a b y z');
  });

  it('takes an uncertain date for the latest day that it allows', () => {
    expect(
      order(
        record('year', { when: '1961' }),
        record('month', { when: '1961-04' }),
        record('day', { when: '1961-04-29' }),
        record('february', { when: '1960-02' }),
        record('leap-day', { when: '1960-02-29T10:00:00' }),
        record('before', { notBefore: '1961-01-01', notAfter: '1961-05-02' }),
        record('span', { from: '1961-04-01', to: '1961-05-01' }),
        record('open', { notBefore: '1961-06-01' }),
      ),
    ).toBe('february leap-day day month span before open year');
  });

  it('holds before our era too', () => {
    expect(
      order(record('later', { when: '-0043' }), record('earlier', { when: '-0044' }), record('now', { when: '1961' })),
    ).toBe('earlier later now');
  });

  it('does not depend on the order in which the records come', () => {
    const dates = fc.option(fc.constantFrom('1961', '1961-12', '1961-12-30', '1962-01-28'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(dates, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (whens, shuffle) => {
        const records = whens.map((when, i) => record(`r${i}`, when === undefined ? undefined : { when }));
        const shuffled = records.map((r) => [shuffle.next().value as number, r] as const).sort(([a], [b]) => a - b);
        expect(order(...shuffled.map(([, r]) => r))).toBe(order(...records));
      }),
    );
  });
});

describe('the latest of several days', () => {
  it('passes over what is no day', () => {
    expect(latestOf(['2026', '', '2026-01-02', '2025-12-31', 'today'])).toBe('2026-01-02');
    expect(latestOf([])).toBeUndefined();
  });
});
