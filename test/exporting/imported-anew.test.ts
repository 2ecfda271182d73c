import { describe, expect, it } from 'vitest';
import { wordsIn, wordsOfElement } from '../../src/importing/compare.js';
import { attribute, elements, normalizeSpace, textOf } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';
import { exportFile, readRecord, records } from '../helpers/exporting.js';
import { editionWithRegisters, find, importText } from '../helpers/importing.js';

const castro = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';

describe('an exported file that is imported as a new record', async () => {
  const known = await editionWithRegisters('editions/cuba-1961-62');
  const record = await readRecord(castro);

  it.each(['docx', 'md'] as const)('has the header, the words and the brackets of the record: .%s', async (format) => {
    const { document } = await importText(await exportFile(record, format), format, known);
    const text = (one: XmlDocument): readonly string[] => wordsIn(wordsOfElement(find(one, 'body')[0] as XmlElement));
    expect(text(document)).toEqual(text(record));
    for (const name of ['supplied', 'sic', 'persName']) {
      const said = (one: XmlDocument): readonly string[] =>
        find(one, 'body').flatMap((body) =>
          find({ ...one, root: body }, name).map((element) => normalizeSpace(textOf(element))),
        );
      expect(said(document), name).toEqual(said(record));
    }
    const field = (one: XmlDocument, name: string, type: string): string =>
      find(one, name)
        .filter((element) => attribute(element, 'type') === type)
        .map((element) => normalizeSpace(textOf(element)))
        .join();
    for (const type of ['fond', 'opis', 'papka', 'delo', 'listy', 'display'])
      expect(field(document, 'idno', type), type).toBe(field(record, 'idno', type));
    const parts = (one: XmlDocument): readonly string[] =>
      elements(find(one, 'div')[0] as XmlElement).map(({ local }) => local);
    expect(parts(document)).toEqual(parts(record));
  });

  it.each(records)('is read whole: %s', async (file) => {
    const document = await readRecord(file);
    for (const format of ['docx', 'md'] as const) {
      // The import itself counts the words, and throws where one is missing.
      const { doubts } = await importText(await exportFile(document, format), format);
      expect(doubts.filter(({ code }) => code === 'import/encoding')).toEqual([]);
    }
  });
});
