import { readFile } from 'node:fs/promises';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/diagnostics/user-error.js';
import { decodeText } from '../../src/importing/decode-text.js';
import { formatOfFile, readTypescript, type TypescriptFormat } from '../../src/importing/formats.js';
import { openArchive } from '../../src/importing/unzip.js';
import { importText } from '../helpers/importing.js';

const document = (body: string): string =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const paragraph = '<w:p><w:r><w:t>He agreed.</w:t></w:r></w:p>';
const docx = (files: Zippable): Uint8Array => zipSync({ 'word/document.xml': strToU8(document(paragraph)), ...files });

/** Reads a file to the end, as the command does. */
async function read(bytes: Uint8Array, name: string): Promise<unknown> {
  return readTypescript(bytes, name, formatOfFile(bytes, name));
}

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const failure = await read(bytes, name).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(UserError);
  const { message, detail } = failure as UserError;
  return `${message} | ${detail}`;
}

/** Changes bytes of the central directory, where archives say what they hold. */
function tampered(bytes: Uint8Array, change: (view: DataView, entry: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let at = copy.length - 22;
  while (view.getUint32(at, true) !== 0x06054b50) at -= 1;
  change(view, view.getUint32(at + 16, true));
  return copy;
}

describe('files that do harm, or are not what they say', () => {
  it('a zip bomb is not unpacked, though it says that it is small', async () => {
    const large = docx({ 'word/styles.xml': new Uint8Array(65 * 1024 * 1024) });
    expect(large.length).toBeLessThan(1024 * 1024);
    expect(await refusal(large, 'a.docx')).toMatch(/a\.docx was not opened: unpacked it would be larger than 64 MB/);
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) });
    const lying = tampered(bomb, (view, entry) => view.setUint32(entry + 24, 1000, true));
    expect(await refusal(lying, 'a.docx')).toContain('unpacked it would be larger than 64 MB');
  });

  it.each(['../../etc/passwd', '/etc/passwd', 'word/../../x', 'C:\\x', '..\\x'])(
    'an archive that names %s is not opened',
    async (name) => {
      expect(await refusal(docx({ [name]: strToU8('x') }), 'a.docx')).toMatch(/names a file outside itself/);
    },
  );

  it('an archive with thousands of files, or two of one name, is not opened', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x/${i}`, new Uint8Array()]));
    expect(await refusal(docx(many), 'a.docx')).toContain('it holds 5001 files');
    const twins = tampered(docx({ 'word/documenu.xml': strToU8('x') }), (view, entry) => {
      const second = entry + 46 + view.getUint16(entry + 28, true);
      view.setUint8(second + 46 + 'word/documen'.length, 't'.charCodeAt(0));
    });
    expect(await refusal(twins, 'a.docx')).toContain('it holds two files named word/document.xml');
  });

  it('a damaged archive is told to be damaged', async () => {
    const good = docx({});
    expect(await refusal(good.subarray(0, good.length - 40), 'a.docx')).toContain('a.docx is damaged');
    const flipped = good.slice();
    flipped[60] = (flipped[60] ?? 0) ^ 0xff;
    expect(await refusal(flipped, 'a.docx')).toContain('a.docx is damaged');
    const encrypted = tampered(good, (view, entry) => view.setUint16(entry + 8, 1, true));
    expect(await refusal(encrypted, 'a.docx')).toContain('protected by a password');
  });

  it('a file with macros is not opened', async () => {
    expect(await refusal(docx({ 'word/vbaProject.bin': strToU8('x') }), 'a.docx')).toContain('a.docx holds macros');
    const odt = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.text'),
      'Basic/Standard/Module1.xml': strToU8('x'),
    });
    expect(await refusal(odt, 'a.odt')).toContain('a.odt holds macros');
  });

  it('entities are not resolved', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${document('<w:p><w:r><w:t>&b;</w:t></w:r></w:p>').slice(21)}`;
    expect(await refusal(zipSync({ 'word/document.xml': strToU8(xml) }), 'a.docx')).toContain('is not well-formed XML');
    const outside = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${document(paragraph).slice(21)}`;
    expect(await refusal(zipSync({ 'word/document.xml': strToU8(outside) }), 'a.docx')).toContain('a.docx is damaged');
  });

  it.each([
    ['%PDF-1.7\n', 'a.docx', 'a.docx is a PDF, whatever its name says'],
    ['%PDF-1.7\n', 'a.txt', 'a.txt is a PDF, whatever its name says'],
    ['{\\rtf1 x}', 'a.doc', 'a.doc is an RTF file'],
    ['plain text', 'a.docx', 'a.docx is not a .docx file, whatever its name says'],
    ['<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', 'a.html', 'a.html is TEI already'],
    ['some words', 'a.tex', 'The name a.tex does not say what the file is'],
    [' \n ', 'a.md', 'a.md is empty'],
    ['a\u0000b\u0001c\u0002'.repeat(30), 'a.txt', 'a.txt is not a text'],
  ])('%j as %s is refused', async (text, name, message) => {
    expect(await refusal(strToU8(text), name)).toContain(message);
  });

  it('an old .doc is told to be one, a file with a password to have one', async () => {
    const ole = (words: string): Uint8Array =>
      new Uint8Array([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...[...words].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ]);
    expect(await refusal(ole('WordDocument'), 'a.doc')).toContain('a file of an old Word');
    expect(await refusal(ole('EncryptedPackage'), 'a.docx')).toContain('protected by a password');
  });

  it.each([
    ['an e-book', { mimetype: strToU8('application/epub+zip') }],
    ['a spreadsheet', { 'xl/workbook.xml': strToU8('x') }],
    ['a presentation', { 'ppt/presentation.xml': strToU8('x') }],
    ['an archive', { 'readme.txt': strToU8('x') }],
  ])('%s is told to be one', async (what, files: Zippable) => {
    expect(await refusal(zipSync(files), 'a.docx')).toContain(`a.docx is ${what}`);
  });

  it('a file of 20 MB is too large', async () => {
    expect(await refusal(new Uint8Array(20 * 1024 * 1024).fill(65), 'a.txt')).toMatch(/a\.txt is too large: 20\.0 MB/);
  });

  it('a file with thousands of elements inside each other is read, or refused in plain words', async () => {
    const nested = (depth: number): string => `${'<div>'.repeat(depth)}He agreed.${'</div>'.repeat(depth)}`;
    expect((await importText(nested(200), 'html')).body).toContain('He agreed.');
    expect(await refusal(strToU8(nested(20_000)), 'a.html')).toContain(
      'a.html has elements inside elements thousands of times',
    );
    expect(await refusal(strToU8(`${'> '.repeat(200)}He agreed.`), 'a.md')).toContain('has elements inside elements');
    const runs = `<w:p>${'<w:smartTag>'.repeat(50_000)}<w:r><w:t>He agreed.</w:t></w:r>${'</w:smartTag>'.repeat(50_000)}</w:p>`;
    const bytes = zipSync({ 'word/document.xml': strToU8(document(runs)) });
    expect(await refusal(bytes, 'a.docx')).toContain('a.docx has elements inside elements');
  });

  it('what would be markup is text', async () => {
    const { body } = await importText('He said </p><script>alert(1)</script> & left <b', 'txt');
    expect(body).toContain('He said &lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; left &lt;b');
    expect((await importText('<p>He <script>alert(1)</script>left.</p>', 'html')).body).not.toContain('alert');
    expect((await importText('He [left](javascript:alert(1)).', 'md')).body).not.toContain('javascript');
  });

  it('an archive gives no file twice its size', async () => {
    const real = await readFile('test/fixtures/typescripts/lighthouse-talk.docx');
    const archive = openArchive(real, 'real.docx');
    for (const name of archive.names) expect(archive.read(name)).toBeDefined();
    expect(archive.read('no such file')).toBeUndefined();
  });
});

describe('encodings', () => {
  const text = 'Посол сказал: «Да».';
  const utf16 = (little: boolean, mark: boolean): Uint8Array => {
    const codes = [...(mark ? ['\uFEFF'] : []), ...text].map((letter) => letter.charCodeAt(0));
    return new Uint8Array(codes.flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])));
  };
  const windows1251 = new Uint8Array(
    [...text].map((letter) =>
      letter === '«'
        ? 0xab
        : letter === '»'
          ? 0xbb
          : letter >= 'А'
            ? letter.charCodeAt(0) - 0x410 + 0xc0
            : letter.charCodeAt(0),
    ),
  );

  it.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with a byte order mark', strToU8(`\uFEFF${text}`)],
    ['UTF-16, little end first', utf16(true, true)],
    ['UTF-16, big end first', utf16(false, true)],
  ])('%s is read without a word', (_, bytes) => {
    expect(decodeText(bytes, 'a.txt')).toEqual({ text, remarks: [] });
  });

  it('UTF-16 without a mark is seen in words of Latin letters', () => {
    const bytes = new Uint8Array([...'The ambassador said yes.'].flatMap((letter) => [letter.charCodeAt(0), 0]));
    expect(decodeText(bytes, 'a.txt').text).toBe('The ambassador said yes.');
  });

  it('Windows-1251 is read, and told', () => {
    const { text: read, remarks } = decodeText(windows1251, 'a.txt');
    expect(read).toBe(text);
    expect(remarks[0]?.message).toBe('The file is not UTF-8; it was read as windows-1251, which is a guess');
  });

  it.each(['cp866', 'koi8-r', 'windows-1251'] as const)('Russian in %s is known by its letters', (encoding) => {
    const letters = new Map(
      Array.from({ length: 128 }, (_, i) => [new TextDecoder(encoding).decode(Uint8Array.of(i + 128)), i + 128]),
    );
    const written = 'Запись беседы с Премьер-Министром Республики Куба Фиделем КАСТРО РУС\n\nСЕКРЕТНО. Экз. № 2';
    const bytes = Uint8Array.from(
      [...written],
      (letter) => letters.get(letter) ?? (letter < '\u0080' ? letter.charCodeAt(0) : 63),
    );
    const { text, remarks } = decodeText(bytes, 'a.txt');
    expect(text.replace('?', '№')).toBe(written);
    expect(remarks[0]).toMatchObject({
      message: `The file is not UTF-8; it was read as ${encoding}, which is a guess`,
      help: expect.stringContaining('--encoding'),
    });
    expect(decodeText(bytes, 'a.txt', undefined, 'windows-1252').text).not.toContain('Запись');
  });

  it('KOI8-R is told from it', () => {
    const letters = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
    const bytes = new Uint8Array(
      [...'Посол сказал, что он согласен'].map((letter) =>
        letters.includes(letter) ? 0xc0 + letters.indexOf(letter) : letter.charCodeAt(0),
      ),
    );
    expect(decodeText(bytes, 'a.txt').text).toBe('Посол сказал, что он согласен');
  });

  it('quotation marks of Windows-1252 are read', () => {
    const { text: read } = decodeText(new Uint8Array([0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x2e]), 'a.txt');
    expect(read).toBe('“Café”.');
  });

  it('HTML says its encoding itself', async () => {
    const head = strToU8('<html><head><meta charset="windows-1251"></head><body><p>');
    const bytes = new Uint8Array([...head, ...windows1251]);
    const { body, doubts } = await importText(bytes, 'html' satisfies TypescriptFormat);
    expect(body).toContain(text);
    expect(doubts[0]?.message).toContain('it was read as windows-1251, as it says');
  });
});
