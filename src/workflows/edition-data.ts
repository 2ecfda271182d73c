/** The files about a whole edition: its data, its feed, what aggregators fetch. */
import { citedEdition } from '../citing/citable.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { entryFacts } from '../edition/authorities.js';
import type { EditionIndex } from '../edition/index-edition.js';
import type { Mention } from '../edition/model.js';
import type { EditionData } from '../metadata/data.js';
import { type EditionFiles, editionFiles } from '../metadata/files.js';
import type { RecordSource } from './build-records.js';
import type { Citations } from './cite-records.js';
import { uuidOf } from './name-uuid.js';

/** @param mentions the names tagged in each record, by its id */
export function makeEditionFiles(
  index: EditionIndex,
  records: readonly RecordSource[],
  mentions: ReadonlyMap<string, readonly Mention[]>,
  { citable }: Citations,
  releases: EditionData['releases'],
): EditionFiles {
  const { config, date, registers } = index;
  const edition = citedEdition(config, date);
  const data = {
    id: config.id,
    edition,
    description: config.description ?? '',
    releases,
    records: records.map(({ facts }) => ({
      facts,
      cited: citable(facts),
      mentions: mentions.get(facts.meta.id) ?? [],
    })),
    registers: registers.map((register) => ({ ...register, facts: entryFacts(register.document) })),
  };
  return editionFiles(data, uuidOf(`${edition.baseUrl ?? ''}\n${config.id}`));
}

/** Says what is left out because the edition has no address. */
export function noAddressFinding(file: string, { withoutAddress }: EditionFiles): readonly Diagnostic[] {
  if (withoutAddress.length === 0) return [];
  return [
    diagnostic('site/no-address', file, startOfFile, {
      message: `The edition has no address, so ${withoutAddress.join(', ')} and all addresses in citations are left out`,
      help: 'Say where it will stand in the web: base-url: https://…/',
    }),
  ];
}
