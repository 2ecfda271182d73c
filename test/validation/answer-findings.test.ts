import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { examplePeople } from '../../src/validation/rules/example.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { temporaryFolder } from '../helpers/temporary.js';

const tei = (text: string, prolog = ''): string =>
  `${prolog}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><text><body>${text}</body></text></TEI>`;

async function codesOf(
  files: Readonly<Record<string, string>>,
  options: { readonly yaml?: string; readonly schema?: readonly string[] } = {},
): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const all = { 'edition.yaml': `title: T\nschema: []\n${options.yaml ?? ''}`, ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const cache = openCache({ folder: join(folder, '.cache') });
  const run = async () =>
    (await validateEdition(folder, { cache, ...(options.schema === undefined ? {} : { schema: options.schema }) }))
      .diagnostics;
  const first = (await run()).map(({ code }) => code);
  // What is kept must say the same.
  expect((await run()).map(({ code }) => code)).toEqual(first);
  return first;
}
const codesIn = (text: string, prolog?: string) => codesOf({ 'records/a.xml': tei(text, prolog) });
const answer = '<?edition ignore text/double-space it is so?>';

describe('an ignore instruction', () => {
  it('covers the element that comes next, with all that is in it, and nothing after it', async () => {
    expect(await codesIn(`${answer} <!-- x --> <p>a  b <hi>c  d</hi></p>`)).toEqual([]);
    expect(await codesIn(`${answer}<p>a  b</p><p>a  b</p>`)).toEqual(['text/double-space']);
    expect(await codesIn(`<p>${answer}<hi>a  b</hi> c  d</p>`)).toEqual(['text/double-space']);
  });

  it('covers the element that it stands in, where text or nothing comes next', async () => {
    expect(await codesIn(`<p>a  b ${answer} c</p>`)).toEqual([]);
    expect(await codesIn(`<p>a  b <hi>c</hi>${answer}</p>`)).toEqual([]);
    expect(await codesIn(`<p>a ${answer} b</p><p>a  b</p>`)).toEqual(['rule/ignore-not-needed', 'text/double-space']);
  });

  it('covers the whole file before the root', async () => {
    expect(await codesIn('<p>a  b</p><p>a  b</p>', `${answer}\n`)).toEqual([]);
  });

  it('answers one code only; two stand one behind the other', async () => {
    const two = `${answer}<?edition ignore text/unbalanced so?>`;
    expect(await codesIn(`${answer}<p>(a  b</p>`)).toEqual(['text/unbalanced']);
    expect(await codesIn(`${two}<p>(a  b</p>`)).toEqual([]);
  });

  it('is told of when it is not needed, gives no reason, or is not understood', async () => {
    expect(await codesIn(`${answer}<p>a b</p>`)).toEqual(['rule/ignore-not-needed']);
    expect(await codesIn('<?edition ignore text/double-space?><p>a  b</p>')).toEqual(['rule/without-reason']);
    for (const wrong of [
      'ignore',
      'ignore text/double x',
      'ignore xml/entity x',
      'ignore rule/without-reason x',
      'skip',
      '',
    ]) {
      expect(await codesIn(`<?edition ${wrong}?><p>a b</p>`)).toEqual(['rule/not-understood']);
    }
  });

  it('answers what is found across files', async () => {
    const people = examplePeople('<person xml:id="x"><persName>Castro</persName></person>').replace(
      '<person ',
      '<?edition ignore register/unused for the next volume?><person ',
    );
    expect(await codesOf({ 'records/a.xml': tei('<p>x</p>'), 'people.xml': people })).toEqual([]);
    const lost = '<p><?edition ignore ref/not-found the entry is to come?><persName ref="#y">Y</persName></p>';
    expect(await codesIn(lost)).toEqual([]);
  });

  it('stays needed for a rule that the edition has put off', async () => {
    const record = { 'records/a.xml': tei(`${answer}<p>a  b</p>`) };
    expect(await codesOf(record, { yaml: 'rules:\n  text/double-space: off\n' })).toEqual([]);
  });

  it('is given the benefit of the doubt while a file cannot be read', async () => {
    const record = tei('<p><?edition ignore ref/not-found x?><persName ref="b.xml#y">Y</persName></p>');
    const codes = await codesOf({ 'records/a.xml': record, 'records/b.xml': '<TEI><p></TEI>' });
    expect(codes.filter((code) => code.startsWith('rule/'))).toEqual([]);
  });

  it('says nothing of schemas that are not asked', async () => {
    const record = tei('<?edition ignore sch/gap-says-why it does?><p>x</p>');
    expect(await codesOf({ 'records/a.xml': record }, { schema: [] })).toEqual([]);
    expect(await codesOf({ 'records/a.xml': record })).toEqual(['rule/ignore-not-needed']);
  });
});
