import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { layOut } from '../../src/exporting/lay-out.js';
import { acceptChanges } from '../../src/exporting/returning/accept-changes.js';
import { compareReturned } from '../../src/exporting/returning/compare.js';
import { newWords } from '../../src/exporting/returning/encode-new.js';
import { readTypescript, stampOf } from '../../src/importing/formats.js';
import { readRecord } from '../helpers/exporting.js';
import { bareEdition } from '../helpers/importing.js';

/** The record as it was exported, opened in LibreOffice 7.4 and saved, as .docx and, from there, as .odt. */
it.each(['docx', 'odt'] as const)(
  'an exported file that LibreOffice has saved is known, and has not changed: .%s',
  async (format) => {
    const document = await readRecord('test/fixtures/returned/talk.xml');
    const bytes = new Uint8Array(await readFile(`test/fixtures/returned/talk.${format}`));
    expect(stampOf(bytes, 'talk', format)?.part).toBe('translation');
    const script = layOut(document);
    const read = await readTypescript(bytes, 'talk', format);
    expect(read.remarks).toEqual([]);
    const draft = acceptChanges(read, script);
    const words = newWords(document, draft, bareEdition);
    expect(compareReturned(script, draft, { source: document.text, ...words })).toEqual({
      edits: [],
      refusals: [],
      looks: [],
    });
  },
);
