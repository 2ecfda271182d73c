import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { EditionConfig } from '../../src/edition/config.js';
import { openCache } from '../../src/store/cache.js';
import { depositSources, metadataFindings } from '../../src/workflows/deposit-sources.js';
import { indexSources } from '../../src/workflows/index-sources.js';
import { validateEdition } from '../../src/workflows/validate.js';

const pages = 'docs/reference/diagnostics';
/** Pages without examples; each says why. */
const withoutExamples = [
  'rng/missing-text',
  'rng/disagreement',
  'xsd/no-reason',
  'text/lost',
  'text/glued',
  'text/undeclared-element',
  'file/not-an-image',
  'site/no-address',
  'site/damaged',
  'site/ledger',
  'tag/decision',
  'tag/no-place',
];

type Side = 'wrong' | 'right';
interface Block {
  /** What follows the fence: `xml record`, `xml file`, `xml own.rng`, `yaml`, `files`. */
  readonly info: string;
  readonly text: string;
}
type Page = Readonly<Record<Side, readonly Block[]>>;

const header = (title: string, author = ''): string => `<teiHeader><fileDesc>
  <titleStmt><title type="main">${title}</title>${author}<editor role="translator">A. Translator</editor></titleStmt>
  <publicationStmt><publisher>The Editors</publisher><availability><p>Free.</p></availability></publicationStmt>
  <notesStmt><note type="relation">Translated from the original.</note></notesStmt>
  <sourceDesc><bibl>A source.</bibl></sourceDesc>
</fileDesc></teiHeader>`;
/** Each record mentions the one person that there is. */
const author = '<author><persName ref="../people.xml#castro">Fidel Castro</persName></author>';
const tei = (id: string, content: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}" xml:lang="en">\n${content}\n</TEI>\n`;
const record = (id: string, body: string): string =>
  tei(
    id,
    `${header('An Example', author)}\n<text xml:lang="en"><body><div type="record">\n${body}\n</div></body></text>`,
  );
const people = tei(
  'people',
  `${header('Persons')}\n<standOff><listPerson><person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName></person></listPerson></standOff>`,
);

/** A configuration that has all that catalogues want to know. */
const complete = `title: An Example
description: An example.
editors: A. Editor
publisher: The Editors
licence: { name: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/" }
`;

/** What only packing finds. */
async function archiveFindings(folder: string, epoch: string | undefined): Promise<readonly Diagnostic[]> {
  const cache = openCache({ folder: join(folder, '.cache') });
  const validation = await validateEdition(folder, { cache, schema: [] });
  const { sources, whole } = validation;
  const config = sources.config as EditionConfig;
  const { index } = await indexSources(
    config,
    { ...sources, sources: whole.sources },
    cache,
    epoch,
    AbortSignal.any([]),
  );
  const { diagnostics } = await depositSources(folder, 'example', join(folder, 'packages'), validation);
  return [...metadataFindings(folder, config, index.date), ...diagnostics];
}

function readPage(markdown: string): Page {
  const side = (title: string): readonly Block[] => {
    const section = new RegExp(`^## ${title}\\n([\\s\\S]*?)(?=^## )`, 'm').exec(markdown)?.[1] ?? '';
    return [...section.matchAll(/^```(.*)\n([\s\S]*?)\n```$/gm)].map(([, info = '', text = '']) => ({ info, text }));
  };
  return { wrong: side('Wrong'), right: side('Right') };
}

/** The files of an example, by their path in the edition; `id` names its record. */
function filesOf(blocks: readonly Block[], id: string): ReadonlyMap<string, string | Buffer | 'folder' | 'link'> {
  const files = new Map<string, string | Buffer | 'folder' | 'link'>();
  for (const { info, text } of blocks) {
    if (info === 'xml record') files.set(`records/${id}.xml`, record(id, text));
    else if (info === 'xml file')
      files.set(`records/${id}.xml`, `${text.replace('xml:id="example"', `xml:id="${id}"`)}\n`);
    else if (info === 'yaml') files.set('edition.yaml', `${text}\n`);
    else if (info.startsWith('xml ')) files.set(info.slice(4), text);
    else if (info === 'files') {
      for (const line of text.split('\n')) {
        const [, path = '', how = ''] = /^(\S+)(?: \((.*)\))?$/.exec(line) ?? [];
        const whole = record('second', '<p>The café.</p>');
        if (path.endsWith('/')) files.set(path.slice(0, -1), 'folder');
        else if (how === 'empty') files.set(path, '');
        else if (how === 'Windows-1252') files.set(path, Buffer.from(whole, 'latin1'));
        else if (how === 'a link to itself') files.set(path, 'link');
        else files.set(path, whole);
      }
    }
  }
  return files;
}

async function write(folder: string, files: ReadonlyMap<string, string | Buffer | 'folder' | 'link'>): Promise<void> {
  for (const [path, content] of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    if (content === 'folder') await mkdir(target, { recursive: true });
    else if (content === 'link') await symlink(target, target);
    else await writeFile(target, content);
  }
}

/** Examples that are nothing but a record stand side by side in one edition; the others need one of their own. */
function isRecordOnly({ wrong, right }: Page): boolean {
  return [...wrong, ...right].every(({ info }) => info === 'xml record' || info === 'xml file');
}

describe('the reference of diagnostics', () => {
  const read = new Map<string, Page>();
  const together: Record<Side, readonly Diagnostic[]> = { wrong: [], right: [] };
  let folder: string;
  const cache = () => openCache({ folder: join(folder, 'cache') });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    for (const code of Object.keys(codes)) {
      const markdown = await readFile(join(pages, `${code}.md`), 'utf8').catch(() => '');
      read.set(code, readPage(markdown));
    }
    for (const side of ['wrong', 'right'] as const) {
      const edition = join(folder, side);
      await write(
        edition,
        new Map([
          ['edition.yaml', 'title: Examples\n'],
          ['people.xml', people],
        ]),
      );
      for (const [code, page] of read) {
        if (isRecordOnly(page) && !code.startsWith('archive/'))
          await write(edition, filesOf(page[side], code.replace('/', '-')));
      }
      together[side] = (await validateEdition(edition, { cache: cache() })).diagnostics;
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const findings = async (code: string, side: Side): Promise<readonly Diagnostic[]> => {
    const page = read.get(code) as Page;
    const id = code.replace('/', '-');
    if (isRecordOnly(page) && !code.startsWith('archive/'))
      return together[side].filter(({ file }) => file.endsWith(`/${id}.xml`));
    const edition = join(folder, `${id}-${side}`);
    const files = filesOf(page[side], id);
    const base = new Map<string, string>([
      ['edition.yaml', 'title: An Example\n'],
      ['people.xml', people],
    ]);
    if (!(side === 'wrong' && code === 'file/no-records'))
      base.set('records/first.xml', record('first', '<p>Text.</p>'));
    if (code.startsWith('archive/')) base.set('edition.yaml', complete);
    await write(edition, new Map([...base, ...files]));
    if (code.startsWith('archive/')) return archiveFindings(edition, code === 'archive/no-date' ? undefined : '0');
    // The files of an example that are not shown are checked with the schema of the house.
    const isAboutSchema = code.endsWith('/schema') || /^(?:sch|xsd)\//.test(code);
    const options = isAboutSchema ? { cache: cache() } : { cache: cache(), schema: [] };
    return (await validateEdition(edition, options)).diagnostics;
  };

  // Examples about published sites are run in site-pages.test.ts, those of the import, which are typescripts, in importing/pages.test.ts.
  const documented = Object.keys(codes).filter(
    (code) => !withoutExamples.includes(code) && !/^(?:site|import)\//.test(code),
  );

  it.each(Object.keys(codes))('has a page with every part: %s', async (code) => {
    const markdown = await readFile(join(pages, `${code}.md`), 'utf8');
    expect(markdown).toMatch(new RegExp(`^# ${code}\n`));
    expect(markdown).toContain(codes[code as keyof typeof codes].title);
    expect(markdown).toContain(`Severity: ${codes[code as keyof typeof codes].severity}.`);
    expect(markdown).toContain('\n## Why\n');
    expect(markdown).toContain('\n## What to do\n');
    if (withoutExamples.includes(code)) expect(markdown).toContain('No example is run for this page: ');
  });

  it.each(documented)('shows a wrong example that is found: %s', async (code) => {
    expect((read.get(code) as Page).wrong).not.toEqual([]);
    const found = await findings(code, 'wrong');
    expect(found.map((finding) => finding.code)).toContain(code);
  });

  it.each(documented)('shows a right example in which nothing is found: %s', async (code) => {
    expect((read.get(code) as Page).right).not.toEqual([]);
    const found = await findings(code, 'right');
    expect(found.map(({ code: other, message }) => `${other} ${message}`)).toEqual([]);
  });

  it('has no page for a code that does not exist', async () => {
    const files = await readdir(pages, { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => /^\w+[/\\].*\.md$/.test(file))
      .map((file) => file.replace('\\', '/').replace('.md', ''));
    expect(named.filter((code) => code !== 'sch/house-rules' && !Object.hasOwn(codes, code))).toEqual([]);
  });

  it('lists every page in the overview', async () => {
    const overview = await readFile(join(pages, 'README.md'), 'utf8');
    for (const code of Object.keys(codes)) expect(overview).toContain(`(${code}.md)`);
  });

  it('explains every rule of the house', async () => {
    const rules = await readFile('schema/edition.sch', 'utf8');
    const page = await readFile(join(pages, 'sch/house-rules.md'), 'utf8');
    const ids = [...rules.matchAll(/<sch:(?:assert|report)\s[^>]*?\bid="([^"]+)"/g)].map(([, id]) => `## sch/${id}`);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((heading) => !page.includes(`${heading}\n`))).toEqual([]);
  });
});
