/** How the records of an edition are cited: worked out once for each. */
import { bibtex } from '../citing/bibtex.js';
import { type AgentLookup, type Citable, citableDivision, citableRecord, citedEdition } from '../citing/citable.js';
import { cslJson } from '../citing/csl.js';
import type { Labels } from '../citing/labels.js';
import { citedElement } from '../citing/page-context.js';
import { ris } from '../citing/ris.js';
import { entryFacts } from '../edition/authorities.js';
import type { EditionIndex } from '../edition/index-edition.js';
import { entityPath, resolvePointer } from '../edition/pointers.js';
import type { RecordFacts } from '../edition/record-facts.js';
import { movedPlaces } from '../site/check-page.js';
import type { CitedRecord } from './build-records.js';

export interface Citations {
  /** A record as it is cited, by its facts. */
  readonly citable: (facts: RecordFacts) => Citable;
  readonly cite: (facts: RecordFacts) => CitedRecord;
}

/** What the registers know of whom a pointer leads to. */
export function agentLookup({ registers }: EditionIndex): AgentLookup {
  const known = new Map(
    registers.flatMap(({ kind, file, document, entities }) => {
      const facts = entryFacts(document);
      return entities.map(({ id }) => {
        const { uris = [], family = '' } = facts.get(id) ?? {};
        return [`${file}#${id}`, { page: entityPath(kind, id), uris, family }] as const;
      });
    }),
  );
  return (from, pointer) => {
    const target = resolvePointer(from, pointer);
    return target && known.get(`${target.file}#${target.id}`);
  };
}

export function citations(index: EditionIndex, label: Labels): Citations {
  const edition = citedEdition(index.config, index.date);
  const lookUp = agentLookup(index);
  const citable = (facts: RecordFacts): Citable => citableRecord(facts, edition, lookUp);
  return {
    citable,
    cite: (facts) => {
      const record = citable(facts);
      const pages = [
        { cited: record, file: '' },
        ...facts.pages.map((page) => ({ cited: citableDivision(record, page), file: page.file })),
      ];
      const files = pages.flatMap(({ cited }) => {
        const stem = cited.path.replace(/^records\//, '').replace(/\.html$/, '');
        return [
          [`${stem}.bib`, bibtex(cited)],
          [`${stem}.ris`, ris(cited)],
          [`${stem}.csl.json`, cslJson(cited)],
        ] as const;
      });
      return {
        context:
          pages.map(({ cited, file }) => citedElement(cited, file, label)).join('') +
          movedPlaces(index.config, record.path),
        files: new Map(files),
      };
    },
  };
}
