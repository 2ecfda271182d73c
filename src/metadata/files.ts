/** All files about a whole edition, in the order in which the page about its data lists them. */
import { bibtex } from '../citing/bibtex.js';
import { cslItem } from '../citing/csl.js';
import { ris } from '../citing/ris.js';
import { beacons } from './beacon.js';
import { cmif } from './cmif.js';
import type { DataFile, EditionData } from './data.js';
import { feed } from './feed.js';
import { linkset } from './linkset.js';
import { linkedPlaces } from './places.js';
import { mentionsCsv, recordsJson } from './tables.js';

export interface EditionFiles {
  readonly files: readonly DataFile[];
  /** The files that are left out because the edition has no address. */
  readonly withoutAddress: readonly string[];
}

/** @param uuid a UUID of this edition, for the index of its letters */
export function editionFiles(data: EditionData, uuid: string): EditionFiles {
  const cited = data.records.map((record) => record.cited);
  const items = cited.map((one) => cslItem(one));
  const made: readonly (readonly [string, string | undefined])[] = [
    ['records.json', recordsJson(data)],
    ['mentions.csv', mentionsCsv(data)],
    ['records.bib', cited.map(bibtex).join('\n')],
    ['records.ris', cited.map(ris).join('')],
    ['records.csl.json', `${JSON.stringify(items, undefined, 1)}\n`],
    ['places.json', linkedPlaces(data)],
    ['linkset.json', linkset(data)],
    ['feed.xml', feed(data)],
    ['cmif.xml', cmif(data, uuid)],
  ];
  const files = made.flatMap(([path, content]) => (content === undefined ? [] : [{ path, content }]));
  const isLetter = data.records.some(({ facts }) => facts.citation.correspondence !== undefined);
  const missing = ['linkset.json', 'feed.xml', ...(isLetter ? ['cmif.xml'] : [])];
  return {
    files: [...files, ...beacons(data)],
    withoutAddress: data.edition.baseUrl === undefined ? missing : [],
  };
}
