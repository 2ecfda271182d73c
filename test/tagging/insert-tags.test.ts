import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptAll } from '../../src/tagging/decide.js';
import { insertTags, tagEdits } from '../../src/tagging/insert-tags.js';
import { decodeXml } from '../../src/xml/decode.js';
import { encodeLike } from '../../src/xml/encode.js';
import { parseXml } from '../../src/xml/parse.js';
import { textOf } from '../../src/xml/query.js';
import { editionWithRegisters } from '../helpers/importing.js';
import { documentOf, proposeFor, recordWith, registers, tagsOf } from '../helpers/tagging.js';

/** Tags a record with all that is proposed, and holds it against what it was. */
function expectUntouched(bytes: Uint8Array, entities = registers): number {
  const { text = '' } = decodeXml(bytes, 'r.xml');
  const document = documentOf(text);
  const tags = tagsOf(acceptAll(proposeFor(document, { entities }), 'low').accepted);
  const edits = tagEdits(tags);
  const after = encodeLike(bytes, insertTags(text, tags));

  const tagged = decodeXml(after, 'r.xml').text ?? '';
  expect(edits.every(({ start, end }) => start === end)).toBe(true);
  let [back, shift, last] = ['', 0, 0];
  for (const { start, text: put } of edits) {
    back += tagged.slice(last, start + shift);
    last = start + shift + put.length;
    shift += put.length;
  }
  expect(encodeLike(bytes, back + tagged.slice(last))).toEqual(bytes);
  const { document: again, diagnostics } = parseXml(tagged, 'r.xml');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(again === undefined ? '' : textOf(again.root)).toBe(textOf(document.root));
  return tags.length;
}

const pieces = fc.constantFrom(
  ...[
    'Kennedy',
    'John F. Kennedy',
    'Cuba',
    'Cuban',
    'government of Cuba',
    'Castro',
    'tonight',
    '30 December 1961',
    'US',
  ],
  ...[
    '&amp;',
    '&#x4B;ennedy',
    '<![CDATA[Cuba & Kennedy]]>',
    '<![CDATA[Cuba]]>',
    '<!-- Cuba -->',
    '<?x Cuba?>',
    '\r\n',
    '\n  ',
    ' ',
    ', ',
    '. ',
    '-',
    '\u00AD',
  ],
  ...[
    '<lb/>',
    '<pb n="2"/>',
    '<lb break="no"/>',
    '<hi>',
    '</hi>',
    '<supplied reason="x">',
    '</supplied>',
    '<note>',
    '</note>',
    '<seg>',
    '</seg>',
  ],
  ...[
    '<choice><sic>Cubba</sic><corr>Cuba</corr></choice>',
    '<persName ref="../people.xml#castro">Fidel</persName>',
    '<foreign>Cuba</foreign>',
    'Хрущева',
    '😀',
    'armed intervention',
  ],
);

/** Only pieces whose tags close what is open. */
function balanced(some: readonly string[]): string {
  const open: string[] = [];
  const kept = some.filter((piece) => {
    const end = /^<\/(\w+)>$/.exec(piece)?.[1];
    if (end !== undefined) return open.at(-1) === end && open.pop() !== undefined;
    const start = /^<(hi|supplied|note|seg)\b[^/]*>$/.exec(piece)?.[1];
    if (start !== undefined) open.push(start);
    return true;
  });
  return `${kept.join('')}${open
    .reverse()
    .map((name) => `</${name}>`)
    .join('')}`;
}

describe('tags are put in without touching another byte', () => {
  it('whatever the record is made of', () => {
    const body = fc.array(pieces, { maxLength: 25 }).map((some) => `<p>${balanced(some)}</p>`);
    const mark = fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16');
    fc.assert(
      fc.property(body, mark, (written, encoding) => {
        const text = recordWith(written);
        const plain = new TextEncoder().encode(text);
        const bytes =
          encoding === 'utf-16'
            ? encodeLike(new Uint8Array([0xff, 0xfe]), text)
            : encoding === 'utf-8'
              ? plain
              : new Uint8Array([0xef, 0xbb, 0xbf, ...plain]);
        expectUntouched(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('in the records of the training edition, with its registers', async () => {
    const folder = 'editions/training/records';
    const { entities } = await editionWithRegisters('editions/training');
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'utf8');
      expectUntouched(new TextEncoder().encode(text), entities);
      const stripped = text.replace(/<\/?(?:persName|placeName|orgName|date)\b[^>]*>/g, '');
      expect(expectUntouched(new TextEncoder().encode(stripped), entities)).toBeGreaterThan(0);
      expectUntouched(new TextEncoder().encode(stripped.replaceAll('\n', '\r\n')), entities);
    }
  });

  const corpus = '../shared/corpus';
  const files = [
    'arthur-schnitzler+schnitzler-briefe-data/data/editions/L04257.xml',
    'eeditiones+jinks/profiles/serafin/data/letters/serafin05.xml',
    'HistoryAtState+frus-not-yet-reviewed/volumes/frus1894Nicaragua.xml',
    'DigitalLatin+caesar-balex/ldlt-balex.xml',
  ];
  it.skipIf(!existsSync(corpus)).each(files)(
    'in a file of another project: %s (needs ../shared/corpus)',
    async (file) => {
      const { entities } = await editionWithRegisters('editions/cuba-1961-62');
      expectUntouched(new Uint8Array(await readFile(join(corpus, file))), entities);
    },
  );
});

it('opens from the outside and closes from the inside where tags stand at one place', () => {
  const tag = (start: number, end: number, name: string) => ({ start, end, name, attributes: {} });
  expect(insertTags('government of Cuba', [tag(14, 18, 'b'), tag(0, 18, 'a'), tag(0, 10, 'c')])).toBe(
    '<a><c>government</c> of <b>Cuba</b></a>',
  );
});

it('escapes what attributes may not have', () => {
  expect(insertTags('x', [{ start: 0, end: 1, name: 'date', attributes: { when: '"<&' } }])).toBe(
    '<date when="&quot;&lt;&amp;">x</date>',
  );
});
