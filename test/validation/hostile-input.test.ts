import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { validateFiles } from '../../src/workflows/validate-files.js';
import { readSeedRecord } from '../helpers/edition.js';

const secret = 'the-secret-that-nobody-may-read';
/** Of the processor: what else is running makes no difference. */
const second = 1_000_000;
const levels = 'abcdefghij';

/** Each makes of a good record a file that means harm, or looks like it; `code` must be among the findings. */
const cases: readonly {
  readonly what: string;
  readonly code: string;
  readonly make: (record: string, folder: string) => string | Uint8Array;
}[] = [
  {
    what: 'an entity that doubles itself thirty times',
    code: 'xml/entity-declaration',
    make: (record) =>
      withDoctype(
        record.replace('general questions', '&a29;'),
        `[<!ENTITY a0 "ha">${Array.from({ length: 29 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]`,
      ),
  },
  {
    what: 'an entity of ten levels with ten references each',
    code: 'xml/entity-declaration',
    make: (record) =>
      withDoctype(
        record,
        `[${[...levels].map((name, i) => `<!ENTITY ${name} "${`&${levels[i - 1] ?? 'amp'};`.repeat(10)}">`).join('')}]`,
      ),
  },
  {
    what: 'an entity that stands for a file outside',
    code: 'xml/entity-declaration',
    make: (record, folder) =>
      withDoctype(
        record.replace('general questions', '&file;'),
        `[<!ENTITY file SYSTEM "file://${folder}/secret.txt">]`,
      ),
  },
  {
    what: 'an entity for use in declarations, on the web',
    code: 'xml/entity-declaration',
    make: (record) => withDoctype(record, '[<!ENTITY % more SYSTEM "http://127.0.0.1:9/more.dtd"> %more;]'),
  },
  {
    what: 'a document type definition outside',
    code: 'xml/doctype',
    make: (record, folder) => withDoctype(record, `SYSTEM "file://${folder}/secret.txt"`),
  },
  {
    what: 'an inclusion of a file outside',
    code: 'rng/unknown-namespace',
    make: (record, folder) =>
      record.replace(
        'general questions',
        `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://${folder}/secret.txt" parse="text"/>`,
      ),
  },
  {
    what: 'a schema outside',
    code: 'rng/schema-elsewhere',
    make: (record) =>
      record.replace(/<\?xml-model[\s\S]*?\?>\s*/g, '').replace('<TEI', '<?xml-model href="../secret.txt"?>\n<TEI'),
  },
  {
    what: 'ten thousand elements, each in the other',
    code: 'rng/element-not-allowed',
    make: (record) => record.replace('general questions', `${'<p>'.repeat(10_000)}${'</p>'.repeat(10_000)}`),
  },
  {
    what: 'ten thousand elements that are never closed',
    code: 'xml/unclosed',
    make: () => '<p>'.repeat(10_000),
  },
  {
    what: 'an attribute of a megabyte',
    code: 'rng/bad-value',
    make: (record) => record.replace('<p n="12">', `<p n="12" cert="${'x'.repeat(1_000_000)}">`),
  },
  {
    what: 'a name of a megabyte',
    code: 'rng/unknown-element',
    make: (record) => record.replace('general questions', `<${'x'.repeat(1_000_000)}/>`),
  },
  {
    what: 'ten thousand attributes',
    code: 'rng/attribute-not-allowed',
    make: (record) =>
      record.replace('<p n="12">', `<p n="12" ${Array.from({ length: 10_000 }, (_, i) => `a${i}=""`).join(' ')}>`),
  },
  {
    what: 'UTF-16 without a byte order mark',
    code: 'file/encoding',
    make: (record) => Buffer.from(record, 'utf16le'),
  },
  {
    what: 'bytes of nought',
    code: 'xml/character',
    make: (record) => record.replace('general questions', 'general\0\0\0questions'),
  },
  {
    what: 'nothing but bytes of nought',
    code: 'xml/character',
    make: () => new Uint8Array(10_000),
  },
  {
    what: 'a byte order mark in the middle of a tag',
    code: 'xml/unexpected-end-tag',
    make: (record) => record.replace('<p n="12">', '<\ufeffp n="12">'),
  },
  {
    what: 'a declaration of another encoding than the one that it is in',
    code: 'file/encoding',
    make: (record) => record.replace('encoding="UTF-8"', 'encoding="UTF-32"'),
  },
  {
    what: 'a declaration that is none',
    code: 'xml/declaration',
    make: (record) => record.replace('<?xml version="1.0"', '<?xml version="9.9"'),
  },
];

function withDoctype(record: string, definition: string): string {
  return record.replace('<TEI', `<!DOCTYPE TEI ${definition}>\n<TEI`);
}

describe('a file that means harm', () => {
  let folder: string;
  let record: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await writeFile(join(folder, 'secret.txt'), secret);
    record = await readSeedRecord();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const check = async (bytes: string | Uint8Array) => {
    const inside = join(folder, 'inside');
    await mkdir(inside, { recursive: true });
    await writeFile(join(inside, 'x.xml'), bytes);
    return validateFiles(inside, ['x.xml'], { cache: openCache({ folder: join(folder, 'cache') }) });
  };

  it.each(cases)('ends in a finding, soon, and nothing outside is read: $what', async ({ make, code }) => {
    const bytes = make(record, folder);
    const before = process.cpuUsage();
    const { diagnostics } = await check(bytes);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(10 * second);
    expect(diagnostics.map((found) => found.code)).toContain(code);
    expect(diagnostics.length).toBeLessThan(20_100);
    expect(JSON.stringify(diagnostics.slice(0, 50))).not.toContain(secret);
    for (const { message } of diagnostics.slice(0, 50)) expect(message.length).toBeLessThan(1000);
  });

  it('is none if it only begins with a byte order mark, or is UTF-16 that says so', async () => {
    const plain = (await check(record)).diagnostics.map(({ code }) => code);
    expect((await check(`\ufeff${record}`)).diagnostics.map(({ code }) => code)).toEqual(plain);
    const wide = Buffer.from(`\ufeff${record.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
    const found = (await check(wide)).diagnostics.map(({ code }) => code);
    expect(found.filter((code) => !code.startsWith('file/'))).toEqual(plain);
  });
});
