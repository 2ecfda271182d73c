import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements, chooseFixes, type Replacement } from '../../src/diagnostics/edits.js';
import { unifiedDiff } from '../../src/diagnostics/unified-diff.js';
import { decodeXml } from '../../src/xml/decode.js';
import { encodeLike } from '../../src/xml/encode.js';
import { LineIndex } from '../../src/xml/lines.js';
import { finding, range } from '../helpers/finding.js';

const fixing = (...edits: readonly (readonly [column: number, length: number, text: string])[]) =>
  finding({
    fix: {
      description: 'x',
      edits: edits.map(([column, length, text]) => ({ range: range(1, column, length), text })),
    },
  });

/** Any text, line breaks of every kind in it, with edits that don't touch each other. */
const edited = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', '\r\n', ' ', 'ж', '<') }),
    fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ unit: fc.constantFrom('x', 'y', 'ю') }))),
  )
  .map(([text, wishes]) => {
    const findings = wishes.map(([at, length, put]) => {
      const start = at % (text.length + 1);
      const { start: from, end } = new LineIndex(text).range(start, start + length);
      return finding({ fix: { description: 'x', edits: [{ range: { start: from, end }, text: put }] } });
    });
    return { text, findings };
  });

describe('fixes of one file', () => {
  it('are made together', () => {
    const { answered, replacements } = chooseFixes('abcdef', [fixing([1, 1, 'A'], [6, 1, 'F']), fixing([3, 2, ''])]);
    expect(answered).toHaveLength(2);
    expect(applyReplacements('abcdef', replacements)).toBe('AbeF');
  });

  it('are made whole or not at all: one that touches an earlier one waits', () => {
    const { answered, replacements } = chooseFixes('abcdef', [
      fixing([2, 2, 'X']),
      fixing([3, 2, 'Y'], [6, 1, 'Z']),
      fixing([4, 1, 'D']),
    ]);
    expect(answered).toHaveLength(2);
    expect(applyReplacements('abcdef', replacements)).toBe('aXDef');
  });

  it('are made once where two findings ask for the same', () => {
    const { answered, replacements } = chooseFixes('abc', [fixing([2, 1, 'B']), fixing([2, 1, 'B'])]);
    expect(answered).toHaveLength(2);
    expect(applyReplacements('abc', replacements)).toBe('aBc');
  });

  it('change nothing but what they name, whatever the text and the edits', () => {
    fc.assert(
      fc.property(edited, ({ text, findings }) => {
        const { replacements } = chooseFixes(text, findings);
        const result = applyReplacements(text, replacements);
        let at = 0;
        let shift = 0;
        for (const { start, end, text: put } of replacements) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(result.slice(at + shift, start + shift)).toBe(text.slice(at, start));
          expect(result.slice(start + shift, start + shift + put.length)).toBe(put);
          shift += put.length - (end - start);
          at = end;
        }
        expect(result.slice(at + shift)).toBe(text.slice(at));
      }),
    );
  });
});

describe('the bytes of a file that is written again', () => {
  it('are those that it had', () => {
    const marks = fc.constantFrom([], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), marks, (text, mark) => {
        const bytes = encodeLike(Uint8Array.from(mark), `<a>${text}</a>`);
        const { text: read } = decodeXml(bytes, 'a.xml');
        expect(read).toBe(`<a>${text}</a>`);
        expect(encodeLike(bytes, read as string)).toEqual(bytes);
      }),
    );
  });
});

/** Applies a diff as patch does; the diff has no line ends, so the text is taken to end its lines with \n. */
function patch(text: string, diff: string): string {
  const lines = text.split('\n');
  const result: string[] = [];
  let at = 0;
  for (const hunk of diff.split(/^@@ /m).slice(1)) {
    const [head = '', ...rows] = hunk.replace(/\n$/, '').split('\n');
    const [, from = '', , to = ''] = /^-(\d+),(\d+) \+(\d+),/.exec(head) ?? [];
    for (; at < Number(from) - 1; at += 1) result.push(lines[at] as string);
    expect(result.length).toBe(Number(to) - 1);
    for (const row of rows) {
      if (row.startsWith('+')) result.push(row.slice(1));
      else {
        expect(lines[at]).toBe(row.slice(1));
        if (row.startsWith(' ')) result.push(row.slice(1));
        at += 1;
      }
    }
  }
  return [...result, ...lines.slice(at)].join('\n');
}

describe('unifiedDiff', () => {
  const at = (text: string, from: string, put: string): Replacement => ({
    start: text.indexOf(from),
    end: text.indexOf(from) + from.length,
    text: put,
  });

  it('shows what goes and what comes, with two lines around it', () => {
    const text = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n';
    expect(unifiedDiff('a.xml', text, [at(text, 'our', 'OUR'), at(text, 'ten', 'TEN')])).toBe(`--- a.xml
+++ a.xml
@@ -2,5 +2,5 @@
 two
 three
-four
+fOUR
 five
 six
@@ -8,4 +8,4 @@
 eight
 nine
-ten
+TEN
 
`);
  });

  it('says nothing where nothing changes', () => {
    expect(unifiedDiff('a.xml', 'one', [])).toBe('');
  });

  it('leads from the old text to the new one', () => {
    fc.assert(
      fc.property(edited, ({ text: any, findings }) => {
        const text = any.replaceAll('\r', ' ');
        const { replacements } = chooseFixes(text, findings);
        const diff = unifiedDiff('a.xml', text, replacements);
        expect(patch(text, diff)).toBe(applyReplacements(text, replacements));
      }),
    );
  });
});
