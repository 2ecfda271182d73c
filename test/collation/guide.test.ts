/** The guide shows what the program makes; with `-u` its examples are made anew. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/collation/analyse.js';
import { collate } from '../../src/collation/collate.js';
import { readPlainWitness } from '../../src/collation/plain-witness.js';
import { writeJson } from '../../src/collation/write-json.js';
import { writeTei } from '../../src/collation/write-tei.js';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput } from '../helpers/record-input.js';

const page = 'docs/guide/collation.md';
const fence = (language: string): RegExp => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');

describe('the guide to collation', () => {
  it('shows what the program makes of its two translations', async () => {
    const guide = await readFile(page, 'utf8');
    const [thornmere = '', kettlewade = ''] = [...guide.matchAll(fence('text'))].map(([, text = '']) => text);
    const witnesses = Object.entries({ Thornmere: thornmere, Kettlewade: kettlewade }).map(([siglum, text]) =>
      readPlainWitness(text, { siglum, id: siglum, source: `${siglum.toLowerCase()}.txt` }, 'en'),
    );
    const collation = collate(witnesses, { base: 0, ignore: [], language: 'en' });
    const tei = writeTei(collation, analyse(collation), { id: 'letter', version: '1.2.3' });
    const [, body = ''] = /<div>\n([\s\S]*?) {6}<\/div>/.exec(tei) ?? [];
    const { entries } = await plainOutputs(recordInput(tei));
    const made = [...body.matchAll(/^ {8}(.*\n)/gm)].map(([, line]) => line).join('');
    let texts = 0;
    const expected = guide
      .replace(fence('xml'), `\`\`\`xml\n${made}\`\`\``)
      .replace(fence('text'), (all) =>
        ++texts === 3 ? `\`\`\`text\n${entries.map((line) => `${line}\n`).join('')}\`\`\`` : all,
      );
    await expect(expected).toMatchFileSnapshot(`../../${page}`);
  });
});

describe('the reference of the collation', () => {
  it('shows JSON as it is written', async () => {
    const reference = await readFile('docs/reference/collation.md', 'utf8');
    const [, example = ''] = fence('json').exec(reference) ?? [];
    const witnesses = ['the black cat\n', 'the cat\n'].map((text, i) => {
      const siglum = String.fromCharCode(65 + i);
      return readPlainWitness(text, { siglum, id: siglum, source: `${siglum.toLowerCase()}.txt` }, 'en');
    });
    const collation = collate(witnesses, { base: 0, ignore: [], language: 'en' });
    expect(JSON.parse(example)).toEqual(JSON.parse(writeJson(collation, analyse(collation))));
  });
});
