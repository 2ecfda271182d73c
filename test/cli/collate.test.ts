import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSeedRecord, withId } from '../helpers/edition.js';
import { compileProgram, type Ended, run } from '../helpers/program.js';

describe('edition collate', () => {
  let folder: string;
  const collate = (...args: readonly string[]): Promise<Ended> => run(['collate', ...args], { cwd: folder });
  const written = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

  beforeAll(async () => {
    await compileProgram();
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    const seed = await readSeedRecord();
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'a.txt': 'the black cat',
      'b.txt': 'The white cat',
      'c d (1).txt': 'the black and white cat',
      'other/a.txt': 'the black dog',
      'empty.txt': ' \n',
      'marks.xml': '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p> </p></body></text></TEI>',
      'broken.xml': '<TEI><text>\n<body></text></TEI>',
      'page.xml': '<html><body>the black cat</body></html>',
      'latin.txt': Buffer.from('the caf\xe9', 'latin1'),
      'control.txt': 'the\nblack \u0001 cat',
      'utf16.txt': Buffer.from('\ufeffthe green cat', 'utf16le'),
      'first.xml': withId(seed, 'first'),
      'second.xml': withId(seed, 'second')
        .replace('will never give its blessing to', 'will not bless')
        .replace(/<p n="12">.*<\/p>/, ''),
    };
    await mkdir(join(folder, 'other'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('prints TEI, with the names of the files as sigla', async () => {
    const { code, stdout, stderr } = await collate('a.txt', 'b.txt', 'c d (1).txt', 'utf16.txt');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('<witness xml:id="c-d--1-" n="c d (1)">c d (1).txt</witness>');
    expect(stdout).toContain('<rdg wit="#utf16" type="substantive"> green</rdg>');
  });

  it('makes a valid record of two versions of a record', async () => {
    const { code, stderr } = await collate('A=first.xml', 'B=second.xml', '--out', 'collation.xml');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Not collated of first.xml: 2 notes.\nNot collated of second.xml: 2 notes.\nCollated 2 witnesses into collation.xml.\n',
    });
    const tei = await written('collation.xml');
    expect(tei).toContain('xml:id="collation" xml:lang="en"');
    expect(tei).toContain('<witness xml:id="A">From the Journal of S.M. Kudryavtsev');
    expect(tei).toContain('30 December 1961’ (first.xml)</witness>');
    const checked = await run(['validate', 'collation.xml', '--format', 'json'], { cwd: folder });
    const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: { code: string; severity: string }[] };
    expect(diagnostics.map((found) => found.code)).toEqual(['sch/translation-has-translator']);
    expect(checked.code).toBe(0);
  });

  it.each([
    ['out.html', '<!DOCTYPE html>'],
    ['out.csv', 'paragraph,column,entry'],
    ['out.json', '{\n  "base": "B"'],
    ['out.xml', '<?xml version="1.0"'],
  ])('writes what the name %s asks for', async (name, beginning) => {
    expect(await collate('A=a.txt', 'B=b.txt', '--base', 'B', '--language', 'en', '--out', name)).toMatchObject({
      code: 0,
    });
    expect((await written(name)).startsWith(beginning)).toBe(true);
  });

  it('writes what --format says, whatever the name', async () => {
    expect(await collate('a.txt', 'b.txt', '--format', 'csv', '--out', 'rows.xml')).toMatchObject({ code: 0 });
    expect(await written('rows.xml')).toMatch(/^paragraph,/);
  });

  it('ignores what it is told to', async () => {
    const { stdout } = await collate('a.txt', 'b.txt', '--ignore', 'case,punctuation');
    expect(stdout).toContain('<rdg wit="#b" type="orthographic">The</rdg>');
    expect(stdout).toContain('Differences of capitals and punctuation were ignored');
  });

  it('does not replace a file without being told', async () => {
    await writeFile(join(folder, 'mine.xml'), 'my work');
    const refused = await collate('a.txt', 'b.txt', '--out', 'mine.xml');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      'Error: mine.xml is there already, and it is different\nNothing was written: somebody may have worked on it. Choose another name, or replace it with --force.\n',
    );
    expect(await written('mine.xml')).toBe('my work');
    expect(await collate('a.txt', 'b.txt', '--out', 'mine.xml', '--force')).toMatchObject({ code: 0 });
    expect(await collate('a.txt', 'b.txt', '--out', 'mine.xml')).toMatchObject({ code: 0 });
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each<[what: string, args: readonly string[], message: string]>([
    [
      'one witness',
      ['a.txt'],
      'A collation needs at least two witnesses\nName two files or more, such as: edition collate A=first.txt B=second.txt',
    ],
    [
      'a siglum twice',
      ['a.txt', 'other/a.txt'],
      'Two witnesses have the siglum “a”: a.txt and other/a.txt\nGive one of them another, such as A=other/a.txt',
    ],
    ['a missing file', ['a.txt', 'gone.txt'], 'Cannot read gone.txt: it does not exist\nCheck the name.'],
    [
      'a folder',
      ['a.txt', 'other'],
      'Cannot read other: a folder stands where a file should be\nMove the folder away, or choose another name.',
    ],
    ['an empty file', ['a.txt', 'empty.txt'], 'empty.txt:1:1 The file is empty\nRestore its contents, or delete it.'],
    [
      'a text without words',
      ['a.txt', 'marks.xml'],
      'marks.xml has no words to collate\nPut the text of the witness into it, or leave it out.',
    ],
    [
      'another encoding',
      ['a.txt', 'latin.txt'],
      'latin.txt:1:8 The byte E9 is not UTF-8; in Windows-1252 it would be “é”\nSave the file as UTF-8: the program that wrote it has a choice for that, or use a converter of encodings.',
    ],
    [
      'a character that XML has not',
      ['a.txt', 'control.txt'],
      'control.txt:2:7 has the character U+0001, which no text has\nRemove it. If there are many, the file is not plain text: save it as plain text in UTF-8.',
    ],
    ['XML that is not well-formed', ['a.txt', 'broken.xml'], 'broken.xml:2:1 <body> is never closed'],
    [
      'XML that is not TEI',
      ['a.txt', 'page.xml'],
      'page.xml is XML, but not a TEI document with a text (its root is <html>)\nA witness is one TEI document, <TEI> with a <text>, or plain text.',
    ],
    [
      'an unknown base',
      ['a.txt', 'b.txt', '--base', 'C'],
      'No witness has the siglum “C” of --base\nThe sigla are a, b.',
    ],
    [
      'no language',
      ['a.txt', 'b.txt', '--language', 'in English'],
      '“in English” is not a language tag\nWrite one such as en, ru or pt-BR with --language.',
    ],
    [
      'a name without a format',
      ['a.txt', 'b.txt', '--out', 'x.doc'],
      'The name x.doc does not say in which format to write\nEnd it in .xml, .html, .csv or .json, or add --format.',
    ],
    [
      'a witness as the output',
      ['a.txt', 'first.xml', '--out', './first.xml', '--force'],
      './first.xml is a witness: it is not overwritten\nChoose another name with --out.',
    ],
    [
      'a missing folder',
      ['a.txt', 'b.txt', '--out', 'gone/x.xml'],
      'Cannot write gone/x.xml: it does not exist\nCheck the name.',
    ],
  ])('says what to do about %s', async (_, args, message) => {
    const { code, stdout, stderr } = await collate(...args);
    expect(stderr.startsWith(`Error: ${message}`), stderr).toBe(true);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('says which words --ignore knows', async () => {
    const { code, stderr } = await collate('a.txt', 'b.txt', '--ignore', 'capitals');
    expect(code).toBe(2);
    expect(stderr).toContain('Expected one or more of case, punctuation, spelling, with commas.');
  });
});
