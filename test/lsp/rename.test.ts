import { describe, expect, it } from 'vitest';
import { offsetOfPoint } from '../../src/lsp/positions.js';
import { renameId } from '../../src/lsp/rename.js';
import { editionOf } from '../helpers/edition-facts.js';

const people = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="people">
  <person xml:id="castro"><persName>Castro</persName><note corresp="#castro #kennedy"/></person>
  <person xml:id="kennedy"><persName>Kennedy</persName></person>
</TEI>`;
const record = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="r">
  <p corresp='../people.xml#kennedy  ../people.xml#castro'><persName ref="../people.xml#castro">castro</persName>
  and <ref target="people.xml#castro">no person</ref> <rs ref="../people.xml#castro-ruz">another</rs></p>
</TEI>`;
const texts = { 'people.xml': people, 'records/r.xml': record };

/** The texts with an id renamed. */
function renamed(from: Readonly<Record<string, string>>, id: string, newId: string): Readonly<Record<string, string>> {
  const renaming = renameId(editionOf(from), { path: 'people.xml', id }, newId);
  if (renaming.kind === 'refused') throw new Error(renaming.reason);
  const after: Record<string, string> = { ...from };
  // From the last to the first, so that each range is still true when its turn comes.
  for (const { path, range, text } of [...renaming.edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  )) {
    const before = after[path] as string;
    const start = offsetOfPoint(before, range.start.line + 1, range.start.character + 1);
    const end = offsetOfPoint(before, range.end.line + 1, range.end.character + 1);
    after[path] = before.slice(0, start) + text + before.slice(end);
  }
  return after;
}

function refusal(from: Readonly<Record<string, string>>, id: string, newId: string): string {
  const renaming = renameId(editionOf(from), { path: 'people.xml', id }, newId);
  return renaming.kind === 'refused' ? renaming.reason : '';
}

describe('renaming an id', () => {
  it('changes the id and what points to it, and not another character', () => {
    expect(renamed(texts, 'castro', 'fidel')).toEqual({
      'people.xml': people.replace('"castro"', '"fidel"').replace('"#castro ', '"#fidel '),
      'records/r.xml': record
        .replace(`../people.xml#castro'`, `../people.xml#fidel'`)
        .replace('"../people.xml#castro"', '"../people.xml#fidel"'),
    });
  });

  it('back and forth gives the same bytes', () => {
    expect(renamed(renamed(texts, 'castro', 'fidel'), 'fidel', 'castro')).toEqual(texts);
  });

  it('refuses what would break the edition, and says why', () => {
    expect(refusal(texts, 'castro', 'kennedy')).toBe('people.xml has the id “kennedy” already.');
    expect(refusal(texts, 'castro', 'Fidel Castro')).toContain('cannot be an id');
    expect(refusal(texts, 'castro', 'castro')).toBe('That is its id already.');
    expect(refusal(texts, 'people', 'persons')).toContain('rename the file instead');
    expect(refusal(texts, 'guevara', 'che')).toBe('people.xml has no xml:id “guevara”.');
    expect(refusal({ ...texts, 'records/r.xml': '<TEI><p>' }, 'castro', 'fidel')).toContain('not well-formed');
    const written = record.replace('"../people.xml#castro"', '"../people.xml#castr&#111;"');
    expect(refusal({ ...texts, 'records/r.xml': written }, 'castro', 'fidel')).toContain('Write it plainly first');
  });
});
