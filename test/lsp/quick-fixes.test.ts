import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../src/diagnostics/make.js';
import { quickFixes } from '../../src/lsp/quick-fixes.js';

const text = '<p>\n<persname ref="#castor"/>\n</p>';
const pointer = { start: { line: 2, column: 16 }, end: { line: 2, column: 23 } };
const inEditor = { start: { line: 1, character: 15 }, end: { line: 1, character: 22 } };

describe('quick fixes', () => {
  it('are those that a finding brings with it', () => {
    const tag = { start: { line: 2, column: 1 }, end: { line: 2, column: 26 } };
    const name = { start: { line: 2, column: 2 }, end: { line: 2, column: 10 } };
    const found = diagnostic('rng/unknown-element', 'r.xml', tag, {
      message: 'There is no element “persname”',
      help: 'Did you mean “persName”?',
      fix: { description: 'Write “persName”', edits: [{ range: name, text: 'persName' }] },
    });
    const [fix] = quickFixes(text, [found], inEditor);
    expect(fix).toMatchObject({ title: 'Write “persName”', isSafe: true });
    expect(fix?.edits).toEqual([
      { range: { start: { line: 1, character: 1 }, end: { line: 1, character: 9 } }, text: 'persName' },
    ]);
  });

  it('are each of the names that a finding at just that word suggests', () => {
    const found = diagnostic('ref/not-found', 'r.xml', pointer, {
      message: '“#castor” in @ref leads to nothing',
      help: 'Did you mean “#castro” or “places.xml#castor”?',
    });
    const fixes = quickFixes(text, [found], inEditor).slice(0, 2);
    expect(fixes.map(({ title, isSafe }) => ({ title, isSafe }))).toEqual([
      { title: 'Write “#castro”', isSafe: false },
      { title: 'Write “places.xml#castor”', isSafe: false },
    ]);
    expect(fixes[0]?.edits).toEqual([{ range: inEditor, text: '#castro' }]);
  });

  it.each([
    [pointer, 0],
    [{ start: { line: 2, column: 1 }, end: { line: 2, column: 26 } }, 0],
  ])('offer to say that a warning is wrong, before the element that it is about', (range, character) => {
    const found = diagnostic('name/near-miss', 'r.xml', range, { message: 'almost', help: '' });
    const [fix] = quickFixes(text, [found], inEditor);
    expect(fix).toMatchObject({ title: 'This is right: ignore name/near-miss here, and say why', isSafe: false });
    const at = { line: 1, character };
    expect(fix?.edits).toEqual([{ range: { start: at, end: at }, text: '<?edition ignore name/near-miss ?>' }]);
  });

  it('are none for a finding at another place, or at more than the wrong word', () => {
    const saying = { message: '“#castor” in @ref leads to nothing', help: 'Did you mean “#castro”?' };
    const wide = { start: { line: 2, column: 1 }, end: { line: 2, column: 26 } };
    expect(quickFixes(text, [diagnostic('ref/not-found', 'r.xml', wide, saying)], inEditor)).toEqual([]);
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    expect(quickFixes(text, [diagnostic('ref/not-found', 'r.xml', pointer, saying)], start)).toEqual([]);
  });
});
