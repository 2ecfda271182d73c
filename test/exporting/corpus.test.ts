import { existsSync, readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/exporting/lay-out.js';
import { writeExport } from '../../src/exporting/write-export.js';
import { decodeXml } from '../../src/xml/decode.js';
import { parseXml } from '../../src/xml/parse.js';
import { pack } from '../helpers/exporting.js';

const corpus = '../shared/corpus';
const picture = new Uint8Array(await readFile('editions/training/images/keeper-log-31.png'));
/** Files of real projects up to this size, in bytes: the large ones take minutes. */
const largest = 60_000;

describe.skipIf(!existsSync(corpus))('files of other projects (needs ../shared/corpus)', () => {
  const files = existsSync(corpus)
    ? readdirSync(corpus, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.xml'))
    : [];

  it('lose no word in a .docx file, and none in Markdown', { timeout: 300_000 }, async () => {
    let count = 0;
    for (const name of files) {
      const file = join(corpus, name);
      if ((await stat(file)).size > largest) continue;
      const { text } = decodeXml(await readFile(file), name);
      const document = text === undefined ? undefined : parseXml(text, name).document;
      if (document === undefined || !/^(?:TEI|teiCorpus)$/.test(document.root.local)) continue;
      const script = layOut(document);
      const stamp = { record: 'r', part: 'translation', version: '0'.repeat(64), layout: '0'.repeat(16) } as const;
      const pictures = new Map([...script.images.keys()].map((id) => [id, picture]));
      const request = { document, script, stamp, pictures, pack };
      await writeExport({ ...request, format: 'docx' });
      await writeExport({ ...request, format: 'md' });
      count += 1;
    }
    expect(count).toBeGreaterThan(80);
  });
});
