import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { TypescriptFormat } from '../../src/importing/formats.js';
import { attribute, normalizeSpace, textOf } from '../../src/xml/query.js';
import { editionWithRegisters, find, type ImportedText, importText } from '../helpers/importing.js';

const formats = ['md', 'txt', 'docx', 'html', 'odt'] as const;
const edition = await editionWithRegisters('editions/training');
const imported = Object.fromEntries(
  await Promise.all(
    formats.map(
      async (format) =>
        [
          format,
          await importText(await readFile(`test/fixtures/typescripts/lighthouse-talk.${format}`), format, edition),
        ] as const,
    ),
  ),
) as Readonly<Record<TypescriptFormat, ImportedText>>;

/** What tells that a format was at work: its name, and the label of an endnote. */
function whole({ xml }: ImportedText): string {
  return xml.replace(/typescript\.\w+/g, 'typescript');
}

const header = (one: ImportedText): string => whole(one).split('<text ')[0] ?? '';

describe('one document in five formats', () => {
  it('is the same draft from Word as from LibreOffice', () => {
    expect(whole(imported.odt)).toBe(whole(imported.docx));
  });

  it('is the same from HTML, but that LibreOffice writes into HTML no changes, and of comments only the words', () => {
    const { body } = imported.docx;
    const carried = body
      .replace(/<add [^>]*>(.*?)<\/add>/, '$1')
      .replace(/<del [^>]*>(.*?)<\/del>/, '$1')
      .replace(' change="#draft-change-1">All', '>All');
    expect(imported.html.body).toBe(carried);
  });

  it('is the same from Markdown, which has no changes, and a head in every table', () => {
    const { body } = imported.html;
    expect(imported.md.body.replace(' role="label"', '')).toBe(body.replace('perhaps ', ''));
  });

  it('is the same from plain text, which has no emphasis, comments and tables, and whose notes are all of one series', () => {
    const plain = imported.md.body
      .replace(/<\/?hi[^>]*>/g, '')
      .replace(/<note type="editor".*?<\/note>/, '')
      .replace('n="i"', 'n="2"');
    const without = (body: string): string =>
      body.replace(/<table>.*<\/table>|<p n="\d">(?:<date[^>]*>)?January.*?<\/p>/, '').replace(/<p n="\d">/g, '<p>');
    expect(without(imported.txt.body)).toBe(without(plain));
  });

  it.each(formats)('has the same header: %s', (format) => {
    const plain = (text: string): string =>
      text.replace(/\s*<(?:respStmt xml:id|change xml:id)[\s\S]*?<\/(?:respStmt|change)>/g, '');
    expect(plain(header(imported[format]))).toBe(plain(header(imported.docx)));
  });

  it('keeps who has changed what and when, and who has commented', () => {
    const { document, doubts } = imported.docx;
    const changes = find(document, 'change').map((change) => [
      attribute(change, 'xml:id'),
      attribute(change, 'when'),
      normalizeSpace(textOf(change)),
    ]);
    expect(changes).toEqual([
      [undefined, '2026-11-24', 'Imported from the typescript typescript.docx.'],
      ['draft-change-2', '2026-03-02', 'Changes and comments in the typescript by Ben Sample.'],
      ['draft-change-1', '2026-03-01', 'Changes and comments in the typescript by Ann Example.'],
    ]);
    const marked = ['add', 'del'].flatMap((name) =>
      find(document, name).map((one) => [name, textOf(one), attribute(one, 'change')]),
    );
    expect(marked).toEqual([
      ['add', 'two or ', '#draft-change-1'],
      ['del', 'perhaps ', '#draft-change-2'],
    ]);
    expect(find(document, 'respStmt').map((one) => normalizeSpace(textOf(one)))).toContain(
      'commented on the typescript Ann Example',
    );
    expect(doubts.filter(({ code }) => code === 'import/tracked-change').map(({ place }) => place)).toEqual([
      { line: 15, column: 10 },
      { line: 15, column: 35 },
    ]);
  });

  it('finds the people, places and offices of the registers', () => {
    const { body } = imported.docx;
    expect(body).toContain('<placeName type="demonym" ref="../places.xml#solvara">Solvaran</placeName> ministry');
    expect(body).toContain(
      '<orgName ref="../organizations.xml#lighthouses">Directorate of Lighthouses of <placeName ref="../places.xml#solvara">Solvara</placeName></orgName>',
    );
    expect(body).toContain(
      '<closer><signed><roleName>AMBASSADOR OF <placeName ref="../places.xml#dalnovia">DALNOVIA</placeName> IN <placeName ref="../places.xml#solvara">SOLVARA</placeName></roleName><lb/> (<persName ref="../people.xml#zavyalsky"',
    );
  });

  it.each(['md', 'txt', 'html'] as const)('tells doubts at the line and column of the file: %s', async (format) => {
    const text = await readFile(`test/fixtures/typescripts/lighthouse-talk.${format}`, 'utf8');
    const lines = text.split('\n');
    const today = imported[format].doubts.find(({ typed }) => typed === 'today');
    expect(lines[(today?.place.line ?? 0) - 1]?.slice((today?.place.column ?? 0) - 1)).toMatch(/^today/);
  });
});

it('a line break in a heading of Markdown parts words', async () => {
  const text = '## RECORD OF A TALK<br>with the keeper\n\nThe keeper had been there for years, and said so.\n';
  const { body } = await importText(text);
  expect(body).toContain('RECORD OF A TALK<lb/> with the keeper');
});
