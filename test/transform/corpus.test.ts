/** The stylesheets on real TEI of others: nothing stops them, and nothing is glued or spaced wrongly. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainOutputs } from '../helpers/plain-outputs.js';
import { recordInput } from '../helpers/record-input.js';

const corpus = '../shared/corpus';

/** One of each kind of encoding: letters, inscriptions, drama, manuscripts, critical editions, dictionaries, documents of state. */
const files = [
  'DigitalLatin+caesar-balex/ldlt-balex.xml',
  'HistoryAtState+frus-not-yet-reviewed/volumes/frus1894Nicaragua.xml',
  'Gheeraert+Ekdosis-TEI-Studio/tests/britannicus_I.xml',
  'ISicily+ISicily/inscriptions/ISic001247.xml',
  'TST-Project+mss/Indien_0028.xml',
  'erc-dharma+tfc-campa-epigraphy/xml/DHARMA_INSCIC00141.xml',
  'dracor-org+greekdracor/tei/aristophanes-birds.xml',
  'scta-texts+Gi9qrR/Gi9qrR-k126175/cod-grsb21_Gi9qrR-k126175.xml',
  'BetaMasaheft+Manuscripts/ParisBNF/et/BNFet33.xml',
  'COST-ELTeC+ELTeC-slv/level1/SLV00352.xml',
];

test.skipIf(!existsSync(corpus)).each(files)(
  '%s becomes plain text, apparatus and mentions',
  async (file) => {
    const path = `${corpus}/${file}`;
    const { text, apparatus, undeclared } = await plainOutputs(recordInput(readFileSync(path, 'utf8'), 'sample'));
    const body = text.replace(/^.* \| .*$/gm, 'row').replace(/^ +/gm, '');
    expect(body).not.toMatch(/ {2}|[ \t]$|\n{3}/m);
    expect(() => JSON.parse(apparatus.get('json') ?? '')).not.toThrow();
    expect(undeclared.filter((name) => name === '')).toEqual([]);
  },
  400_000,
);
