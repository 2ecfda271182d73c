/** What the engine keeps of a transformation. */
import { expect, test } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { parseSource, transformToText } from '../../src/transform/saxon.js';
import { recordInput, seedXml } from '../helpers/record-input.js';

/** The names of the indexes that SaxonJS has put at a document. */
function indexesOf(node: unknown): readonly string[] {
  return Object.keys((node as { _saxonIndexes?: object })._saxonIndexes ?? {}).sort();
}

test('a document that many transformations share is indexed once for each stylesheet', async () => {
  const input = recordInput(seedXml);
  const [edition, labels] = await Promise.all([
    parseSource(input.edition, 'edition'),
    parseSource(input.labels, 'labels'),
  ]);
  const counts: number[] = [];
  for (const name of ['text', 'text', 'mentions', 'text'] as const) {
    const parameters = {
      context: await parseSource(input.context, 'context'),
      edition,
      labels,
      companions: new Map(),
      ...(name === 'text'
        ? { apparatus: await parseSource('<app:apparatus xmlns:app="tag:edition,2026:apparatus"/>', 'apparatus') }
        : {}),
    };
    transformToText(await compileHouseStylesheet(name), await parseSource(input.xml, input.file), parameters);
    counts.push(indexesOf(labels.node).length);
  }
  expect(counts[0]).toBeGreaterThan(0);
  expect(counts[1]).toBe(counts[0]);
  expect(counts[3]).toBe(counts[2]);
});

test('a stylesheet finds in a document what the document of the run before had elsewhere', async () => {
  const text = await compileHouseStylesheet('text');
  const input = recordInput(seedXml);
  const [context, edition, labels, apparatus] = await Promise.all([
    parseSource(input.context, 'context'),
    parseSource(input.edition, 'edition'),
    parseSource(input.labels, 'labels'),
    parseSource('<app:apparatus xmlns:app="tag:edition,2026:apparatus"/>', 'apparatus'),
  ]);
  const other = await parseSource(input.labels.replace('>Source<', '>Origin<'), 'other labels');
  const source = await parseSource(input.xml, input.file);
  const run = (words: typeof labels) =>
    transformToText(text, source, { context, edition, labels: words, companions: new Map(), apparatus }).principal;
  const before = run(labels);
  expect(run(other)).toBe(before.replace('Source: ', 'Origin: '));
  expect(run(labels)).toBe(before);
});
