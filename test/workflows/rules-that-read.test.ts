import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { openFolder } from '../../src/store/source-files.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { temporaryFolder } from '../helpers/temporary.js';

const schema = (content: string): string =>
  `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>${content}</schema>`;
const tei = (content: string): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0">\n${content}\n</TEI>\n`;
const people = (...ids: readonly string[]): string => tei(ids.map((id) => `<person xml:id="${id}"/>`).join('\n'));

/** Compiled rules are kept between the tests: to compile them takes seconds. */
const compiled = join(process.env['TMPDIR'] ?? '/tmp', `edition-test-rules-${process.pid}`);

describe('a Schematron rule that reads other files', () => {
  let folder: string;
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const check = async (options: Parameters<typeof validateEdition>[1] = {}): Promise<readonly string[]> => {
    const cache = openCache({ folder: compiled });
    const results = openCache({ folder: join(folder, 'cache') });
    const { diagnostics } = await validateEdition(join(folder, 'ed'), { cache, results, ...options });
    return diagnostics
      .filter(({ code, file }) => code.startsWith('sch/') && file.endsWith('a.xml'))
      .map(({ code, file, range: { start }, message, help, related }) => {
        const place = related.map((other) => ` @ ${other.file.split('/').at(-1)}:${other.range.start.line}`).join('');
        return `${file.split('/').at(-1)}:${start.line} ${code} ${message} → ${help}${place}`.replaceAll(folder, '…');
      });
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    await write({
      'ed/edition.yaml': 'title: An Example\nschema: schemas/own.sch\nrules:\n  ref/not-found: off\n',
      'ed/records/a.xml': tei('<persName ref="../people.xml#castro"/>\n<persName ref="../people.xml#nobody"/>'),
      'ed/people.xml': people('castro'),
      'people.xml': people('castro', 'nobody'),
    });
    return () => rm(join(folder, 'cache'), { recursive: true, force: true });
  });

  const persons = schema(`<let name="ids" value="document('../people.xml')//t:person/@xml:id"/>
    <pattern><rule context="t:persName"><assert id="person" test="substring-after(@ref, '#') = $ids">no such person</assert></rule></pattern>`);

  it('finds what stands in them, by a path from the schema, and is asked again when one of them has changed', async () => {
    await write({ 'ed/schemas/own.sch': persons });
    expect(await check()).toEqual(['a.xml:3 sch/person no such person → ']);
    expect(await check()).toEqual(['a.xml:3 sch/person no such person → ']);
    await write({ 'ed/people.xml': people('nobody') });
    expect(await check()).toEqual(['a.xml:2 sch/person no such person → ']);
    await rm(join(folder, 'ed/people.xml'));
    expect(await check()).toEqual([
      'a.xml:1 sch/document A rule of …/ed/schemas/own.sch cannot be checked: it reads people.xml, which is not there → Restore the file, or correct its path: a path in a rule starts from the schema, one in a document from the document',
    ]);
  });

  it('reads what an editor has not saved yet', async () => {
    await write({ 'ed/schemas/own.sch': persons });
    const disk = openFolder(join(folder, 'ed'));
    const files = {
      ...disk,
      root: undefined,
      readInside: async (path: string) =>
        path === 'people.xml'
          ? { kind: 'file' as const, bytes: Buffer.from(people('castro', 'nobody')) }
          : disk.readInside(path),
    };
    expect(await check({ files })).toEqual([]);
    expect(await check()).toEqual(['a.xml:3 sch/person no such person → ']);
  });

  it('may lie elsewhere itself, but reads nothing outside the edition, whichever way that is named', async () => {
    const elsewhere = schema(`<pattern><rule context="t:persName">
      <assert id="by-node" test="document(@ref1, .)//t:person">by the document</assert>
      <assert id="by-path" test="document(@path)//t:person">by the document too</assert>
      <assert id="by-schema" test="not(@rule) or doc(string(@rule))//t:person">by the schema</assert>
    </rule></pattern>`);
    const record = (...attributes: readonly string[]): string =>
      tei(attributes.map((text) => `<persName path="../people.xml" ref1="../people.xml" ${text}/>`).join('\n'));
    await write({
      'schemas/elsewhere.sch': elsewhere,
      'secret.xml': people('secret'),
      'ed/bad.xml': '<TEI>',
      'ed/records/a.xml': record(
        'rule="../ed/people.xml"',
        'rule="../people.xml"',
        'rule="https://example.org/people.xml"',
        'rule="../ed/link.xml"',
        'rule="../ed/linked/secret.xml"',
        'rule="../ed/records"',
        'rule="../ed/bad.xml"',
        'rule="../ed/edition.yaml"',
        'rule="file:///etc/passwd"',
        'rule="../ed/people.xml#castro"',
        'rule="../ed/bad.xml" n="again"',
      ),
    });
    await symlink(join(folder, 'secret.xml'), join(folder, 'ed/link.xml'));
    await symlink(folder, join(folder, 'ed/linked'));
    const found = await check({ schema: [join(folder, 'schemas/elsewhere.sch')] });
    const wants = found.map((line) =>
      line.replace(/ sch\/document A rule of …\/schemas\/elsewhere\.sch cannot be checked: it reads/, ''),
    );
    const help =
      'Rules read no file outside the edition’s folder: put a copy there, or correct the path: a path in a rule starts from the schema, one in a document from the document';
    expect(wants).toEqual([
      `a.xml:3 …/people.xml, which lies outside the edition → ${help}`,
      'a.xml:4 https://example.org/people.xml, and nothing is fetched → Save a copy in the edition’s folder, and let the rule read that one',
      `a.xml:5 link.xml, which lies outside the edition → ${help}`,
      `a.xml:6 linked/secret.xml, which lies outside the edition → ${help}`,
      'a.xml:7 records, which is a folder → Let the rule name a file: a path in a rule starts from the schema, one in a document from the document',
      expect.stringMatching(
        /^a\.xml:8 bad\.xml, which is not well-formed → Correct that file first: line 1, .*2 places in this file want it$/,
      ),
      expect.stringMatching(/^a\.xml:9 edition\.yaml as XML, which it is not → /),
      `a.xml:10 /etc/passwd, which lies outside the edition → ${help}`,
      expect.stringMatching(/^a\.xml:11 a file by an address with # in it → Let the rule cut it off/),
    ]);
  });

  it('can ask first whether there is one, and can read texts that are no XML', async () => {
    await write({
      'ed/schemas/own.sch': schema(`<pattern><rule context="t:TEI">
        <report id="there" test="doc-available('../people.xml')">there</report>
        <report id="not-there" test="doc-available('../nowhere.xml') or doc-available('../../people.xml')">not there</report>
        <report id="text" test="contains(unparsed-text('../edition.yaml'), 'An Example')">a text</report>
        <report id="again" test="count(document('../people.xml')//t:person) = 1 and document('../people.xml') is doc('../people.xml')">the same</report>
      </rule></pattern>`),
    });
    expect(await check()).toEqual([
      'a.xml:1 sch/there there → ',
      'a.xml:1 sch/text a text → ',
      'a.xml:1 sch/again the same → ',
    ]);
  });

  it('says so once where a context, in which a failure is no match, wants a file that is not there', async () => {
    await write({
      'ed/schemas/own.sch': schema(
        `<pattern><rule context="t:persName[document('../gone.xml')]"><assert id="x" test="false()">x</assert></rule></pattern>`,
      ),
    });
    expect(await check()).toEqual([
      expect.stringMatching(/^a\.xml:1 sch\/document .* reads gone\.xml, which is not there → /),
    ]);
  });

  it('can have a pattern for other documents, which names the place in them', async () => {
    await write({
      'ed/schemas/own.sch': schema(`<pattern documents="('../people.xml', //t:persName/@file)"><rule context="t:person">
        <assert id="named" test="t:persName">the person <value-of select="@xml:id"/> has no name</assert></rule></pattern>
        <pattern><rule context="t:person"><assert id="here" test="false()">not in this document</assert></rule></pattern>`),
    });
    await write({
      'ed/records/a.xml': tei('<persName file="../more/people.xml"/>'),
      'ed/more/people.xml': `\n${people('x', 'y')}`,
    });
    expect(await check()).toEqual([
      'a.xml:1 sch/named the person castro has no name →  @ people.xml:2',
      'a.xml:1 sch/named the person x has no name →  @ people.xml:3',
      'a.xml:1 sch/named the person y has no name →  @ people.xml:4',
    ]);
    await rm(join(folder, 'ed/more/people.xml'));
    expect(await check()).toEqual([
      expect.stringMatching(/^a\.xml:1 sch\/document .* reads more\/people\.xml, which is not there → /),
    ]);
  });
});
