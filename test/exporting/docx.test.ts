import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/importing/unzip.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, elements, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { exportFile, partOf, readRecord, records, recordWith } from '../helpers/exporting.js';

function parts(bytes: Uint8Array): ReadonlyMap<string, XmlElement> {
  const { names } = openArchive(bytes, 'r.docx');
  const xml = names.filter((name) => /\.(?:xml|rels)$/.test(name));
  return new Map(
    xml.map((name) => {
      const { document } = parseXml(partOf(bytes, name), name);
      if (document === undefined) throw new Error(`${name} is not well-formed`);
      return [name, document.root];
    }),
  );
}

const all = (root: XmlElement | undefined, name: string): readonly XmlElement[] =>
  root === undefined ? [] : [...descendants(root, name)];
const values = (found: readonly XmlElement[], key: string): readonly string[] =>
  found.flatMap((one) => attribute(one, key) ?? []);

describe('a .docx file', () => {
  it.each(records)('is whole: parts, types, relations, notes, lists, styles, tables of %s', async (file) => {
    const bytes = await exportFile(await readRecord(file), 'docx');
    const { names } = openArchive(bytes, 'r.docx');
    const found = parts(bytes);
    expect(names[0]).toBe('[Content_Types].xml');

    const types = found.get('[Content_Types].xml') as XmlElement;
    const endings = values(elements(types, 'Default'), 'Extension');
    const typed = values(elements(types, 'Override'), 'PartName');
    expect(typed.filter((name) => !names.includes(name.slice(1)))).toEqual([]);
    expect(
      names.filter(
        (name) => name !== '[Content_Types].xml' && !endings.includes(name.slice(name.lastIndexOf('.') + 1)),
      ),
    ).toEqual([]);

    for (const [name, root] of found) {
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]*$/, '');
      const inside = elements(root).filter((one) => attribute(one, 'TargetMode') !== 'External');
      expect(values(inside, 'Target').filter((target) => !names.includes(folder + target))).toEqual([]);
      const ids = values(elements(root), 'Id');
      expect(new Set(ids).size).toBe(ids.length);
    }
    const document = found.get('word/document.xml') as XmlElement;
    const notes = found.get('word/footnotes.xml') as XmlElement;
    for (const [root, rels] of [
      [document, 'word/_rels/document.xml.rels'],
      [notes, 'word/_rels/footnotes.xml.rels'],
    ] as const) {
      const known = values(elements(found.get(rels) as XmlElement), 'Id');
      const used = [...descendants(root)].flatMap((one) => attribute(one, 'r:id') ?? attribute(one, 'r:embed') ?? []);
      expect(used.filter((id) => !known.includes(id))).toEqual([]);
    }
    const called = values(all(document, 'footnoteReference'), 'w:id');
    expect(called).toEqual([...new Set(called)]);
    expect(['-1', '0', ...called].toSorted()).toEqual(values(elements(notes, 'footnote'), 'w:id').toSorted());

    const lists = values(all(found.get('word/numbering.xml'), 'num'), 'w:numId');
    expect(values(all(document, 'numId'), 'w:val').filter((id) => !lists.includes(id))).toEqual([]);
    const styles = values(elements(found.get('word/styles.xml') as XmlElement, 'style'), 'w:styleId');
    const styled = ['pStyle', 'rStyle', 'tblStyle'].flatMap((name) => [...all(document, name), ...all(notes, name)]);
    expect(values(styled, 'w:val').filter((id) => !styles.includes(id))).toEqual([]);

    for (const table of all(document, 'tbl')) {
      const columns = all(table, 'gridCol').length;
      for (const row of elements(table, 'tr')) {
        const widths = elements(row, 'tc').map((cell) => Number(values(all(cell, 'gridSpan'), 'w:val')[0] ?? 1));
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(columns);
      }
    }
  });

  it('has the pictures themselves, at their size, with what they show', async () => {
    const document = recordWith(
      '<div><figure><graphic url="../images/keeper-log-31.png"/><figDesc>A page of a log</figDesc></figure></div>',
    );
    const bytes = await exportFile({ ...document, file: 'editions/training/records/x.xml' }, 'docx');
    expect(openArchive(bytes, 'r.docx').read('word/media/image1.png')?.slice(1, 4)).toEqual(
      new TextEncoder().encode('PNG'),
    );
    const xml = partOf(bytes, 'word/document.xml');
    expect(xml).toContain('descr="A page of a log"');
    expect(xml).toContain('<wp:extent cx="5400000" cy="7200000"/>');
  });

  it('says in each run in which language it is, and writes Arabic from right to left', async () => {
    const mixed = recordWith(
      '<div><p>He said <foreign xml:lang="ar">نور</foreign>, <foreign xml:lang="ru-Latn">svet</foreign>, <foreign xml:lang="zh">光</foreign>.</p></div>',
    );
    const runs = partOf(await exportFile(mixed, 'docx'), 'word/document.xml');
    expect(runs).toContain('<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr><w:t xml:space="preserve">نور</w:t>');
    expect(runs).toContain(
      '<w:rPr><w:i/><w:iCs/><w:lang w:val="ru-Latn"/></w:rPr><w:t xml:space="preserve">svet</w:t>',
    );
    expect(runs).toContain('<w:lang w:eastAsia="zh"/>');

    const arabic = partOf(await exportFile(recordWith('<div><p>نور</p></div>', 'ar'), 'docx'), 'word/document.xml');
    expect(arabic).toContain('<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr>');
  });

  it('keeps tracked changes with who made them and when', async () => {
    const document = recordWith('<div><p>It <del change="#c">was</del><add change="#c">is</add> so.</p></div>');
    const text = document.text.replace(
      '</teiHeader>',
      '<revisionDesc><change xml:id="c" when="2026-01-02">Changes and comments in the typescript by G. Goldberg.</change></revisionDesc></teiHeader>',
    );
    const { documentOf, takeBack } = await import('../helpers/exporting.js');
    const changed = documentOf(text);
    const bytes = await exportFile(changed, 'docx');
    expect(partOf(bytes, 'word/document.xml')).toMatch(
      /<w:del w:id="\d+" w:author="G\. Goldberg" w:date="2026-01-02T00:00:00Z"><w:r><w:delText xml:space="preserve">was<\/w:delText>/,
    );
    expect((await takeBack(changed, bytes, 'docx')).edits).toEqual([]);
  });

  it('has notes of editors and sources with words that say whose they are', async () => {
    const document = recordWith(
      '<div><p>One<note type="translator">first</note> two<note type="editor">second</note> three<note type="source">third</note>.</p></div>',
    );
    const notes = parts(await exportFile(document, 'docx')).get('word/footnotes.xml') as XmlElement;
    expect(
      elements(notes, 'footnote')
        .slice(2)
        .map((one) => textOf(one).trim()),
    ).toEqual(['first', 'Editor’s note: second', 'Note in the source: third']);
  });
});
