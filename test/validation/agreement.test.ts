import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { flattenSchema } from '../../src/validation/flatten-schema.js';
import { describeRefusals, repairWith } from '../../src/validation/refusal-words.js';
import { compileGrammar, elementNames, readGrammar, refusals } from '../../src/validation/salve.js';
import { judge } from '../../src/validation/xmllint.js';
import { parseXml } from '../../src/xml/parse.js';
import { bareText } from '../../src/xml/serialise.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { mutantsOf, randomNumbers } from '../helpers/mutate-xml.js';

const seed = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';
const words = {
  elements: ['p', 'persName', 'div', 'note', 'title', 'date', 'list', 'item', 'sic', 'pb', 'tei', 'langUsage', 'head'],
  attributes: ['n', 'ref', 'when', 'type', 'xml:id', 'reason', 'foo', 'cert'],
  values: ['', '1', 'x y', '1961-12-30', 'main', '#a', 'high', 'translation'],
};

it('both engines say the same of 150 mutants of the first record, and each that is refused has few findings', async () => {
  const rng = await readFile('schema/edition.rng', 'utf8');
  const schema = flattenSchema({
    language: 'rng',
    file: 'edition.rng',
    files: new Map([['/s/edition.rng', rng]]),
    hash: '',
  });
  const grammar = await readGrammar(await compileGrammar(schema));
  const vocabulary = elementNames(grammar);
  const texts = [...mutantsOf(await readFile(seed, 'utf8'), 150, randomNumbers(7), words)];
  const documents = texts.map((text, i) => parseXml(text, `${i}.xml`).document as XmlDocument);
  const verdicts = await judge(documents.map(bareText), schema);
  const counts: number[] = [];
  const disagreements: string[] = [];
  for (const [i, document] of documents.entries()) {
    const found = await refusals(document, grammar, repairWith(vocabulary));
    const told = describeRefusals(document, found, vocabulary);
    if ((verdicts[i] === 'valid') !== (told.length === 0)) disagreements.push(`${i}: ${verdicts[i]}, ${told.length}`);
    counts.push(told.length);
    for (const { message, help } of told) expect(`${message} ${help}`).not.toMatch(/undefined|\[object|\{"/);
  }
  expect(disagreements).toEqual([]);
  const refused = counts.filter((count) => count > 0).sort((a, b) => a - b);
  expect(refused.length).toBeGreaterThan(30);
  // One change is one mistake, as a rule; the removal or the wrapping of an element can uncover several.
  expect(refused[Math.floor(refused.length / 2)]).toBe(1);
});
