/** The first record against the typescript that it was encoded from, and the gate against outputs that were tampered with. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findLostText } from '../../src/site/no-silent-text.js';
import { lettersOf } from '../../src/site/source-text.js';
import { packageFile } from '../../src/store/package-files.js';
import { type RecordOutput, transformRecord } from '../../src/transform/record.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { recordInput, seedFile, seedXml } from '../helpers/record-input.js';

const typescript = packageFile('../shared/seed/kudryavtsev-castro-1961-12-30.md');
let output: RecordOutput;
let document: XmlDocument;

beforeAll(async () => {
  output = await transformRecord(recordInput(seedXml));
  document = parseXml(seedXml, seedFile).document as XmlDocument;
}, 240_000);

/** What the typescript has from its classification on: the document itself, without its emphasis marks. */
function typescriptText(): string {
  const text = readFileSync(typescript, 'utf8');
  return text.slice(text.indexOf('Secret. Copy')).replace(/[*#\\]/g, ' ');
}

describe('the first record', () => {
  it.skipIf(!existsSync(typescript))(
    'has every word of its typescript in the plain text, in order, notes after it',
    () => {
      const plain = lettersOf(output.text).join(' ');
      // What stands in brackets may follow later; all else follows in the order of the typescript.
      let at = 0;
      for (const part of typescriptText().split(/\[(?:Translator's note|SIC)[^\]]*\]/)) {
        const words = lettersOf(part);
        for (const word of words) {
          const found = ` ${plain} `.indexOf(` ${word} `, at);
          expect(found, `“${word}” after “…${plain.slice(Math.max(0, at - 40), at)}”`).toBeGreaterThanOrEqual(0);
          at = found + word.length;
        }
      }
      for (const [, note] of typescriptText().matchAll(/\[(?:Translator's note:|SIC -)([^\]]*)\]/g)) {
        for (const word of lettersOf(note as string)) {
          expect(` ${plain.toLowerCase()} `).toContain(` ${word.toLowerCase()} `);
        }
      }
    },
  );

  it('has the five brackets of its typescript, and nothing else, in each form of its apparatus', () => {
    const lemmas = ['I', 'question', 'me', 'the fact', 'domestic'];
    const { html, text, tei, json, csv } = output.apparatus;
    expect((JSON.parse(json) as { entries: { lemma: unknown }[] }).entries).toHaveLength(5);
    expect([...tei.matchAll(/<app[\s>]/g)]).toHaveLength(5);
    expect([...tei.matchAll(/<lem[^>]*>([^<]*)</g)].map(([, lemma]) => lemma)).toEqual(lemmas);
    const lines = text.split('\n').filter((line) => /^\d+\.\d+ /.test(line));
    expect(lines.map((line) => /^\S+ ([^\]]*)\]/.exec(line)?.[1])).toEqual(lemmas);
    const rows = csv.trim().split(/\r?\n/);
    expect(rows).toHaveLength(6);
    expect([...html.matchAll(/id="a\d+"/g)]).toHaveLength(5);
    for (const form of [html, text, tei, json, csv]) {
      for (const words of [...lemmas, 'opros', 'vopros', 'vnutripolitichesky', 'Goldberg'])
        expect(form).toContain(words);
    }
  });
});

/** The places of the words of the record's text in a page or a plain text. */
function wordsIn(output: string, from: string, to: string): readonly (readonly [start: number, end: number])[] {
  const [start, end] = [output.indexOf(from), output.lastIndexOf(to)];
  const places: (readonly [number, number])[] = [];
  for (const match of output.slice(start, end).matchAll(/<[^>]*>|&[^;]*;|[\p{L}\p{N}]+/gu)) {
    if (/^[<&]/.test(match[0])) continue;
    places.push([start + match.index, start + match.index + match[0].length]);
  }
  return places;
}

describe('the gate, on the outputs of the first record', () => {
  const lost = (change: Partial<Pick<RecordOutput, 'html' | 'text'>> & { readonly apparatus?: string }): number =>
    findLostText(document, {
      html: change.html ?? output.html,
      text: change.text ?? output.text,
      apparatusText: change.apparatus ?? output.apparatus.text,
      apparatusHtml: output.apparatus.html,
    }).length;
  const without = (text: string, [start, end]: readonly [number, number]): string =>
    text.slice(0, start) + text.slice(end);

  it('finds nothing lost', () => {
    expect(lost({})).toBe(0);
  });

  it('notices each single word that is dropped from the plain text', () => {
    const places = wordsIn(output.text, 'Secret. Copy', 'KUDRYAVTSEV)').filter(
      ([start]) =>
        !/¶$|\[p?a?g?e? ?$|\[$/.test(output.text.slice(start - 7, start)) &&
        output.text.slice(start, start + 10) !== 'page break',
    );
    expect(places.length).toBeGreaterThan(600);
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => lost({ text: without(output.text, place) }) > 0),
      { numRuns: 120 },
    );
  });

  it('notices each single word that is dropped from the paragraphs of the page', () => {
    const paragraphs = [
      ...output.html.matchAll(/<p\b[^>]*>I said that.*?<\/p>|<p\b[^>]*>The rest of the conversation.*?<\/p>/gs),
    ];
    expect(paragraphs.length).toBeGreaterThan(0);
    for (const paragraph of paragraphs) {
      const { html } = output;
      const inside = wordsIn(paragraph[0], '', '</p>').map(
        ([start, end]) => [paragraph.index + start, paragraph.index + end] as const,
      );
      for (const place of inside) expect(lost({ html: without(html, place) }), html.slice(...place)).toBeGreaterThan(0);
    }
  });

  it('notices a note that is in neither the notes nor the apparatus', () => {
    const bare = (text: string): string => text.replaceAll('vnutripolitichesky', '');
    expect(lost({ html: bare(output.html) })).toBe(1);
    expect(lost({ text: bare(output.text), apparatus: bare(output.apparatus.text) })).toBe(1);
  });

  it('notices a whole paragraph that is gone', () => {
    const text = output.text.replace(/¶7 .*/, '');
    expect(text).not.toBe(output.text);
    expect(lost({ text })).toBe(1);
  });
});
