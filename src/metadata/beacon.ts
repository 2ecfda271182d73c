/**
 * BEACON files: which persons of an authority file the edition has a page about, for library catalogues
 * (https://gbv.github.io/beaconspec/).
 */
import { addressOf } from '../citing/citable.js';
import { entityPath } from '../edition/pointers.js';
import type { DataFile, EditionData } from './data.js';

const authorities = [
  { name: 'gnd', prefix: 'https://d-nb.info/gnd/' },
  { name: 'viaf', prefix: 'https://viaf.org/viaf/' },
  { name: 'wikidata', prefix: 'http://www.wikidata.org/entity/' },
] as const;

/** A file for each authority that gives numbers to persons of the register; none for an edition without an address. */
export function beacons({ edition, registers }: EditionData): readonly DataFile[] {
  const { baseUrl } = edition;
  if (baseUrl === undefined) return [];
  const people = registers.filter(({ kind }) => kind === 'people');
  return authorities.flatMap(({ name, prefix }) => {
    const path = `beacon-${name}.txt`;
    const lines = people.flatMap(({ kind, facts, entities }) =>
      entities.flatMap(({ id }) => {
        const number = facts.get(id)?.numbers.get(name);
        const page = addressOf(entityPath(kind, id), baseUrl);
        return number === undefined || !/^[\dQX-]+$/.test(number) ? [] : [`${number}||${page}`];
      }),
    );
    if (lines.length === 0) return [];
    const head = [
      '#FORMAT: BEACON',
      `#PREFIX: ${prefix}`,
      `#NAME: ${oneLine(edition.title)}`,
      ...(edition.notice === '' ? [] : [`#DESCRIPTION: ${oneLine(edition.notice)}`]),
      ...(edition.publisher === '' ? [] : [`#CREATOR: ${oneLine(edition.publisher)}`]),
      `#HOMEPAGE: ${new URL(baseUrl).href}`,
      `#FEED: ${addressOf(path, baseUrl)}`,
      ...(edition.date === '' ? [] : [`#TIMESTAMP: ${edition.date}T00:00:00Z`]),
    ];
    return [{ path, content: `${[...head, '', ...[...new Set(lines)].sort()].join('\n')}\n` }];
  });
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
