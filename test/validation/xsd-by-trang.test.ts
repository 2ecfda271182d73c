import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { checkXsd } from '../../src/validation/xsd.js';
import { parseXml } from '../../src/xml/parse.js';
import { bareText } from '../../src/xml/serialise.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { corpusFolder, hasCorpus, readCorpus } from '../helpers/corpus.js';
import { readSeedRecord } from '../helpers/edition.js';
import { seededFaults } from '../helpers/seeded-faults.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { hasTrang, hasXmllint, houseXsd, validByXmllint, xsdOf } from '../helpers/trang.js';

const teiLite = '../shared/schemas/tei_lite.rng';
const edition = 'editions/cuba-1961-62';

async function verdictsOfXmllint(xsd: string, documents: readonly XmlDocument[]): Promise<readonly boolean[]> {
  const folder = await temporaryFolder();
  const paths = documents.map((_, i) => join(folder, `${i}.xml`));
  await Promise.all(documents.map((document, i) => writeFile(paths[i] as string, bareText(document))));
  const valid = await validByXmllint(xsd, paths);
  return paths.map((path) => valid.has(path));
}

describe.skipIf(!hasTrang)('an XSD that trang makes of the house schema (needs trang)', () => {
  let folder: string;
  let schema: SchemaBundle;
  let path: string;
  let texts: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    ({ schema, path } = await houseXsd(folder));
    texts = [await readSeedRecord(), await readFile(`${edition}/people.xml`, 'utf8')];
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds nothing in the seed edition', async () => {
    const registers = (await readdir(edition)).filter((name) => name.endsWith('.xml'));
    const files = await Promise.all(registers.map((name) => readFile(join(edition, name), 'utf8')));
    const documents = [...texts, ...files].map((text, i) => parseXml(text, `${i}.xml`).document as XmlDocument);
    expect((await checkXsd(documents, schema)).flat()).toEqual([]);
  });

  it('finds each of sixty mistakes at its exact place, once, and no mistake where xmllint finds none', async () => {
    const faults = seededFaults(texts, 72, 1961).flatMap((fault) => {
      const { document } = parseXml(fault.text, 'fixture.xml');
      return document === undefined ? [] : [{ ...fault, document }];
    });
    const found = await checkXsd(
      faults.map(({ document }) => document),
      schema,
    );
    expect(faults.length).toBeGreaterThanOrEqual(55);
    const shown = (findings: readonly Diagnostic[]): string =>
      findings
        .map(({ range: { start }, code, message }) => `${start.line}:${start.column} ${code} ${message}`)
        .join('; ');
    const misplaced = faults.flatMap(({ kind, line, column }, i) => {
      const findings = found[i] ?? [];
      const isExact = findings.some(({ range: { start } }) => start.line === line && start.column === column);
      return isExact ? [] : [`${kind} ${line}:${column}: ${shown(findings)}`];
    });
    expect(misplaced).toEqual([]);
    const count = found.flat().length;
    console.log(`${faults.length} mistakes, ${count} findings`);
    expect(count / faults.length, found.map(shown).join('\n')).toBeLessThanOrEqual(1.1);
    if (!hasXmllint) return;
    const verdicts = await verdictsOfXmllint(
      path,
      faults.map(({ document }) => document),
    );
    expect(faults.filter((_, i) => verdicts[i] !== (found[i]?.length === 0)).map(({ kind }) => kind)).toEqual([]);
  });
});

it.skipIf(!hasTrang || !hasXmllint || !hasCorpus)(
  'says of 150 files of the corpus what xmllint says of them by trang’s XSD of TEI Lite (needs trang, xmllint, the corpus)',
  async () => {
    const { schema, path } = await xsdOf(teiLite, await temporaryFolder());
    const documents: XmlDocument[] = [];
    for (const { path: file } of await readCorpus()) {
      const text = await readFile(join(corpusFolder, file), 'utf8');
      const { document } = text.length > 300_000 ? { document: undefined } : parseXml(text, file);
      if (document !== undefined && documents.length < 150) documents.push(document);
    }
    const found = await checkXsd(documents, schema);
    const verdicts = await verdictsOfXmllint(path, documents);
    expect(documents.length).toBe(150);
    expect(documents.filter((_, i) => verdicts[i] !== (found[i]?.length === 0)).map(({ file }) => file)).toEqual([]);
    const codes = found
      .flat()
      .reduce((sum, { code }) => sum.set(code, (sum.get(code) ?? 0) + 1), new Map<string, number>());
    console.log(verdicts.filter((valid) => valid).length, 'valid;', Object.fromEntries(codes));
    expect(
      found
        .flat()
        .filter(({ code, message }) => code === 'xsd/other' || code === 'xsd/no-reason' || /undefined/.test(message)),
    ).toEqual([]);
  },
  300_000,
);
