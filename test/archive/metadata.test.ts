import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { profileJson, tagFiles } from '../../src/archive/bagit/profile.js';
import type { Deposit, DepositFile } from '../../src/archive/deposit.js';
import { citationCff } from '../../src/archive/metadata/citation-cff.js';
import { dataciteXml } from '../../src/archive/metadata/datacite.js';
import { dublinCoreXml } from '../../src/archive/metadata/dublin-core.js';
import { metsXml } from '../../src/archive/metadata/mets.js';
import { changelogMd, licenseText, readmeMd } from '../../src/archive/metadata/readme.js';
import { roCrateJson } from '../../src/archive/metadata/ro-crate.js';
import { type EditionConfig, readConfig } from '../../src/edition/config.js';
import { noCache } from '../../src/store/cache.js';
import { indexSources } from '../../src/workflows/index-sources.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { dataciteFaults } from '../helpers/datacite-rules.js';
import { temporaryFolder } from '../helpers/temporary.js';

const schemaOfDatacite = '../shared/schemas/datacite-4.6/metadata.xsd';

async function depositOf(slug: string): Promise<Deposit> {
  const { sources, whole } = await validateEdition(`editions/${slug}`, { schema: [] });
  const config = sources.config as EditionConfig;
  const complete = { ...sources, sources: whole.sources };
  const { index } = await indexSources(config, complete, noCache, undefined, AbortSignal.any([]));
  return {
    slug,
    config,
    date: index.date,
    records: index.records,
    tool: '0.1.0',
    platform: 'linux-x64',
    epoch: undefined,
    hasTool: true,
  };
}

/** An edition that says nothing of itself but what it must. */
const bare: Deposit = {
  slug: 'bare',
  config: readConfig('title: "A < B & “C”\\u0020]]>"', 'bare/edition.yaml').config as EditionConfig,
  date: '2026-03-01',
  records: [],
  tool: '0.1.0',
  platform: 'linux-x64',
  epoch: '1772323200',
  hasTool: false,
};

const deposits: readonly (readonly [string, () => Promise<Deposit>])[] = [
  ['the first edition', () => depositOf('cuba-1961-62')],
  ['the training edition', () => depositOf('training')],
  ['an edition that says nothing of itself', async () => bare],
];

const filesOf = ({ slug, records }: Deposit): readonly DepositFile[] =>
  [
    'site/index.html',
    `editions/${slug}/images/two words & more.png`,
    'README.md',
    ...records.map(({ file }) => `editions/${slug}/${file}`),
  ].map((path) => ({ path, bytes: 3, sha512: 'ab'.repeat(64) }));

function rootOf(xml: string): XmlElement {
  const { document, diagnostics } = parseXml(xml, 'x.xml');
  expect(diagnostics).toEqual([]);
  return (document as { root: XmlElement }).root;
}

describe.each(deposits)('the descriptions of %s', (_, get) => {
  it('follow the rules of DataCite 4.6', async () => {
    expect(dataciteFaults(rootOf(dataciteXml(await get(), { bytes: 10, files: 2 })))).toEqual([]);
  });

  it.skipIf(!existsSync(schemaOfDatacite))(
    'are valid against DataCite’s own XSD (../shared/schemas/datacite-4.6)',
    async () => {
      const file = join(await temporaryFolder(), 'datacite.xml');
      await writeFile(file, dataciteXml(await get(), { bytes: 10, files: 2 }));
      execFileSync('xmllint', ['--noout', '--nonet', '--schema', schemaOfDatacite, file], { stdio: 'pipe' });
    },
  );

  it('are an RO-Crate in which every reference leads to something', async () => {
    const deposit = await get();
    const files = filesOf(deposit);
    const crate = JSON.parse(roCrateJson(deposit, files));
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.2/context');
    const graph = crate['@graph'] as readonly Record<string, unknown>[];
    const ids = graph.map((entity) => entity['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(graph[0]).toMatchObject({
      '@id': 'ro-crate-metadata.json',
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    });
    const root = graph.find((entity) => entity['@id'] === './');
    for (const key of ['name', 'description', 'datePublished', 'license']) expect(root).toHaveProperty(key);
    expect(root?.['hasPart']).toHaveLength(files.length);
    const references = JSON.stringify(graph.slice(1)).matchAll(/\{"@id":("(?:[^"\\]|\\.)*")\}/g);
    for (const [, id = ''] of references) expect(ids).toContain(JSON.parse(id));
    for (const id of ids) expect(() => new URL(String(id), 'https://example.org/')).not.toThrow();
  });

  it('are Dublin Core and METS that can be read, and METS knows every file', async () => {
    const deposit = await get();
    expect(rootOf(dublinCoreXml(deposit)).name).toBe('oai_dc:dc');
    const mets = rootOf(metsXml(deposit, filesOf(deposit)));
    const named = [...descendants(mets, 'file')].map((file) => attribute(file, 'ID'));
    const shown = [...descendants(mets, 'fptr')].map((pointer) => attribute(pointer, 'FILEID'));
    expect(named).toHaveLength(filesOf(deposit).length);
    expect(shown.toSorted()).toEqual(named.toSorted());
  });

  it('are a citation file that is YAML, and texts with no gap in them', async () => {
    const deposit = await get();
    expect(parseYaml(citationCff(deposit))).toMatchObject({
      'cff-version': '1.2.0',
      title: deposit.config.title.trim(),
      authors: expect.anything(),
    });
    const texts = [readmeMd(deposit), licenseText(deposit), changelogMd(deposit, [])];
    for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

it('name the translator, and what was translated', async () => {
  const deposit = await depositOf('cuba-1961-62');
  const root = rootOf(dataciteXml(deposit, { bytes: 1, files: 1 }));
  const contributors = [...descendants(root, 'contributor')].filter(
    (one) => attribute(one, 'contributorType') === 'Translator',
  );
  expect(contributors).toHaveLength(1);
  const items = [...descendants(root, 'relatedItem')];
  expect(items.map((item) => attribute(item, 'relationType'))).toEqual(['IsTranslationOf']);
  const crate = JSON.parse(roCrateJson(deposit, filesOf(deposit)));
  const record = crate['@graph'].find((one: Record<string, unknown>) => 'translationOfWork' in one);
  expect(record).toMatchObject({ translator: expect.anything(), encodingFormat: 'application/tei+xml' });
});

it('promise in the profile what every bag has', () => {
  const profile = JSON.parse(profileJson());
  expect(profile['Tag-Files-Required']).toEqual(tagFiles);
  expect(profile['Manifests-Required']).toEqual(['sha512']);
});
