/** The lists and drawings through which an edition's records are found: those that there are. */
import { modelElement } from '../edition/context.js';
import type { Edition } from '../edition/index-edition.js';
import { daysOf } from '../edition/spans.js';
import { archivesOf } from './browse/archives.js';
import { listedTexts } from './browse/listed.js';
import { mapDetail } from './drawings/map-page.js';
import { hasNetwork } from './drawings/network-page.js';

/** One `m:way key href` for each, in the order in which they are offered. */
export function waysElements(edition: Edition): readonly string[] {
  const { records, registers } = edition;
  const ways: readonly (readonly [key: string, exists: boolean])[] = [
    ['timeline', listedTexts(edition).some(({ date }) => daysOf(date) !== undefined)],
    ['titles', records.length > 0],
    ['archives', archivesOf(edition).length > 0],
    ...registers.map(({ kind }) => [kind, true] as const),
    ['map', mapDetail(edition) !== undefined],
    ['network', hasNetwork(edition)],
  ];
  return ways.flatMap(([key, exists]) => (exists ? [modelElement('way', { key, href: `${key}.html` })] : []));
}
