/** What docs/guide/encoding.md promises of sigla, as a reader of the site meets them. */
import { expect, test } from 'vitest';
import { transformRecord } from '../../src/transform/record.js';
import { recordOf } from '../helpers/record-input.js';

const body = `<p>one <app><lem wit="#small.A">two</lem><rdg wit="#small.w2">deux</rdg><rdg wit="#small.w3">zwei</rdg><rdg wit="#small-M">due</rdg><rdg wit="#small_D #other.E">dos</rdg></app>
  <app><lem wit="#small.A">three</lem><rdg wit="#small.g">trois</rdg><rdg wit="#small.A" hand="#small.h2">tree</rdg></app></p>`;
const header = `<listWit>
    <witness xml:id="small.A" n="Α">Named by its number; Greek</witness>
    <listWit xml:id="small.g" n="φ"><head>The printed ones</head>
      <witness xml:id="small.w2"><abbr type="siglum">B<hi rend="superscript">2</hi></abbr> Named by an abbreviation</witness>
      <witness xml:id="small.w3"><idno type="siglum">Vat</idno> Named by a number of its own</witness>
    </listWit>
    <witness xml:id="small-M"><msDesc><msIdentifier><settlement>Nowhere</settlement><idno type="siglum">Now</idno></msIdentifier></msDesc></witness>
    <witness xml:id="small_D">Named by its identifier alone</witness>
    <witness xml:id="other.E">Named by an identifier that is not of this record</witness>
  </listWit>`;
const hands =
  '<profileDesc><handNotes><handNote xml:id="small.h2" n="2">The second hand</handNote></handNotes></profileDesc>';

test('readers see the sigla that the record gives its witnesses, groups and hands', async () => {
  const { xml, ...input } = recordOf(body, hands);
  const record = xml.replace('<p>None.</p></sourceDesc>', `${header}</sourceDesc>`);
  const { apparatus, html, files } = await transformRecord({ ...input, xml: record });
  expect(apparatus.text).toMatchInlineSnapshot(`
    "1.2 two] Α; deux B2; zwei Vat; due Now; dos D other.E
    1.3 three] Α; trois φ; tree Α²
    "
  `);
  const words = html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  expect(words).toContain('two] Α; deux B2; zwei Vat; due Now; dos D other.E');
  expect(html).toContain('B<sup>2</sup>');
  const pages = Object.keys(files).filter((path) => path.endsWith('.html'));
  expect(pages).toMatchInlineSnapshot(`
    [
      "witness/B2.html",
      "witness/D.html",
      "witness/Now.html",
      "witness/Vat.html",
      "witness/index.html",
      "witness/other-E.html",
      "witness/small-A-small-h2.html",
      "witness/small-A.html",
    ]
  `);
});
