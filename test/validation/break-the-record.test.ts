import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { openCache } from '../../src/store/cache.js';
import { type Validation, validateEdition } from '../../src/workflows/validate.js';
import { copySeedEdition, placeOf, readSeedRecord, seedRecord, withId } from '../helpers/edition.js';

interface Break {
  readonly how: string;
  /** Replaces `from`, which must be there, by `to`. */
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** The text at which the finding begins, and how much of it comes before that place. */
  readonly at: string;
  readonly skip?: string;
  readonly message: RegExp;
  readonly help: RegExp;
}

const breaks: readonly Break[] = [
  {
    how: 'an element misspelt',
    from: 'circles, <persName ref="../people.xml#kennedy">Kennedy</persName>',
    to: 'circles, <persname ref="../people.xml#kennedy">Kennedy</persname>',
    code: 'rng/unknown-element',
    at: '<persname',
    message: /no element <persname>/,
    help: /Did you mean <persName>\?/,
  },
  {
    how: 'an element of HTML',
    from: '<p n="12">The rest of the conversation touched on some general questions.</p>',
    to: '<para n="12">The rest of the conversation touched on some general questions.</para>',
    code: 'rng/unknown-element',
    at: '<para',
    message: /no element <para>/,
    help: /Did you mean <p>\?/,
  },
  {
    how: 'an element in the wrong place',
    from: '<p n="12">The',
    to: '<p n="12"><titleStmt/>The',
    code: 'rng/element-not-allowed',
    at: '<titleStmt/>',
    message: /<titleStmt> may not stand in <p>/,
    help: /Here may stand: /,
  },
  {
    how: 'an element too early',
    from: '<fileDesc>',
    to: '<fileDesc><editionStmt><edition>First</edition></editionStmt>',
    code: 'rng/element-not-allowed',
    at: '<editionStmt>',
    message: /<editionStmt> may not stand in <fileDesc> here/,
    help: /Here may stand: <titleStmt>/,
  },
  {
    how: 'an element left out',
    from: '<langUsage>',
    to: '<langUsage/><langUsage>',
    code: 'rng/missing-element',
    at: '<langUsage/>',
    message: /<langUsage> lacks <p> or <language>/,
    help: /Add <p> or <language> before <\/langUsage>/,
  },
  {
    how: 'an attribute misspelt',
    from: '<p n="12">',
    to: '<p nn="12">',
    code: 'rng/attribute-not-allowed',
    at: 'nn="12"',
    message: /<p> may not have the attribute @nn/,
    help: /Did you mean @n\?/,
  },
  {
    how: 'a value misspelt',
    from: '<head type="main">',
    to: '<head type="mian">',
    code: 'rng/bad-value',
    at: 'mian"',
    message: /“mian” is not allowed as @type of <head>/,
    help: /Did you mean “main”\?/,
  },
  {
    how: 'a date in the order of a letterhead',
    from: '<date type="conversation" when="1961-12-30">30 December 1961</date></head>',
    to: '<date type="conversation" when="30-12-1961">30 December 1961</date></head>',
    code: 'rng/bad-value',
    at: '30-12-1961',
    message: /“30-12-1961” is not a date/,
    help: /Write “1961-12-30”/,
  },
  {
    how: 'text where none may stand',
    from: '<p n="12">',
    to: 'stray words <p n="12">',
    code: 'rng/text-not-allowed',
    at: 'stray words',
    message: /Text may not stand directly in <div>: “stray words”/,
    help: /<p>|Here may stand/,
  },
  {
    how: 'the namespace left out',
    from: ' xmlns="http://www.tei-c.org/ns/1.0"',
    to: '',
    code: 'rng/unknown-namespace',
    at: '<TEI',
    message: /<TEI> is in no namespace/,
    help: /xmlns="http:\/\/www\.tei-c\.org\/ns\/1\.0"/,
  },
  {
    how: 'an attribute missing that a rule wants',
    from: '<supplied reason="translation" resp="../people.xml#goldberg">me<',
    to: '<supplied reason="translation">me<',
    code: 'sch/supplied-says-who',
    at: '<supplied reason="translation">',
    message: /responsible/,
    help: /resp=/,
  },
  {
    how: 'a range that ends before it begins',
    from: '<date from="1961-07"',
    to: '<date from="1962-07"',
    code: 'sch/date-from-before-to',
    at: '<date from="1962-07"',
    message: /ends \(1961-12\) before it begins \(1962-07\)/,
    help: /Exchange from and to/,
  },
  {
    how: 'a pointer to nobody',
    from: '<signed><roleName>AMBASSADOR OF THE <placeName ref="../places.xml#ussr">',
    to: '<signed><roleName>AMBASSADOR OF THE <placeName ref="../places.xml#usrs">',
    code: 'ref/not-found',
    at: '../places.xml#usrs',
    message: /“..\/places.xml#usrs” in @ref leads to nothing: places.xml has no xml:id “usrs”/,
    help: /Did you mean “..\/places.xml#ussr”\?/,
  },
  {
    how: 'a pointer to a file that is not there',
    from: '<placeName ref="../places.xml#ussr">',
    to: '<placeName ref="../plaices.xml#ussr">',
    code: 'ref/missing-file',
    at: '../plaices.xml#ussr',
    message: /leads to a file that does not exist: plaices\.xml/,
    help: /Did you mean “..\/places.xml#ussr”\?/,
  },
  {
    how: 'a pointer out of the edition',
    from: '<placeName ref="../places.xml#ussr">',
    to: '<placeName ref="../../../../etc/passwd">',
    code: 'ref/outside',
    at: '../../../../etc/passwd',
    message: /leads out of the edition’s folder/,
    help: /Move the file into the edition/,
  },
  {
    how: 'an id that the register has',
    from: '<p n="12">',
    to: '<p n="12" xml:id="castro">',
    code: 'ref/duplicate-id',
    at: 'castro">The rest',
    message: /“castro” is used twice/,
    help: /another id/,
  },
  {
    how: 'an id that is no name',
    from: '<p n="12">',
    to: '<p n="12" xml:id="12th paragraph">',
    code: 'rng/bad-value',
    at: '12th paragraph',
    message: /“12th paragraph” is not allowed as @xml:id/,
    help: /begins with a letter/,
  },
  {
    how: 'a name misspelt',
    from: '<persName ref="../people.xml#lopez-mateos">Lopez Mateos</persName> also',
    to: '<persName ref="../people.xml#lopez-mateos">Lopez Mateso</persName> also',
    code: 'name/near-miss',
    at: 'Mateso',
    message: /“Mateso” is in no known form of the name López Mateos, Adolfo/,
    help: /Did you mean “Mateos”\?/,
  },
  {
    how: 'a tag never closed',
    from: 'Thanking <supplied reason="translation" resp="../people.xml#goldberg">me</supplied>',
    to: 'Thanking <supplied reason="translation" resp="../people.xml#goldberg">me',
    code: 'xml/unclosed',
    at: '<supplied reason="translation" resp="../people.xml#goldberg">me',
    message: /<supplied> is never closed/,
    help: /<\/supplied>/,
  },
  {
    how: 'an end tag too many',
    from: 'general questions.</p>',
    to: 'general questions.</hi></p>',
    code: 'xml/unexpected-end-tag',
    at: '</hi>',
    message: /<\/hi> closes nothing: the element open here is <p>/,
    help: /remove the end tag/,
  },
  {
    how: 'a quotation mark left out',
    from: '<p n="12">The',
    to: '<p n="12>The',
    code: 'xml/tag-syntax',
    at: 'n="12>The',
    message: /attribute “n” has no closing quotation mark/,
    help: /Close the value/,
  },
  {
    how: 'a prefix not declared',
    from: '<p n="12">The',
    to: '<p n="12"><tei:hi>x</tei:hi>The',
    code: 'xml/undeclared-prefix',
    at: '<tei:hi>',
    message: /prefix of “tei:hi” is not declared/,
    help: /xmlns:tei/,
  },
  {
    how: 'a second root',
    from: '</TEI>',
    to: '</TEI>\n<TEI/>',
    code: 'xml/second-root',
    at: '<TEI/>',
    message: /second root element begins here: <TEI>/,
    help: /one root element/,
  },
  {
    how: 'a lone ampersand',
    from: 'general questions.</p>',
    to: 'general questions & answers.</p>',
    code: 'xml/entity',
    at: '& answers',
    message: /“&” stands alone/,
    help: /&amp;/,
  },
  {
    how: 'an entity of HTML',
    from: 'general questions.</p>',
    to: 'general&nbsp;questions.</p>',
    code: 'xml/entity',
    at: '&nbsp;',
    message: /&nbsp; is not known/,
    help: /write any other character itself/,
  },
  {
    how: 'an entity bomb',
    from: '<TEI xmlns',
    to: '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<TEI xmlns',
    code: 'xml/entity-declaration',
    at: '<!ENTITY a',
    message: /entity “a” is declared here/,
    help: /Remove the declaration/,
  },
  {
    how: 'a character that cannot be seen',
    from: 'general questions.</p>',
    to: 'general\u0000 questions.</p>',
    code: 'xml/character',
    at: '\u0000',
    message: /U\+0000 \(NUL\)/,
    help: /Delete it/,
  },
  {
    how: 'two hyphens in a comment',
    from: '<p n="12">The',
    to: '<!-- to be checked -- twice --><p n="12">The',
    code: 'xml/comment',
    at: '-- twice',
    message: /Two hyphens/,
    help: /dash/,
  },
];

describe('a record broken in one place', () => {
  let folder: string;
  let found: Validation;
  const texts = new Map<string, string>();
  const fileOf = (how: string): string => `records/${how.replaceAll(' ', '-')}.xml`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const record = await readSeedRecord();
    for (const { how, from, to } of breaks) {
      if (!record.includes(from)) throw new Error(`${how}: the record has no ${from}`);
      const path = fileOf(how);
      texts.set(path, withId(record.replace(from, to), path.slice('records/'.length, -'.xml'.length)));
    }
    const edition = await copySeedEdition(join(folder, 'ed'), Object.fromEntries(texts));
    // All broken records lie in one edition, so that each engine starts once.
    found = await validateEdition(edition, { cache: openCache({ folder: join(folder, 'cache') }) });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const findingsIn = (path: string): readonly Diagnostic[] =>
    found.diagnostics.filter(({ file, message }) => file.endsWith(path) && !message.includes('has answered it'));

  it.each(breaks)('is told of with its place and a way out: $how', ({ how, code, at, skip = '', message, help }) => {
    const path = fileOf(how);
    const findings = findingsIn(path);
    const expected = placeOf(texts.get(path) as string, at);
    const said = findings.find((finding) => finding.code === code);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(said?.range.start).toEqual({ ...expected, column: expected.column + skip.length });
    expect(said?.message).toMatch(message);
    expect(said?.help).toMatch(help);
  });

  it.each(breaks)('makes no findings that only follow from the mistake: $how', ({ how, code }) => {
    const others = findingsIn(fileOf(how)).filter((finding) => finding.code !== code);
    expect(others.map((finding) => `${finding.code} ${finding.message}`)).toEqual([]);
    expect(findingsIn(fileOf(how))).toHaveLength(1);
  });

  it('leaves the other records without findings', () => {
    expect(findingsIn(seedRecord)).toEqual([]);
  });
});

describe('an edition with a file that cannot be read', () => {
  let folder: string;
  let edition: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    edition = await copySeedEdition(join(folder, 'ed'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const validate = async (schema: readonly string[] = []): Promise<readonly Diagnostic[]> => {
    const cache = openCache({ folder: join(folder, 'cache') });
    const { diagnostics } = await validateEdition(edition, { cache, schema });
    return diagnostics.filter(({ severity }) => severity === 'error');
  };
  const put = async (path: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(edition, path), content);
  const first = { line: 1, column: 1 };

  it('says where the first byte is that is no UTF-8', async () => {
    const record = withId(await readSeedRecord(), 'latin').replace(/[^ -~\s]/gu, '?');
    const changed = record.replace('general questions', 'general qu\u00e9stions');
    await put('records/latin.xml', Buffer.from(changed, 'latin1'));
    const [finding, ...others] = await validate();
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'file/encoding',
      message: 'The byte E9 is not UTF-8; in Windows-1252 it would be “é”',
    });
    expect(finding?.range.start).toEqual(placeOf(changed, '\u00e9'));
    await rm(join(edition, 'records/latin.xml'));
  });

  it('says that a file is UTF-16 without a byte order mark', async () => {
    await put('records/wide.xml', Buffer.from('<TEI/>', 'utf16le'));
    expect(await validate()).toMatchObject([
      { code: 'file/encoding', range: { start: first }, help: 'Save it as UTF-8' },
    ]);
    await rm(join(edition, 'records/wide.xml'));
  });

  it('says that a file is empty', async () => {
    await put('records/empty.xml', ' \n');
    expect(await validate()).toMatchObject([{ code: 'file/empty', range: { start: first } }]);
    await rm(join(edition, 'records/empty.xml'));
  });

  it('says that a folder stands where a record should be', async () => {
    await mkdir(join(edition, 'records/folder.xml'));
    const [finding] = await validate();
    expect(finding).toMatchObject({ code: 'file/not-a-file', range: { start: first } });
    expect(finding?.file).toMatch(/records\/folder\.xml$/);
    await rm(join(edition, 'records/folder.xml'), { recursive: true });
  });

  it('says where edition.yaml names a register that is missing, and what points into it', async () => {
    const terms = join(edition, 'terms.xml');
    await rm(terms);
    const findings = await validate();
    expect(findings[0]).toMatchObject({ code: 'file/missing', message: 'terms.xml does not exist' });
    expect(findings[0]?.range.start.column).toBe(10);
    await copySeedEdition(edition);
  });

  it('says nothing of pointers into a register that is broken, only what is wrong with the register', async () => {
    await put('people.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff></TEI>');
    const findings = await validate();
    expect(findings.map(({ code }) => code)).toEqual(['xml/unclosed']);
    expect(findings[0]?.range.start).toEqual({ line: 1, column: 42 });
    await copySeedEdition(edition);
  });

  it('checks the records all the same when edition.yaml is wrong', async () => {
    const record = withId(await readSeedRecord(), 'also-wrong').replace('<p n="12">', '<p nn="12">');
    await put('records/also-wrong.xml', record);
    await put('edition.yaml', 'titel: Cuba\n');
    const findings = await validate(['schema/edition.rng']);
    expect(findings.map(({ code }) => code)).toEqual(['config/unknown-key', 'rng/attribute-not-allowed']);
    await copySeedEdition(edition);
  });

  it('asks for an edition.yaml where there is none', async () => {
    await rm(join(edition, 'edition.yaml'));
    const findings = await validate();
    expect(findings.map(({ code }) => code)).toContain('file/missing');
  });
});
