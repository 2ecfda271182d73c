import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics/user-error.js';
import { openCache } from '../../src/store/cache.js';
import { EditSession } from '../../src/workflows/edit-session.js';
import { planValidation } from '../../src/workflows/plan-validation.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { validateFiles } from '../../src/workflows/validate-files.js';

const xsd = (content: string, attributes = ''): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"${attributes}>${content}</xs:schema>`;
const element = (name: string): string => `<xs:element name="${name}"><xs:complexType/></xs:element>`;
const sch = 'xmlns:sch="http://purl.oclc.org/dsdl/schematron"';
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const model = (href: string, more = ''): string => `<?xml-model href="${href}"${more}?>\n`;

describe('a W3C XML Schema', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const files: Readonly<Record<string, string>> = {
      'ed/edition.yaml': 'title: An Example\n',
      'ed/own.xsd': xsd(element('own')),
      'ed/letters.xsd': xsd(
        '<xs:include schemaLocation="parts/letter.xsd"/><xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>',
        ' targetNamespace="urn:l"',
      ),
      // A chameleon: it is in the namespace of the schema that includes it.
      'ed/parts/letter.xsd': xsd(
        `<xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
<xs:annotation><xs:appinfo><sch:ns ${sch} prefix="l" uri="urn:l"/>
<sch:pattern ${sch} id="p"><sch:rule context="l:letter"><sch:assert id="has-date" test="@date">A letter has a date.</sch:assert></sch:rule></sch:pattern></xs:appinfo></xs:annotation>
<xs:element name="letter"><xs:complexType><xs:attribute name="date" type="xs:date"/><xs:attribute ref="xml:id"/></xs:complexType></xs:element>`,
      ),
      'ed/records/a.xml': `${model('../own.xsd', ' schematypens="http://www.w3.org/2001/XMLSchema"')}<ownn/>`,
      'alone/own.xsd': xsd(element('own')),
      'alone/model.xml': `${model('own.xsd')}<ownn/>`,
      'alone/hint.xml': `<ownn ${xsi}\n  xsi:noNamespaceSchemaLocation="own.xsd"/>`,
      'alone/both.xml': `${model('own.xsd')}<own ${xsi} xsi:noNamespaceSchemaLocation="none.xsd"/>`,
      'alone/pairs.xml': `<l:ltter xmlns:l="urn:l" ${xsi} xsi:schemaLocation="urn:x x.xsd  urn:l l.xsd"/>`,
      'alone/l.xsd': xsd(element('letter'), ' targetNamespace="urn:l"'),
      'alone/web.xml': `<x xmlns="urn:l" ${xsi} xsi:schemaLocation="urn:l https://example.org/l.xsd"/>`,
      'alone/away.xml': `<own ${xsi} xsi:noNamespaceSchemaLocation="../ed/own.xsd"/>`,
      'alone/gone.xml': `${model('gone.xsd')}<own/>`,
      'alone/xlink.xsd': xsd(
        '<xs:import namespace="http://www.w3.org/1999/xlink" schemaLocation="http://www.w3.org/XML/2008/06/xlink.xsd"/>',
      ),
      'alone/lost.xsd': xsd('<xs:include schemaLocation="nowhere.xsd"/>'),
      'alone/xlink.xml': `${model('xlink.xsd')}<own/>`,
      'alone/text.xsd': 'none',
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
  const misspelt = 'xsd/unknown-element There is no element <ownn> in the schema → Did you mean <own>?';

  it('is named in an xml-model instruction, on the command line, or in edition.yaml', async () => {
    expect(await alone('model.xml')).toEqual([`2:1 ${misspelt}`]);
    expect(await alone('hint.xml', [join(folder, 'ed/own.xsd')])).toEqual([`1:1 ${misspelt}`]);
    const run = async () => (await validateEdition(join(folder, 'ed'), { cache: cache() })).diagnostics;
    expect((await run()).map(({ code }) => code)).toEqual(['xsd/unknown-element']);
    await writeFile(join(folder, 'ed/edition.yaml'), 'title: An Example\nschema: own.xsd\n');
    expect((await run()).map(({ code }) => code)).toEqual(['xsd/unknown-element']);
    await writeFile(join(folder, 'ed/edition.yaml'), 'title: An Example\n');
  });

  it('is named by xsi:schemaLocation, for the namespace of the root, where no instruction names another', async () => {
    expect(await alone('hint.xml')).toEqual([`1:1 ${misspelt}`]);
    expect(await alone('both.xml')).toEqual([]);
    expect(await alone('pairs.xml')).toEqual([
      '1:1 xsd/unknown-element There is no element <l:ltter> in the schema → Did you mean <l:letter>?',
    ]);
  });

  it('is never fetched, nor read from another folder', async () => {
    expect(await alone('web.xml')).toEqual([
      '1:98 xsd/schema-elsewhere The schema lies at https://example.org/l.xsd, and schemas are not fetched → Save a copy beside the file, and name it: --schema l.xsd, or schema: l.xsd in edition.yaml',
    ]);
    expect(await alone('away.xml')).toEqual([
      expect.stringMatching(/^1:\d+ xsd\/schema-elsewhere The schema \.\.\/ed\/own\.xsd lies outside the edition/),
    ]);
    expect(await alone('gone.xml')).toEqual([
      expect.stringMatching(/^1:19 xsd\/schema-elsewhere The schema gone\.xsd is not there/),
    ]);
  });

  it('names what it imports from the web, or includes and is not there, when it cannot be used for that', async () => {
    expect(await alone('xlink.xml')).toEqual([
      expect.stringMatching(
        /^1:19 xsd\/schema The schema .*xlink\.xsd imports the namespace http:\/\/www\.w3\.org\/1999\/xlink from http:\/\/www\.w3\.org\/XML\/2008\/06\/xlink\.xsd, which is not a file here → Schemas are not fetched: put a copy beside the schema, and name that copy in it\.$/,
      ),
    ]);
    await expect(alone('model.xml', [join(folder, 'alone/lost.xsd')])).rejects.toThrow(
      /lost\.xsd includes nowhere\.xsd, which cannot be read/,
    );
    await expect(alone('model.xml', [join(folder, 'alone/text.xsd')])).rejects.toThrow(UserError);
  });

  it('is checked with the Schematron in its xs:appinfo, that of the files which it includes among it', async () => {
    await writeFile(join(folder, 'ed/records/l.xml'), `${model('../letters.xsd')}<letter xmlns="urn:l" xml:id="a"/>`);
    const { diagnostics } = await validateEdition(join(folder, 'ed'), { cache: cache() });
    expect(
      diagnostics.filter(({ file }) => file.endsWith('l.xml')).map(({ code, message }) => `${code} ${message}`),
    ).toEqual(['sch/has-date A letter has a date']);
  });

  it('is told once when it cannot be used, also to one who checks a single file of an edition', async () => {
    const schema = join(folder, 'broken.xsd');
    await writeFile(schema, xsd('<xs:element name="a" type="nowhere"/>'));
    for (const path of ['ed', 'ed/records/l.xml']) {
      const [run] = await planValidation([join(folder, path)]);
      const found = await run?.validate({ cache: cache(), schema: [schema] });
      expect(found?.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([`xsd/schema ${schema}`]);
    }
  });

  it('lets an editor be told of mistakes, and completes nothing by it', async () => {
    const session = new EditSession(cache());
    const file = join(folder, 'ed/records/a.xml');
    const text = `<own ${xsi} xsi:noNamespaceSchemaLocation="../own.xsd"><b/></own>`;
    session.change(file, text);
    const place = await session.locate(file);
    const found = await session.check(place.folder);
    expect(found.get(file)?.diagnostics.map(({ code }) => code)).toEqual(['xsd/unknown-element']);
    expect(await session.schema(place, text)).toBeUndefined();
  });
});
