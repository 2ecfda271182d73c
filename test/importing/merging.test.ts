import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/importing/merging/differences.js';
import { type Merged, mergeRecords } from '../../src/importing/merging/merge-records.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { importText } from '../helpers/importing.js';

const first = 'He met with the keeper of the light, who had been there for years.';
const second = 'They agreed on the price of the kerosene, which was high that spring.';
const third = 'Nothing else was said, and the ambassador left the island by boat.';
const text = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');
const old = text(first, second, third);

const document = (xml: string): XmlDocument => parseXml(xml, 'record.xml').document as XmlDocument;

/** Merges a changed typescript into what an editor has made of the draft of the old one. */
async function merge(changed: string, edit: (xml: string) => string): Promise<Merged & { readonly before: string }> {
  const base = (await importText(old)).xml;
  const theirs = (await importText(changed)).xml;
  const mine = edit(base);
  return { ...mergeRecords(document(base), document(theirs), document(mine)), before: mine };
}

const tagged = (xml: string): string =>
  xml
    .replace('the keeper', '<rs ref="../people.xml#keeper">the keeper</rs>')
    .replace('status="draft">', 'status="draft"><!-- mine -->');

describe('a changed typescript and the record that was made from it', () => {
  it('a word that has changed is changed, between the tags of the editor, and no other byte', async () => {
    const {
      text: merged,
      changes,
      conflicts,
      before,
    } = await merge(old.replace('kerosene', 'paraffin').replace('for years', 'for ten years'), tagged);
    expect(merged).toBe(before.replace('kerosene', 'paraffin').replace('for years', 'for ten years'));
    expect(changes).toBe(2);
    expect(conflicts).toEqual([]);
  });

  it('a new paragraph is put in, one that is gone taken out, with the lines that they stand on', async () => {
    const {
      text: merged,
      conflicts,
      before,
    } = await merge(text(first, 'A new paragraph stands here, about the weather of the day.', second), tagged);
    expect(conflicts).toEqual([]);
    expect(merged).toContain(
      'who had been there for years.</p>\n        <p>A new paragraph stands here, about the weather of the day.</p>\n        <p n="2">',
    );
    expect(merged).not.toContain('by boat');
    expect(merged.startsWith(before.slice(0, before.indexOf('<p n="2"')))).toBe(true);
  });

  it('words that the editor has changed too are a conflict, and stay', async () => {
    const edit = (xml: string): string => xml.replace('the price of the kerosene', 'the cost of the oil');
    const {
      text: merged,
      changes,
      conflicts,
      before,
    } = await merge(old.replace('the price of the kerosene', 'the price of the paraffin'), edit);
    expect(merged).toBe(before);
    expect(changes).toBe(0);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.before).toBe(second);
  });

  it('a paragraph that an editor has worked on is not taken out', async () => {
    const { text: merged, conflicts, before } = await merge(text(second, third), tagged);
    expect(merged).toBe(before);
    expect(conflicts.map(({ message }) => message)).toEqual([
      'The typescript no longer has this paragraph, on which an editor has worked',
    ]);
  });

  it('a change that brings elements of its own is made where nobody has worked, and is a conflict elsewhere', async () => {
    const changed = old.replace('the price', 'the price [per barrel]').replace('years', 'years [sic]');
    const { text: merged, changes, conflicts } = await merge(changed, tagged);
    expect(merged).toContain(
      'the price <supplied reason="translation" resp="#draft-translator">per barrel</supplied> of',
    );
    expect(merged).not.toContain('<sic');
    expect([changes, conflicts.length]).toEqual([1, 1]);
  });

  it('a paragraph that is unchanged in the typescript may be anything in the record', async () => {
    const {
      text: merged,
      conflicts,
      changes,
      before,
    } = await merge(old, (xml) => xml.replace(third, '<del>All</del> else'));
    expect(merged).toBe(before);
    expect([changes, conflicts.length]).toEqual([0, 0]);
  });
});

describe('differences', () => {
  it('make the second sequence of the first', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const made: string[] = [];
        let at = 0;
        for (const { aStart, aEnd, bStart, bEnd } of differences(a, b)) {
          made.push(...a.slice(at, aStart), ...b.slice(bStart, bEnd));
          at = aEnd;
        }
        expect([...made, ...a.slice(at)]).toEqual(b);
      }),
    );
  });
});
