import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/store/cache.js';
import { validateFiles } from '../../src/workflows/validate-files.js';

const sch = 'xmlns="http://purl.oclc.org/dsdl/schematron"';
const pattern = (id: string): string =>
  `<pattern ${sch} id="${id}"><rule context="x"><assert id="${id}" test="false()">${id}</assert></rule></pattern>`;
const phased = `<schema ${sch} queryBinding="xslt2" defaultPhase="draft">
  <phase id="draft"><active pattern="a"/></phase><phase id="final"><active pattern="a"/><active pattern="b"/></phase>
  ${pattern('a')}${pattern('b')}${pattern('c')}</schema>`;
const embedded = `<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><empty/>
  <phase ${sch} id="later"><active pattern="d"/></phase>${pattern('d')}${pattern('e')}</element>`;

describe('the phase that a file is checked in', () => {
  let folder: string;
  const check = async (
    prolog: string,
    options: { readonly phase?: string; readonly schema?: readonly string[] } = {},
  ): Promise<readonly string[]> => {
    await writeFile(join(folder, 'x.xml'), `${prolog}<x/>`);
    const schema = options.schema?.map((name) => join(folder, name));
    const cache = openCache({ folder: join(folder, 'cache') });
    const { diagnostics } = await validateFiles(folder, ['x.xml'], {
      cache,
      ...options,
      ...(schema === undefined ? {} : { schema }),
    });
    return diagnostics.map(({ code, range: { start }, message, help }) =>
      code.length === 5 ? code : `${start.line}:${start.column} ${code} ${message} → ${help}`,
    );
  };
  const model = (href: string, more = ''): string => `<?xml-model href="${href}"${more}?>`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    for (const [path, text] of Object.entries({ 'own.sch': phased, 'own.rng': embedded })) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is the schema’s own, unless the file names another one beside the schema', async () => {
    expect(await check(model('own.sch'))).toEqual(['sch/a']);
    expect(await check(model('own.sch', ' phase="final"'))).toEqual(['sch/a', 'sch/b']);
    expect(await check(model('own.sch', " phase='#ALL'"))).toEqual(['sch/a', 'sch/b', 'sch/c']);
    expect(await check(model('own.sch', ' phase="#DEFAULT"'))).toEqual(['sch/a']);
    expect(await check(model('own.sch', ' phase=""'))).toEqual(['sch/a']);
  });

  it('is asked for at the place where the file names one that is not there', async () => {
    expect(await check(`\n${model('own.sch', ' phase="finale"')}`)).toEqual([
      '2:35 sch/phase The schema own.sch has no phase “finale”: it is checked with in its default phase → Did you mean “final”?',
      'sch/a',
    ]);
    expect(await check(model('own.sch', ' phase="zzzzzz"'))).toEqual([
      expect.stringMatching(/ → Its phases are “draft” or “final”$/),
      'sch/a',
    ]);
  });

  it('is the one of the command line before all others, in every schema that has it', async () => {
    expect(await check(model('own.sch', ' phase="draft"'), { phase: 'final' })).toEqual(['sch/a', 'sch/b']);
    const schema = ['own.sch', 'own.rng'];
    expect(await check('', { schema, phase: 'final' })).toEqual(['sch/a', 'sch/b', 'sch/d', 'sch/e']);
    expect(await check('', { schema, phase: 'later' })).toEqual(['sch/a', 'sch/d']);
    expect(await check('', { schema, phase: '#ALL' })).toEqual(['sch/a', 'sch/b', 'sch/c', 'sch/d', 'sch/e']);
    await expect(check('', { schema, phase: 'fnal' })).rejects.toMatchObject({
      message: 'No schema has a phase “fnal”',
      detail: 'Did you mean “final”?',
    });
    await expect(check('', { schema: [], phase: 'final' })).rejects.toMatchObject({
      detail: 'Only Schematron schemas have phases, and none is used here',
    });
  });

  it('concerns a grammar that is named twice, once for the rules in it, once', async () => {
    const twice =
      model('own.rng') + model('own.rng', ' schematypens="http://purl.oclc.org/dsdl/schematron" phase="later"');
    expect(await check(twice)).toEqual(['sch/d']);
    expect(await check(model('own.rng') + model('own.rng'))).toEqual(['sch/d', 'sch/e']);
  });
});
