import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { validateFiles } from '../../src/workflows/validate-files.js';

const rng = (root: string): string =>
  `<element name="${root}" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>`;
const instruction = (href: string): string => `<?xml-model href="${href}" type="application/xml"?>\n`;

describe('the schema that a file is checked with', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const files: Readonly<Record<string, string>> = {
      'outside.rng': rng('outside'),
      'ed/edition.yaml': 'title: An Example\n',
      'ed/own.rng': rng('own'),
      'ed/configured.rng': rng('configured'),
      'ed/own.rnc': 'start = element own { empty }',
      'ed/records/own.xml': `<?xml version="1.0"?>\n<!-- ours -->\n${instruction('../own.rng')}<ownn/>`,
      'ed/records/house.xml': '<TEI/>',
      'ed/records/house-by-name.xml': `${instruction('../../../schema/edition.rng')}<TEI/>`,
      'alone/own.rng': rng('own'),
      'alone/own.xml': `${instruction('own.rng')}<ownn/>`,
      'alone/tei.xml': `${instruction('https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng')}<any/>`,
      'alone/away.xml': `${instruction('../outside.rng')}<any/>`,
      'alone/gone.xml': `${instruction('gone.rng')}<any/>`,
      'alone/compact.xml': `${instruction('../ed/own.rnc')}<any/>`,
      'alone/compact-here.xml': `${instruction('own.rnc')}<any/>`,
      'alone/own.rnc': 'start = element own { empty }',
      'alone/none.xml': '<any/>',
      'alone/ids.xml': `${instruction('own.rng')}<own xml:id="a"><own xml:id="a"/></own>`,
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const cache = () => openCache({ folder: join(folder, 'cache') });
  const alone = async (path: string, schema?: readonly string[]): Promise<readonly string[]> => {
    const options = { cache: cache(), ...(schema === undefined ? {} : { schema }) };
    const { diagnostics } = await validateFiles(join(folder, 'alone'), [path], options);
    return diagnostics.map(
      ({ code, range: { start }, message, help }) => `${start.line}:${start.column} ${code} ${message} → ${help}`,
    );
  };
  const edition = async (schema?: readonly string[]): Promise<ReadonlySet<string>> => {
    const options = { cache: cache(), ...(schema === undefined ? {} : { schema }) };
    const { diagnostics } = await validateEdition(join(folder, 'ed'), options);
    return new Set(
      diagnostics
        .filter(({ code }) => code.startsWith('rng/'))
        .map(({ file, message }) => `${file.split('/').at(-1)}: ${message}`),
    );
  };

  it('is the one that the file names; for a file that names none it is the one of the house', async () => {
    expect(await edition()).toEqual(
      new Set([
        'own.xml: There is no element <ownn> in the schema',
        'house.xml: <TEI> is in no namespace',
        'house-by-name.xml: <TEI> is in no namespace',
      ]),
    );
  });

  it('is the one of edition.yaml before the one that the file names, and the one of the command line before both', async () => {
    await writeFile(join(folder, 'ed/edition.yaml'), 'title: An Example\nschema: configured.rng\n');
    expect([...(await edition())][0]).toMatch(/^house-by-name\.xml: There is no element <TEI> in the schema$/);
    expect(await edition([join(folder, 'outside.rng')])).toContain('own.xml: There is no element <ownn> in the schema');
    expect(await edition([])).toEqual(new Set());
    await writeFile(join(folder, 'ed/edition.yaml'), 'title: An Example\n');
  });

  it('is found for a file that belongs to no edition, as well', async () => {
    expect(await alone('own.xml')).toEqual([
      '2:1 rng/unknown-element There is no element <ownn> in the schema → Did you mean <own>?',
    ]);
    expect(await alone('none.xml')).toEqual([expect.stringMatching(/^1:1 rng\/unknown-namespace /)]);
    expect(await alone('tei.xml', [join(folder, 'outside.rng')])).toEqual([
      expect.stringMatching(/^2:1 rng\/unknown-element There is no element <any>/),
    ]);
  });

  it('is never fetched; the editor is told where it lies, and how to name a copy', async () => {
    expect(await alone('tei.xml')).toEqual([
      '1:19 rng/schema-elsewhere TEI’s schema tei_all lies at https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng, and schemas are not fetched → Save a copy in RELAX NG’s XML syntax beside the file, and name it: --schema tei_all.rng, or schema: tei_all.rng in edition.yaml',
    ]);
  });

  it('is not read outside the folder of the file and the current one, whatever the file names', async () => {
    expect(await alone('away.xml')).toEqual([
      expect.stringMatching(/^1:19 rng\/schema-elsewhere The schema \.\.\/outside\.rng lies outside the edition/),
    ]);
    expect(await alone('compact.xml')).toEqual([expect.stringMatching(/^1:19 rng\/schema-elsewhere /)]);
    expect(await alone('gone.xml')).toEqual([
      expect.stringMatching(/^1:19 rng\/schema-elsewhere The schema gone\.rng is not there/),
    ]);
  });

  it('can be in compact syntax once it is converted', async () => {
    expect(await alone('compact-here.xml')).toEqual([
      expect.stringMatching(
        /^1:19 rng\/schema .*own\.rnc is in RELAX NG’s compact syntax, which is not read → Convert it to XML syntax: trang own\.rnc own\.rng$/,
      ),
    ]);
  });

  it('says nothing of ids; those of a file must differ all the same', async () => {
    expect((await alone('ids.xml')).at(-1)).toMatch(/ref\/duplicate-id/);
  });
});
