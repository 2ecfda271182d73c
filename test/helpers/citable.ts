/** Something to cite, with all that a test does not name taken from the first record of this repository. */
import { readFileSync } from 'node:fs';
import type { Citable, CitedEdition } from '../../src/citing/citable.js';
import { type Labels, labelsOf } from '../../src/citing/labels.js';
import { type CitedAgent, citedName } from '../../src/citing/names.js';
import { packageFile } from '../../src/store/package-files.js';
import { parseXml } from '../../src/xml/parse.js';

export const labels: Labels = (() => {
  const { document } = parseXml(readFileSync(packageFile('xslt/locale/en.xml'), 'utf8'), 'en.xml');
  if (document === undefined) throw new Error('the labels are not well-formed');
  return labelsOf(document);
})();

export function agent(name: string, kind: CitedAgent['kind'] = 'person'): CitedAgent {
  return { ...citedName({ name, kind }), kind, page: '', uris: [] };
}

const edition: CitedEdition = {
  title: 'Cuba 1961–62',
  version: '1.0.0',
  date: '2026-11-23',
  publisher: 'The editors',
  editors: ['the editors of “Cuba 1961–62”'],
  notice: '',
  licence: undefined,
  locale: 'en',
  baseUrl: 'https://example.org/cuba/',
};

const record: Citable = {
  key: 'r1',
  kind: 'document',
  title: 'Record of a Conversation',
  shortTitle: 'Record of a Conversation',
  partOf: '',
  authors: [agent('S. M. Kudryavtsev')],
  translators: [agent('Gary Goldberg')],
  recipients: [],
  participants: [],
  credits: [],
  hasOwnDate: true,
  date: { display: '28 January 1962', values: { when: '1962-01-28' } },
  place: '',
  repository: 'Archive of Foreign Policy of the Russian Federation (AVP RF)',
  repositoryUris: [],
  shelfmark: 'AVP RF, F. 0104',
  publisher: '',
  publishedAt: '',
  abstract: '',
  language: 'en',
  originalLanguage: 'ru',
  rights: '',
  licence: '',
  topics: [],
  path: 'records/r1.html',
  url: 'https://example.org/cuba/records/r1.html',
  changed: '2026-11-23',
  edition,
};

export function citable(given: Partial<Citable> = {}, ofEdition: Partial<CitedEdition> = {}): Citable {
  return { ...record, ...given, edition: { ...edition, ...ofEdition } };
}
