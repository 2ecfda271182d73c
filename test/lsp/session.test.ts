import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySeedEdition, placeOf, seedRecord } from '../helpers/edition.js';
import { LanguageClient } from '../helpers/language-client.js';

interface Item {
  readonly label: string;
  readonly textEdit: { readonly newText: string };
  readonly documentation?: { readonly value: string };
}
interface Location {
  readonly uri: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}
type Changes = Readonly<Record<string, readonly { readonly newText: string; readonly range: unknown }[]>>;

describe('edition lsp, in a session with an editor', () => {
  let folder: string;
  let record: string;
  let people: string;
  let text: string;
  let client: LanguageClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const edition = await copySeedEdition(join(folder, 'editions/cuba'));
    record = join(edition, seedRecord);
    people = join(edition, 'people.xml');
    text = await readFile(record, 'utf8');
    client = await LanguageClient.start(folder);
    const published = client.published(record);
    client.open(record, text);
    await published;
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  /** The text with something typed after a piece of it, and the cursor behind that. */
  const typed = (after: string, what: string): { readonly text: string; readonly offset: number } => {
    const at = text.indexOf(after) + after.length;
    return { text: text.slice(0, at) + what + text.slice(at), offset: at + what.length };
  };
  const complete = async (after: string, what: string): Promise<readonly Item[]> => {
    const now = typed(after, what);
    client.change(record, now.text);
    const { items } = await client.at<{ items: readonly Item[] }>(
      'textDocument/completion',
      record,
      now.text,
      now.offset,
    );
    return items;
  };
  /** Asks with the cursor two characters into a piece of the text as it is on the disk. */
  const askAt = <T>(method: string, piece: string, more: object = {}): Promise<T> => {
    client.change(record, text);
    return client.at<T>(`textDocument/${method}`, record, text, text.indexOf(piece) + 2, more);
  };

  it('tells what is wrong with a text that nobody has saved, and takes it back when it is mended', async () => {
    const broken = text.replace('../people.xml#castro', '../people.xml#castor');
    const wrong = client.published(record);
    client.change(record, broken);
    const { line, column } = placeOf(broken, '../people.xml#castor');
    const finding = (await wrong).find(({ code }) => code === 'ref/not-found');
    expect(finding).toMatchObject({ severity: 1, range: { start: { line: line - 1, character: column - 1 } } });
    expect(finding?.message).toContain('Did you mean “../people.xml#castro”?');

    const mended = client.published(record);
    client.change(record, text);
    expect((await mended).map(({ code }) => code)).not.toContain('ref/not-found');
  });

  it('tells where XML breaks off, and still completes', async () => {
    const broken = client.published(record);
    const inChoice = await complete('<p n="1">I met with ', '<choice><');
    expect(inChoice.map(({ label }) => label)).toEqual(expect.arrayContaining(['sic', 'corr', '/choice']));
    expect(inChoice.map(({ label }) => label)).not.toContain('persName');
    expect((await broken).some(({ code }) => code.startsWith('xml/'))).toBe(true);
  });

  it('completes an element, with what the schema says of it', async () => {
    const items = await complete('<p n="1">I met with ', '<pers');
    const name = items.find(({ label }) => label === 'persName');
    expect(name?.textEdit.newText).toBe('persName>$0</persName>');
    expect(name?.documentation?.value).toContain('name of a person');
  });

  it('completes an attribute and a value of its list', async () => {
    const attributes = await complete('<p n="1">I met with ', '<date ');
    expect(attributes.map(({ label }) => label)).toEqual(expect.arrayContaining(['when', 'notBefore', 'cert']));
    const values = await complete('<p n="1">I met with ', '<date cert="');
    expect(values.map(({ label }) => label)).toEqual(['high', 'medium', 'low', 'unknown']);
    expect(values[0]?.documentation?.value).toBe('nearly certain');
  });

  it('completes @ref from the registers by a few letters of a name', async () => {
    const items = await complete('<p n="1">I met with ', '<persName ref="Cas');
    expect(items[0]?.label).toBe('Castro Ruz, Fidel, prime minister of Cuba, 1959–1976');
    expect(items[0]?.textEdit.newText).toBe('../people.xml#castro');
  });

  it('shows who is meant, and what an element is for', async () => {
    const who = await askAt<{ contents: { value: string } }>('hover', '../people.xml#castro');
    expect(who.contents.value).toContain('**Castro Ruz, Fidel**');
    expect(who.contents.value).toContain('prime minister of Cuba');
    const what = await askAt<{ contents: { value: string } }>('hover', '<persName');
    expect(what.contents.value).toContain('name of a person');
  });

  it('goes to the entry of a register', async () => {
    const found = await askAt<Location>('definition', '../people.xml#castro');
    const { line, column } = placeOf(await readFile(people, 'utf8'), 'castro"');
    expect(found).toMatchObject({
      uri: pathToFileURL(people).href,
      range: { start: { line: line - 1, character: column - 1 } },
    });
  });

  it('finds every mention, from a pointer and from the entry itself', async () => {
    const context = { includeDeclaration: false };
    const found = await askAt<readonly Location[]>('references', '../people.xml#castro', { context });
    const inRecord = found.filter(({ uri }) => uri === pathToFileURL(record).href);
    expect(inRecord).toHaveLength(text.split('../people.xml#castro"').length - 1);

    const register = await readFile(people, 'utf8');
    client.open(people, register);
    const offset = register.indexOf('xml:id="castro"') + 10;
    const again = await client.at<readonly Location[]>('textDocument/references', people, register, offset, {
      context,
    });
    expect(again).toEqual(found);
  });

  it('renames an id in all files, and refuses one that is taken', async () => {
    const rename = (newName: string): Promise<{ readonly changes: Changes }> =>
      askAt('rename', '../people.xml#castro', { newName });
    expect(await askAt('prepareRename', '../people.xml#castro')).toMatchObject({ placeholder: 'castro' });
    const { changes } = await rename('castro-ruz');
    const inRecord = changes[pathToFileURL(record).href] ?? [];
    expect(inRecord).toHaveLength(text.split('../people.xml#castro"').length - 1);
    expect(changes[pathToFileURL(people).href]?.[0]?.newText).toBe('castro-ruz');
    await expect(rename('kennedy')).rejects.toThrow('people.xml has the id “kennedy” already');
    await expect(rename('1castro')).rejects.toThrow('cannot be an id');
  });

  it('offers to write the name that was meant', async () => {
    const broken = text.replace('../people.xml#castro', '../people.xml#castor');
    const wrong = client.published(record);
    client.change(record, broken);
    const range = (await wrong).find(({ code }) => code === 'ref/not-found')?.range;
    const textDocument = { uri: pathToFileURL(record).href };
    const actions = await client.request<readonly { readonly title: string; readonly edit: { changes: Changes } }[]>(
      'textDocument/codeAction',
      { textDocument, range, context: { diagnostics: [] } },
    );
    expect(actions[0]?.title).toBe('Write “../people.xml#castro”');
    expect(actions[0]?.edit.changes[textDocument.uri]).toEqual([{ range, newText: '../people.xml#castro' }]);
  });

  it('tells in one file what is wrong through an unsaved change in another', async () => {
    client.change(record, text);
    const wrong = client.published(record);
    const register = await readFile(people, 'utf8');
    client.change(people, register.replace('xml:id="castro"', 'xml:id="fidel"'));
    expect((await wrong).map(({ code }) => code)).toContain('ref/not-found');
    const mended = client.published(record);
    client.change(people, register);
    expect((await mended).map(({ code }) => code)).not.toContain('ref/not-found');
  });

  it('checks edition.yaml too', async () => {
    const config = join(folder, 'editions/cuba/edition.yaml');
    const wrong = client.published(config);
    client.open(config, 'title: Cuba\nlocal: en\n');
    expect(await wrong).toMatchObject([{ code: 'config/unknown-key', range: { start: { line: 1, character: 0 } } }]);
    const mended = client.published(config);
    client.change(config, 'title: Cuba\n');
    expect(await mended).toEqual([]);
  });

  it('checks a file that belongs to no edition by itself', async () => {
    const alone = join(folder, 'alone.xml');
    const wrong = client.published(alone);
    client.open(alone, '<p xmlns="http://www.tei-c.org/ns/1.0">Not <hi>closed</p>');
    expect((await wrong).map(({ code }) => code)).toEqual(['xml/unclosed']);
    // Not TEI, and so nothing to us: had it been checked, its findings would have come first.
    client.open(join(folder, 'pom.xml'), '<project><name>');
    const mended = client.published(alone);
    client.change(alone, '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>');
    expect((await mended).map(({ code }) => code)).not.toContain('xml/unclosed');
    expect(client.told).not.toContain(pathToFileURL(join(folder, 'pom.xml')).href);
  });

  it('ends when it is asked to, having said nothing but the protocol', async () => {
    const { code, stderr } = await client.end();
    expect({ code, stderr, stray: client.stray }).toEqual({ code: 0, stderr: '', stray: '' });
  });

  it('ends when its editor is gone', async () => {
    const left = await LanguageClient.start(folder);
    left.hangUp();
    expect((await left.ended).code).toBe(1);
    const killed = await LanguageClient.start(folder);
    killed.terminate();
    expect((await killed.ended).code).toBe(130);
  });
});
