import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecordInput } from '../../src/transform/record.js';
import { type ApparatusOutputs, apparatusOf } from '../helpers/apparatus-of.js';
import type { Encoded } from '../helpers/four-ways.js';
import * as encodings from '../helpers/four-ways.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';
import { recordInput } from '../helpers/record-input.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { overlapping, variants } from '../helpers/variants.js';
import { withoutMarks } from '../helpers/without-marks.js';

const teiSchema = '../shared/schemas/tei_all.rng';
const canValidate = existsSync(teiSchema) && hasJing;

const folders = ['editions/cuba-1961-62/records', 'editions/training/records'];
const records = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => join(folder, name)),
);

const apart = 'text/lantern-protocol-apparatus.xml';

function inputOf(path: string): RecordInput {
  const companion = path.includes('location-referenced')
    ? { [apart]: readFileSync(`editions/training/${apart}`, 'utf8') }
    : {};
  return { ...recordInput(readFileSync(path, 'utf8')), companions: companion };
}

/** The record without its marks, with its apparatus in the TEI form beside it. */
async function readBack(input: RecordInput, tei: string): Promise<ApparatusOutputs> {
  return apparatusOf({
    ...input,
    xml: await withoutMarks(input.xml, input.file),
    companions: { [`records/${input.id}.apparatus.xml`]: tei },
  });
}

/** Places that are hard to say: within a word, with other words than the lemma, without words; a lemma that has alternatives of the editor. */
const hard: Encoded = {
  paragraphs: [
    'One {i1}lamp{/i1}light and {i2}many lamps{/i2}, two{i3/}, three.',
    'The quay {i4/}of Tarn {i5}Head{/i5}.',
    'A {i6}goat{/i6}.',
  ],
  variants: {
    i1: { lemma: 'wit="#A"', readings: '<rdg wit="#B">moon</rdg>' },
    i2: { lemma: 'wit="#A"', readings: '<rdg wit="#B" cause="typing">few</rdg>' },
    i3: { readings: '<rdg wit="#C"> and a half</rdg>' },
    i4: { readings: '<rdg wit="#C">all</rdg><rdg wit="#D" source="#h2">some</rdg>' },
    i5: { readings: '<rdg wit="#D"><choice><sic>Haed</sic><corr>Head</corr></choice></rdg>', bare: true },
    i6: { lemma: 'wit="#A" xml:lang="de"', readings: '<rdg wit="#B">ghost</rdg>' },
  },
};

/** The lemma has other words than the text, and among them a choice. */
const apartLemma: RecordInput = {
  ...encodings.byListInBack(hard),
  xml: encodings
    .byListInBack(hard)
    .xml.replace('>many lamps</lem>', '>many <choice><sic>lammps</sic><corr>lanterns</corr></choice></lem>'),
};

const inputs: [string, RecordInput][] = [
  ['places that are hard to say', encodings.byListInBack(hard)],
  ['a lemma that is not in the text', apartLemma],
  ['variants by parallel segmentation', encodings.byParallelSegmentation(variants)],
  ['variants by pointers', encodings.byListInBack(variants)],
  ['variants that overlap', encodings.byListInBack(overlapping)],
  ...records.map((path): [string, RecordInput] => [path, inputOf(path)]),
];

describe('the apparatus in TEI', () => {
  test.each(inputs)('reads back to the same list: %s', async (_, input) => {
    const made = await apparatusOf(input);
    const again = await readBack(input, made.tei);
    expect(again.printed).toEqual(made.printed);
    expect(again.json).toEqual(made.json);
    expect(again.witnesses).toEqual(made.witnesses);
  });

  test.skipIf(!canValidate)('is valid TEI (needs jing and ../shared/schemas)', async () => {
    const folder = await temporaryFolder();
    const files: string[] = [];
    for (const [, input] of inputs) {
      const file = join(folder, `${files.length}.xml`);
      writeFileSync(file, (await apparatusOf(input)).tei);
      files.push(file);
    }
    expect([...(await invalidByJing(teiSchema, files)).values()]).toEqual([]);
  });
});
