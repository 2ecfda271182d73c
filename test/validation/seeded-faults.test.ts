import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { noCache } from '../../src/store/cache.js';
import { packageFile } from '../../src/store/package-files.js';
import { checkRelaxNg } from '../../src/validation/relaxng.js';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { readSeedRecord } from '../helpers/edition.js';
import { faultKinds, type SeededFault, seededFaults } from '../helpers/seeded-faults.js';

interface Checked {
  readonly fault: SeededFault;
  readonly findings: readonly Diagnostic[];
  readonly isExact: boolean;
}

describe('two hundred mistakes, put into the records of the seed edition at places that are known', () => {
  let checked: readonly Checked[];

  beforeAll(async () => {
    const edition = 'editions/cuba-1961-62';
    const texts = [await readSeedRecord(), await readFile(`${edition}/people.xml`, 'utf8')];
    const file = packageFile('schema/edition.rng');
    const text = await readFile(file, 'utf8');
    const schema: SchemaBundle = { language: 'rng', file, files: new Map([[file, text]]), hash: 'seeded-faults' };
    const faults = seededFaults(texts, 200, 1961);
    const parsed = faults.map((fault) => parseXml(fault.text, 'fixture.xml'));
    const wellFormed = parsed.flatMap(({ document }) => document ?? []);
    const found = await checkRelaxNg(wellFormed, schema, noCache);
    const byDocument = new Map<XmlDocument, readonly Diagnostic[]>(wellFormed.map((one, i) => [one, found[i] ?? []]));
    checked = faults.map((fault, i) => {
      const { document, diagnostics } = parsed[i] as (typeof parsed)[number];
      const findings = document === undefined ? diagnostics : (byDocument.get(document) ?? []);
      const isExact = findings.some(
        ({ range: { start } }) => start.line === fault.line && start.column === fault.column,
      );
      return { fault, findings, isExact };
    });
  });

  it('tells at least 95 in 100 at exactly the tag, attribute, value or text that is wrong', () => {
    const missed = checked.filter(({ isExact }) => !isExact);
    const places = missed.map(
      ({ fault, findings }) =>
        `${fault.kind}: ${fault.line}:${fault.column}; told at ${findings
          .map(({ range, code }) => `${range.start.line}:${range.start.column} ${code}`)
          .join(', ')}`,
    );
    const share = (checked.length - missed.length) / checked.length;
    console.log(`${checked.length} mistakes, ${(100 * share).toFixed(1)} % told at the exact place`);
    expect(share, places.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('makes no more than 1.2 findings of a mistake', () => {
    const findings = checked.reduce((sum, one) => sum + one.findings.length, 0);
    const most = checked
      .filter(({ findings: own }) => own.length !== 1)
      .map(({ fault, findings: own }) => `${fault.kind}: ${own.map(({ message }) => message).join(' | ')}`);
    console.log(`${(findings / checked.length).toFixed(3)} findings for each mistake`);
    expect(findings / checked.length, most.join('\n')).toBeLessThanOrEqual(1.2);
  });

  it('tells of every single one', () => {
    expect(
      checked
        .filter(({ findings }) => findings.length === 0)
        .map(
          ({ fault: { kind, line, column, text } }) =>
            `${kind} ${line}:${column} ${text.split('\n')[line - 1]?.trim()}`,
        ),
    ).toEqual([]);
    expect(new Set(checked.map(({ fault }) => fault.kind)).size).toBe(faultKinds.length);
  });
});
