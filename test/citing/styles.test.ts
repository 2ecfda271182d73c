import { describe, expect, it } from 'vitest';
import { chicagoBibliography, chicagoNote } from '../../src/citing/styles/chicago.js';
import { mla } from '../../src/citing/styles/mla.js';
import { plain, quoted } from '../../src/citing/styles/runs.js';
import { agent, citable, labels } from '../helpers/citable.js';

const note = (...given: Parameters<typeof citable>) => plain(chicagoNote(citable(...given), labels));
const entry = (...given: Parameters<typeof citable>) => plain(chicagoBibliography(citable(...given), labels));
const work = (...given: Parameters<typeof citable>) => plain(mla(citable(...given), labels));

describe('a record cited in Chicago style', () => {
  it('names in a note who wrote it, what, when, where it lies, who translated it, and the version', () => {
    expect(note()).toBe(
      'S. M. Kudryavtsev, “Record of a Conversation,” 28 January 1962, AVP RF, F. 0104, trans. Gary Goldberg, in Cuba 1961–62, version 1.0.0 (The editors, 23 November 2026), https://example.org/cuba/records/r1.html.',
    );
  });

  it('begins in a bibliography with the family name', () => {
    expect(entry()).toBe(
      'Kudryavtsev, S. M. “Record of a Conversation.” 28 January 1962. AVP RF, F. 0104. Translated by Gary Goldberg. In Cuba 1961–62. Version 1.0.0. The editors, 23 November 2026. https://example.org/cuba/records/r1.html.',
    );
  });

  it('says to whom a letter was written', () => {
    const letter = { kind: 'letter', recipients: [agent('B. Oreluna')] } as const;
    expect(note(letter)).toMatch(/^S\. M\. Kudryavtsev to B\. Oreluna, “/);
    expect(entry(letter)).toContain('” Letter to B. Oreluna. 28');
  });

  it('begins with the title where nobody is known to have written it', () => {
    expect(note({ authors: [] })).toMatch(/^“Record of a Conversation,” /);
    expect(work({ authors: [] })).toMatch(/^“Record of a Conversation\.” /);
  });

  it('counts the authors: two are joined, more than three are “et al.”', () => {
    const authors = ['A. One', 'B. Two', 'C. Three', 'D. Four'].map((name) => agent(name));
    expect(note({ authors: authors.slice(0, 2) })).toMatch(/^A\. One and B\. Two, “/);
    expect(note({ authors })).toMatch(/^A\. One et al\., “/);
    expect(entry({ authors: authors.slice(0, 3) })).toMatch(/^One, A\., B\. Two, and C\. Three\. “/);
  });

  it('says of a document of a volume which volume it is in, and gives it no date that is the volume’s', () => {
    expect(note({ partOf: 'Papers', hasOwnDate: false })).toContain('“Record of a Conversation,” in Papers, AVP RF');
    expect(note({ partOf: 'Papers' })).toContain('“Record of a Conversation,” 28 January 1962, in Papers, AVP RF');
  });

  it('has no address where the edition has none', () => {
    expect(note({ url: undefined })).toMatch(/\(The editors, 23 November 2026\)\.$/);
    expect(entry({ url: undefined })).not.toContain('http');
  });

  it('has one place for a paragraph, before the address; an entry of a bibliography, which is about the whole, has none', () => {
    expect(chicagoBibliography(citable(), labels).map(({ kind }) => kind)).not.toContain('pinpoint');
    for (const style of [chicagoNote, mla]) {
      const kinds = style(citable(), labels).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'pinpoint')).toHaveLength(1);
      expect(kinds[kinds.indexOf('pinpoint') + 1]).toBe('address');
    }
  });
});

describe('a record cited in MLA style', () => {
  it('has the edition as its container', () => {
    expect(work()).toBe(
      'Kudryavtsev, S. M. “Record of a Conversation.” 28 January 1962. Cuba 1961–62, translated by Gary Goldberg, version 1.0.0, The editors, 23 November 2026, https://example.org/cuba/records/r1.html. AVP RF, F. 0104.',
    );
  });

  it('names editors who have names', () => {
    expect(work({}, { editors: ['Anna Petrova'] })).toContain('Cuba 1961–62, edited by Anna Petrova, translated by');
  });
});

describe('a title between quotation marks', () => {
  it('has its mark inside them, in English', () => {
    expect(plain(quoted('A title', ',', labels))).toBe('“A title,”');
    expect(plain(quoted('From ‘A conversation’', '.', labels))).toBe('“From ‘A conversation.’”');
  });

  it('turns its own double marks into single ones, and takes no second full stop', () => {
    expect(plain(quoted('On “peace”', ',', labels))).toBe('“On ‘peace,’”');
    expect(plain(quoted('It ended.', '.', labels))).toBe('“It ended.”');
    expect(plain(quoted('What now?', '.', labels))).toBe('“What now?”');
    expect(plain(quoted('The ministers’', '.', labels))).toBe('“The ministers’.”');
  });
});
