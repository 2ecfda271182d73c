import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apparatusOf } from '../helpers/apparatus-of.js';
import { argument, errorsOfLatex, hasLatex, unescaped } from '../helpers/latex.js';
import { recordInput, recordOf, withApparatus } from '../helpers/record-input.js';
import { temporaryFolder } from '../helpers/temporary.js';

const special = [
  '\\',
  '{',
  '}',
  '#',
  '$',
  '%',
  '&',
  '~',
  '^',
  '_',
  '"',
  '`',
  "'",
  '-',
  ',',
  '[',
  ']',
  '<',
  '>',
  '\u00ad',
];
const scripts = ['עברית', 'العربية', 'e\u0301', '\u05e9\u05bc', '漢字', '𐎠', '👩‍👩‍👧', '\u200f', 'ﬁ'];

/** Any text that XML can hold, one word at least; what the program marks its own text with (U+FDD0 to U+FDD5) is left out. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...special, ...scripts), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((parts) => parts.join('').replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFDCF\uFDD6-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
  .map((text) => `x${text.replace(/\s+/g, '')}x`);

const inXml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

test('any text is escaped, so that LaTeX reads back its very characters', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const body = `<p><app type="t"><lem>${inXml(text)}</lem><rdg wit="#B">${inXml(`${text}y`)}</rdg></app></p>`;
      const { latex } = await apparatusOf(
        withApparatus(recordOf(body), '', `<m:series type="t" title="${inXml(text)}"/>`),
      );
      const at = (command: string): string => argument(latex, latex.indexOf(command) + command.length - 1);
      expect(unescaped(at('\\edtext{'))).toBe(text);
      expect(unescaped(at('\\lemma{'))).toBe(text);
      expect(unescaped(at('\\Afootnote{'))).toBe(`${text}y B`);
      expect(unescaped(at('\\textit{'))).toBe(text);
      expect(argument(`{${latex}}`, 0)).toBe(latex);
    }),
    { numRuns: 20 },
  );
});

const folders = ['editions/cuba-1961-62/records', 'editions/training/records', 'test/fixtures/guidelines-apparatus'];
const records = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /^[^.]+\.xml$/.test(name))
    .map((name) => join(folder, name)),
);

test.skipIf(!hasLatex)(
  'LuaLaTeX with reledmac typesets the apparatus of every fourth record and example (needs Debian’s texlive-humanities, texlive-latex-extra and texlive-luatex)',
  async () => {
    const folder = await temporaryFolder();
    const failed: string[] = [];
    // A compilation takes seconds; all of them would take longer than any other test.
    for (const [n, path] of records.filter((_, i) => i % 4 === 0).entries()) {
      const { latex } = await apparatusOf(recordInput(readFileSync(path, 'utf8')));
      const name = `r${n}.tex`;
      writeFileSync(join(folder, name), latex);
      const errors = await errorsOfLatex(folder, name);
      if (errors.length > 0) failed.push(`${path}: ${errors.join('\n')}`);
    }
    expect(failed).toEqual([]);
  },
  600_000,
);
