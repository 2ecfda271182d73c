import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attribute, descendants } from '../../src/xml/query.js';
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

  it.skipIf(!hasSaxon)('fire on the wrong example and not on the right one (skipped without Saxon-HE)', async () => {
    const folder = await temporaryFolder();
    const records = join(folder, 'records');
    await mkdir(records);
    const names = (await write(records)).map((path) => basename(path));
    const broken = await brokenRules(houseRules, records, names, folder);
    for (const id of Object.keys(ruleExamples)) {
      expect(broken.get(`${id}.wrong.xml`), `the wrong example of ${id}`).toEqual([id]);
      expect(broken.get(`${id}.right.xml`), `the right example of ${id}`).toEqual([]);
    }
  });

  it.skipIf(!hasSaxon)('find nothing in the editions of this repository (skipped without Saxon-HE)', async () => {
    const folder = await temporaryFolder();
    const records = join(folder, 'records');
    await mkdir(records);
    const files = validFiles().filter((path) => path.includes('/editions/'));
    for (const path of files) await writeFile(join(records, basename(path)), await readFile(path));
    const names = files.map((path) => basename(path));
    expect(await brokenRules(houseRules, records, names, folder)).toEqual(new Map(names.map((name) => [name, []])));
  });
});

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
