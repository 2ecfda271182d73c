import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentModels, outside } from '../helpers/content-models.js';
import { houseSchema, readHouseSchema, readTree, teiAll, validFiles } from '../helpers/house-schema.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { mutantsOf, randomNumbers } from '../helpers/mutate-xml.js';
import { temporaryFolder } from '../helpers/temporary.js';

/** How many mutants are made of all files together. */
const mutantsInAll = 3600;

describe('whatever the house schema accepts, TEI accepts', () => {
  it.skipIf(!hasJing)('the house schema accepts the editions and the fixtures (skipped without jing)', async () => {
    expect(await invalidByJing(houseSchema, validFiles())).toEqual(new Map());
  });

  it.skipIf(!hasJing || !existsSync(teiAll))(
    'TEI accepts the editions and the fixtures (skipped without jing or ../shared)',
    async () => {
      expect(await invalidByJing(teiAll, validFiles())).toEqual(new Map());
    },
  );

  it.skipIf(!existsSync(teiAll))(
    'no element may contain what TEI does not let it contain (skipped without ../shared)',
    () => {
      const tei = contentModels(readTree(teiAll));
      const found = [...contentModels(readTree(houseSchema))].map(([name, model]) => {
        const outer = tei.get(name);
        return [name, outer === undefined ? 'not an element of TEI' : outside(model, outer)];
      });
      expect(found.filter(([, problem]) => problem !== undefined)).toEqual([]);
      expect(outside(tei.get('p') as never, contentModels(readTree(houseSchema)).get('p') as never)).toBeDefined();
    },
  );

  it.skipIf(!hasJing || !existsSync(teiAll))(
    'TEI accepts every mutant of them that the house schema accepts (skipped without jing or ../shared)',
    async () => {
      const folder = await temporaryFolder();
      const words = vocabulary();
      const random = randomNumbers(19611230);
      const mutants: string[] = [];
      const files = validFiles();
      for (const file of files) {
        const count = Math.ceil(mutantsInAll / files.length);
        for (const mutant of mutantsOf(await readFile(file, 'utf8'), count, random, words)) {
          const path = join(folder, `${mutants.length}.xml`);
          await writeFile(path, mutant);
          mutants.push(path);
        }
      }
      const refused = await invalidByJing(houseSchema, mutants);
      const accepted = mutants.filter((path) => !refused.has(path));
      expect(accepted.length).toBeGreaterThan(mutants.length / 20);
      expect(refused.size).toBeGreaterThan(mutants.length / 20);
      expect(await invalidByJing(teiAll, accepted)).toEqual(new Map());
    },
    300_000,
  );
});

function vocabulary() {
  const elements = readHouseSchema();
  const lists = elements.flatMap(({ attributes }) => [...attributes.values()].flatMap((values) => values ?? []));
  return {
    elements: elements.map(({ name }) => name),
    attributes: [...new Set(elements.flatMap(({ attributes }) => [...attributes.keys()]))],
    values: [
      ...new Set(lists.map(({ value }) => value)),
      ...[
        '',
        '1',
        '-1',
        '0.5',
        '1961',
        '1961-12-30',
        '1961-13',
        '12:00:00',
        '#a',
        '#a #b',
        'a b',
        'ru-Latn',
        'P1D',
        '«»',
      ],
    ],
  };
}
