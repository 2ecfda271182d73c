import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SourceText } from '../../src/edition/load.js';
import { noCache, openCache } from '../../src/store/cache.js';
import { packageFile } from '../../src/store/package-files.js';
import { openFolder } from '../../src/store/source-files.js';
import { type CheckOptions, checkSources } from '../../src/workflows/check-sources.js';
import { loadSchemas } from '../../src/workflows/schemas.js';
import { copySeedEdition, readSeedRecord, withId } from '../helpers/edition.js';
import { compileProgram, run, start } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';

/** Enough records for threads, some with mistakes of each kind. */
async function manyRecords(count: number): Promise<ReadonlyMap<string, string>> {
  const seed = await readSeedRecord();
  const mistakes: readonly (readonly [right: string, wrong: string])[] = [
    ['<body>', '<body><boody/>'],
    ['</teiHeader>', '</teiheader>'],
    ['<date type="conversation" when="1961-12-30">', '<date type="conversation" when="1961-12-31">'],
    ['The rest of the conversation', 'The rest  of the (conversation'],
    ['<creation>', '<creation><date from="1962" to="1961">then</date>'],
  ];
  return new Map(
    Array.from({ length: count }, (_, n) => {
      const [right, wrong] = mistakes[Math.floor(n / 3)] ?? ['', ''];
      return [`record-${n}.xml`, withId(seed, `record-${n}`).replace(right, () => (n % 3 === 0 ? wrong : right))];
    }),
  );
}

function sourcesOf(texts: ReadonlyMap<string, string>): readonly SourceText[] {
  return [...texts].map(([path, text]) => ({ path, file: `x/${path}`, text, bytes: new TextEncoder().encode(text) }));
}

describe('many documents', () => {
  let sources: readonly SourceText[];
  /** The function as it is in the compiled program, where it has threads. */
  let checkInThreads: typeof checkSources;

  beforeAll(async () => {
    sources = sourcesOf(await manyRecords(60));
    const module = join(dirname(await compileProgram()), '..', 'workflows', 'check-sources.js');
    ({ checkSources: checkInThreads } = (await import(pathToFileURL(module).href)) as {
      checkSources: typeof checkSources;
    });
  }, 60_000);

  it('get the same findings and facts in threads, in one thread, and one by one; and from the cache', async () => {
    const schemas = await loadSchemas('.', undefined, undefined);
    const cache = openCache({ folder: await temporaryFolder() });
    const inThreads = await checkInThreads(sources, schemas, { cache, jobs: 2 });
    const inOne = await checkSources(sources, schemas, { cache: noCache, jobs: 1 });
    expect(new Map([...inThreads].sort())).toEqual(new Map([...inOne].sort()));
    for (const source of sources.slice(0, 16)) {
      const alone = await checkSources([source], schemas, { cache: noCache });
      expect(alone.get(source.path)).toEqual(inThreads.get(source.path));
    }
    expect(await checkSources(sources, schemas, { cache })).toEqual(inThreads);
    const codes = new Set([...inThreads.values()].flatMap(({ findings }) => findings.map(({ code }) => code)));
    for (const code of [
      'rng/unknown-element',
      'xml/unexpected-end-tag',
      'date/contradiction',
      'sch/date-from-before-to',
    ])
      expect(codes).toContain(code);
  }, 120_000);

  it('hear once that a Schematron schema cannot be used', async () => {
    const folder = await temporaryFolder();
    const schema = join(folder, 'bad.sch');
    await writeFile(
      schema,
      '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern><rule context="((">x</rule></pattern></schema>',
    );
    const schemas = await loadSchemas('.', [schema], undefined);
    const options: CheckOptions = { cache: openCache({ folder }), jobs: 2 };
    const found = await checkInThreads(sources, schemas, options);
    const about = [...found.values()].flatMap(({ findings }) => findings.filter(({ code }) => code === 'sch/schema'));
    expect(about.length).toBe(1);
  }, 60_000);

  it('hear once that an XML Schema cannot be used', async () => {
    const folder = await temporaryFolder();
    const schema = join(folder, 'bad.xsd');
    await writeFile(
      schema,
      '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="x" type="none"/></s:schema>',
    );
    const schemas = await loadSchemas('.', [schema], undefined);
    const found = await checkInThreads(sources, schemas, { cache: openCache({ folder }), jobs: 2 });
    const about = [...found.values()].flatMap(({ findings }) => findings.filter(({ code }) => code === 'xsd/schema'));
    expect(about.length).toBe(1);
  }, 60_000);

  it('are checked in threads by rules that read other files, and again when one of these has changed', async () => {
    const folder = await temporaryFolder();
    const schema = join(folder, 'own.sch');
    await writeFile(
      schema,
      `<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="t:TEI"><assert id="listed" test="@xml:id = document('list.xml')//item/@id">not listed</assert></rule></pattern></schema>`,
    );
    const list = (...ids: readonly string[]): Promise<void> =>
      writeFile(join(folder, 'list.xml'), `<list>${ids.map((id) => `<item id="${id}"/>`).join('')}</list>`);
    const schemas = await loadSchemas('.', [schema], undefined);
    const cache = openCache({ folder: join(folder, 'cache') });
    const unlisted = async (check: typeof checkSources, kept = cache): Promise<readonly string[]> => {
      const surroundings = { folder, files: openFolder(folder) };
      const found = await check(sources, schemas, { cache: kept, jobs: 2, surroundings });
      const isUnlisted = (path: string): boolean =>
        found.get(path)?.findings.some(({ code }) => code === 'sch/listed') === true;
      return sources.flatMap(({ path }) => (isUnlisted(path) ? [path] : []));
    };
    const ids = sources.map(({ path }) => path.replace('.xml', ''));
    await list(...ids.slice(0, -2));
    const last = ['record-58.xml', 'record-59.xml'];
    expect(await unlisted(checkInThreads)).toEqual(last);
    expect(await unlisted(checkInThreads)).toEqual(last);
    expect(await unlisted(checkSources, noCache)).toEqual(last);
    await list(...ids.slice(0, -1));
    expect(await unlisted(checkInThreads)).toEqual(['record-59.xml']);
  }, 120_000);

  it('are left alone when the check is stopped', async () => {
    const controller = new AbortController();
    const options = { cache: openCache({ folder: await temporaryFolder() }), jobs: 2, signal: controller.signal };
    const check = checkInThreads(sources, await loadSchemas('.', undefined, undefined), options);
    controller.abort(new Error('stopped by the user'));
    await expect(check).rejects.toThrow('stopped by the user');
  });
});

describe('edition validate, with threads', () => {
  async function largeEdition(): Promise<string> {
    const texts = await manyRecords(120);
    return copySeedEdition(
      join(await temporaryFolder(), 'large'),
      Object.fromEntries([...texts].map(([name, text]) => [`records/${name}`, text])),
    );
  }

  it('ends with code 130 when it is interrupted', async () => {
    const cwd = await largeEdition();
    const cache = await temporaryFolder();
    const { child, ended } = await start(['validate', '.'], { cwd, env: { EDITION_CACHE: cache } });
    // Threads are at work as soon as something has been kept.
    const isBegun = async (): Promise<boolean> => (await readdir(cache)).length > 0;
    while (!(await isBegun()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toContain('Interrupted');
  }, 60_000);

  it.each([
    ['throws', 'export default () => { throw new TypeError("no such thing"); };', 'no such thing'],
    [
      'dies',
      'export default () => new Promise(() => setTimeout(() => { throw new TypeError("too late"); }));',
      'too late',
    ],
  ])(
    'calls it a bug, with code 70, when a thread %s',
    async (_, worker, words) => {
      const broken = join(packageFile('node_modules/.cache/edition-test'), `broken-${process.pid}-${words.length}`);
      onTestFinished(() => rm(broken, { recursive: true, force: true }));
      await cp(join(dirname(await compileProgram()), '..'), broken, { recursive: true });
      await writeFile(join(broken, 'workflows', 'check-worker.js'), worker);
      const env = { EDITION_CACHE: await temporaryFolder() };
      const { code, stdout, stderr } = await run(['validate', '.'], {
        cwd: await largeEdition(),
        env,
        program: broken,
      });
      expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
      expect(stderr).toContain(words);
      expect(stderr).toContain('This is a bug in edition');
    },
    60_000,
  );
});
