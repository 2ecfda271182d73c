import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SchemaBundle } from '../../src/validation/schema-bundle.js';
import { checkSchematron } from '../../src/validation/schematron.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants } from '../../src/xml/query.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { houseRules, houseSchema, readTree, validFiles } from '../helpers/house-schema.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { brokenRules, hasSaxon } from '../helpers/schematron-by-saxon.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { ruleExamples } from './rule-examples.js';

describe('the rules of the house', () => {
  it('have one wrong and one right example each', () => {
    const ids = [...descendants(readTree(houseRules), 'assert')].map((assert) => attribute(assert, 'id'));
    expect(Object.keys(ruleExamples)).toEqual(ids);
  });

  it.skipIf(!hasJing)('are about records that the grammar accepts (skipped without jing)', async () => {
    const folder = await temporaryFolder();
    const paths = await write(folder, 'record');
    const refused = await invalidByJing(houseSchema, paths);
    expect(new Map([...refused].map(([path, why]) => [basename(path), why]))).toEqual(new Map());
  });

  it('fire on the wrong example and not on the right one, as `validate` runs them', async () => {
    const schema: SchemaBundle = {
      language: 'sch',
      file: 'schema/edition.sch',
      files: new Map([[houseRules, await readFile(houseRules, 'utf8')]]),
      hash: 'the rules of the house',
    };
    const examples = Object.entries(ruleExamples).flatMap(([id, [wrong, right]]) => [
      { expected: [`sch/${id}`], text: wrong },
      { expected: [], text: right },
    ]);
    const documents = examples.map(({ text }) => parseXml(text, 'records/record.xml').document as XmlDocument);
    const findings = await checkSchematron(documents, schema, keepNothing);
    expect(findings.map((found) => found.map(({ code }) => code))).toEqual(examples.map(({ expected }) => expected));
  }, 120_000);

  it.skipIf(!hasSaxon)(
    'fire on the wrong example and not on the right one (skipped without Saxon-HE)',
    async () => {
      const folder = await temporaryFolder();
      const records = join(folder, 'records');
      await mkdir(records);
      const names = (await write(records)).map((path) => basename(path));
      const broken = await brokenRules(houseRules, records, names, folder);
      for (const id of Object.keys(ruleExamples)) {
        expect(broken.get(`${id}.wrong.xml`), `the wrong example of ${id}`).toEqual([id]);
        expect(broken.get(`${id}.right.xml`), `the right example of ${id}`).toEqual([]);
      }
    },
    120_000,
  );

  it.skipIf(!hasSaxon)(
    'find nothing in the editions of this repository (skipped without Saxon-HE)',
    async () => {
      for (const slug of readdirSync('editions')) {
        const folder = await temporaryFolder();
        const records = join(folder, 'records');
        await mkdir(records);
        const files = validFiles().filter((path) => path.includes(`/editions/${slug}/`));
        for (const path of files) await writeFile(join(records, basename(path)), await readFile(path));
        const names = files.map((path) => basename(path));
        expect(names).toContain('people.xml');
        expect(await brokenRules(houseRules, records, names, folder)).toEqual(new Map(names.map((name) => [name, []])));
      }
    },
    120_000,
  );
});

const keepNothing = { get: async () => undefined, put: async () => {} };

/** Writes every example under its own name; the id in each is made to fit, unless it is what the rule is about. */
async function write(folder: string, id?: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [rule, examples] of Object.entries(ruleExamples)) {
    for (const [i, example] of examples.entries()) {
      const name = `${rule}.${i === 0 ? 'wrong' : 'right'}`;
      const path = join(folder, `${name}.xml`);
      await writeFile(path, example.replace('xml:id="record"', `xml:id="${id ?? name}"`));
      paths.push(path);
    }
  }
  return paths;
}
