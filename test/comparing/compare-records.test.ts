import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareRecords } from '../../src/comparing/compare-records.js';
import { comparisonAsHtml } from '../../src/comparing/html.js';
import { differs, isTold, type RecordDifference } from '../../src/comparing/model.js';
import { readVersion } from '../../src/comparing/read-version.js';
import { comparisonAsText } from '../../src/comparing/text.js';
import { sideOf } from '../../src/comparing/words.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { readSeedRecord } from '../helpers/edition.js';

let seed: string;
const parse = (xml: string): XmlDocument => parseXml(xml, 'a.xml').document as XmlDocument;
const none = { old: () => undefined, new: () => undefined };
const compare = (old: string, fresh: string): RecordDifference =>
  compareRecords(parse(old), parse(fresh), 'a.xml', none);
const asText = (record: RecordDifference): string =>
  comparisonAsText(
    { old: 'A', new: 'B', records: [record], added: [], removed: [] },
    { removed: String, added: String },
  );
const changed = (change: (text: string) => string): string => asText(compare(seed, change(seed)));

beforeAll(async () => {
  seed = await readSeedRecord();
});

describe('two versions of a record', () => {
  it('that are the same differ in nothing', () => {
    expect(differs(compare(seed, seed))).toBe(false);
    expect(changed((text) => text)).toBe('A → B: nothing is different.\n');
  });

  it('differ in words, with those beside them', () => {
    expect(changed((text) => text.replace('cannot guarantee', 'can never guarantee'))).toContain(
      'Paragraph 4: “I further stressed that we, of course, cannot guarantee that this information …” → “I further',
    );
  });

  it('differ in whom a name means, in the value of a date, in a tag that is new or gone', () => {
    const text = changed((xml) =>
      xml
        .replace('ref="../people.xml#lopez-mateos">Lopez', 'ref="../people.xml#goulart">Lopez')
        .replace('<date when="1961-04">', '<date when="1961-05">')
        .replace(/<term ref="[^"]*">armed intervention<\/term>/, 'armed intervention')
        .replace('general questions', '<term>general questions</term>'),
    );
    expect(text).toContain('“Lopez Mateos” (persName); ref: ../people.xml#lopez-mateos → ../people.xml#goulart');
    expect(text).toContain('“April” (date); when: 1961-04 → 1961-05');
    expect(text).toContain('Tag on “armed intervention” (term) is gone');
    expect(text).toContain('Tag on “general questions” (term) is new');
    expect(text).not.toContain('→ “');
  });

  it('differ in a note, which is told by itself', () => {
    const text = changed((xml) => xml.replace('not <foreign', 'and not <foreign'));
    expect(text).toContain('Translator’s note at paragraph 1: “');
    expect(text).not.toContain('Paragraph 1:');
  });

  it('differ in what the header says', () => {
    const text = changed((xml) =>
      xml.replace(
        '<revisionDesc status="published">',
        '<revisionDesc status="draft"><change when="2026-11-24">Слово исправлено.</change>',
      ),
    );
    expect(text).toContain('Status: “published” → “draft”');
    expect(text).toContain('Recorded change of 2026-11-24: Слово исправлено.');
  });

  it('have a paragraph that was moved, with its words or with others', () => {
    const paragraph = /\s*<p n="2">.*?<\/p>/s.exec(seed)?.[0] ?? '';
    const moved = (to: string) => (xml: string) =>
      xml.replace(paragraph, '').replace(/(\s*<p n="7">)/, `${to.replaceAll('$', '$$$$')}$1`);
    expect(changed(moved(paragraph))).toContain('Paragraph 2, moved, its words unchanged');
    expect(changed(moved(paragraph.replace('Latin American', 'South American')))).toMatch(/Paragraph 2, moved: “/);
  });

  it('have a paragraph that was divided, whose words have stayed', () => {
    const record = compare(seed, seed.replace('<pb/>collectively', '</p><p n="8a">collectively'));
    const [told] = record.passages.filter(isTold);
    expect(told).toMatchObject({ old: [{ number: '8' }], new: [{ number: '8' }, { number: '8a' }] });
    expect(told?.parts.filter(({ kind, text }) => kind !== 'same' && text.trim() !== '')).toEqual([]);
  });

  it('have a page that marks what is gone and new, also for those who hear it, and takes no markup from a record', () => {
    const record = compare(seed, seed.replace('cannot guarantee', 'can &lt;script> guarantee'));
    const html = comparisonAsHtml(
      { old: 'A', new: 'B', records: [record], added: [], removed: [] },
      '1',
      () => undefined,
    );
    expect(html).toContain('<del><span class="heard">[gone: </span>cannot<');
    expect(html).not.toContain('<script');
  });

  it('give each other’s text when the changes are applied, whatever was edited', () => {
    const paragraphs = [...seed.matchAll(/<p n="\d+">.*?<\/p>/gs)].map(([text]) => text);
    const edit = fc.record({
      at: fc.nat(11),
      kind: fc.constantFrom('drop', 'swap', 'cut', 'say', 'copy'),
      by: fc.nat(11),
    });
    const joined = (all: readonly string[]): string =>
      seed.replace(paragraphs.join('\n        '), () => all.join('\n        '));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let all = [...paragraphs];
        for (const { at, kind, by } of edits) {
          const one = all[at % all.length] ?? '';
          if (kind === 'drop' && all.length > 1) all = all.filter((other) => other !== one);
          if (kind === 'swap') all = [...all.filter((other) => other !== one), one];
          if (kind === 'cut')
            all = all.map((other) => (other === one ? other.replace(/ (\w+), /, '</p><p>$1 ') : other));
          if (kind === 'say')
            all = all.map((other) => (other === one ? other.replace(/ the /, ` слово ${by} `) : other));
          if (kind === 'copy') all.splice(by % all.length, 0, one);
        }
        const fresh = joined(all);
        const { passages } = compare(seed, fresh);
        for (const side of ['old', 'new'] as const) {
          const text = passages
            .filter((one) => one[side].length > 0)
            .toSorted((a, b) => (a[side][0]?.index ?? 0) - (b[side][0]?.index ?? 0))
            .map(({ parts }) => sideOf(parts, side))
            .join('\n\n');
          const whole = readVersion(parse(side === 'old' ? seed : fresh)).passages.map((one) => one.text);
          expect(text).toBe(whole.join('\n\n'));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
