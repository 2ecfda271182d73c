/** The examples of TEI P5 chapter 12: what comes of them is in files beside them, which were read by eye (test/fixtures/guidelines-apparatus/README.md). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type ApparatusOutputs, apparatusOf } from '../helpers/apparatus-of.js';
import { recordInput } from '../helpers/record-input.js';

const folder = fileURLToPath(new URL('../fixtures/guidelines-apparatus/', import.meta.url));
const examples = readdirSync(folder).flatMap((name) => (/^[^.]+\.xml$/.test(name) ? [name.slice(0, -4)] : []));

/** The printed apparatus, the text of each witness, and the list with an entry on a line. */
function shown({ printed, witnesses, json }: ApparatusOutputs): string {
  return [
    'APPARATUS',
    ...printed,
    ...Object.values(witnesses).map((text) => `\nWITNESS\n${text.split('\n').slice(2).join('\n').trim()}`),
    '\nLIST',
    ...(json.witnesses ?? []).map((witness) => JSON.stringify(witness)),
    ...json.entries.map((entry) => JSON.stringify(entry)),
    '',
  ].join('\n');
}

test.each(examples)('the example “%s” of the Guidelines reads as its reviewed output', async (name) => {
  const apart = `${folder}${name}.apparatus.xml`;
  const companions = existsSync(apart) ? { [`records/${name}.apparatus.xml`]: readFileSync(apart, 'utf8') } : {};
  const outputs = await apparatusOf({ ...recordInput(readFileSync(`${folder}${name}.xml`, 'utf8')), companions });
  await expect(shown(outputs)).toMatchFileSnapshot(`${folder}${name}.expected.txt`);
});
