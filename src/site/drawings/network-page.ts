/** The model of the network: persons whom the same records name. */
import { modelElement } from '../../edition/context.js';
import type { Edition } from '../../edition/index-edition.js';
import { entityPath, hrefOf } from '../../edition/pointers.js';
import { entryKey, mentionIndex, page, type SitePage } from '../page-model.js';
import { pairsIn } from '../together.js';
import { layOut } from './layout.js';
import { placeLabels } from './place-labels.js';
import { rounded } from './rounded.js';

const frame = { width: 960, height: 640, margin: 56 };
const letterSize = 13;

/** More persons or lines than these no one can tell apart; the pages of the persons have all. */
const mostPersons = 60;
const mostLines = 240;
const mostRows = 400;

/** Whether two persons are named together anywhere. */
export function hasNetwork(edition: Edition): boolean {
  return pairsIn(edition, 'people').length > 0;
}

/** The network; none where no two persons are named together. */
export function networkPages(edition: Edition): readonly SitePage[] {
  const pairs = pairsIn(edition, 'people');
  if (pairs.length === 0) return [];
  const entities = new Map(
    edition.registers.flatMap(({ kind, entities }) => (kind === 'people' ? entities.map((one) => [one.id, one]) : [])),
  );
  const mentions = mentionIndex(edition);
  const recordsOf = (id: string): number => mentions.get(entryKey('people', id))?.size ?? 0;
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
    .sort((a, b) => recordsOf(b) - recordsOf(a) || (a < b ? -1 : 1))
    .slice(0, mostPersons);
  const number = new Map(ids.map((id, i) => [id, i]));
  const lines = pairs
    .flatMap(({ a, b, records }) => {
      const [source, target] = [number.get(a), number.get(b)];
      return source === undefined || target === undefined ? [] : [{ source, target, weight: records }];
    })
    .slice(0, mostLines);
  // Where the most is little, no point is large.
  const scale = Math.max(9, ...ids.map(recordsOf));
  const radii = ids.map((id) => rounded(4 + 8 * Math.sqrt(recordsOf(id) / scale)));
  const places = layOut(radii, lines, frame);
  const name = (id: string) => entities.get(id)?.short ?? id;
  const points = ids.map((id, i) => {
    const [x, y] = places[i] as readonly [number, number];
    return { x, y, radius: radii[i] as number, label: name(id) };
  });
  const labels = placeLabels(points, letterSize, frame);
  const heaviest = lines[0]?.weight ?? 1;
  const attributes = {
    width: String(frame.width),
    height: String(frame.height),
    persons: String(new Set(pairs.flatMap(({ a, b }) => [a, b])).size),
    pairs: String(pairs.length),
  };
  return [
    page('network', 'network.html', attributes, [
      ...lines.map(({ source, target, weight }) => {
        const [from, to] = [points[source], points[target]];
        return modelElement('line', {
          x1: String(from?.x),
          y1: String(from?.y),
          x2: String(to?.x),
          y2: String(to?.y),
          width: String(rounded(0.6 + 3.4 * (weight / heaviest))),
        });
      }),
      ...ids.map((id, i) => {
        const { x, y, radius } = points[i] as (typeof points)[number];
        const label = labels[i];
        return modelElement('point', {
          name: entities.get(id)?.name ?? id,
          label: name(id),
          href: hrefOf(entityPath('people', id)),
          count: String(recordsOf(id)),
          x: String(x),
          y: String(y),
          r: String(radius),
          ...(label && {
            'label-x': String(Math.round(label.x)),
            'label-y': String(Math.round(label.y)),
            anchor: label.anchor,
          }),
        });
      }),
      ...pairs.slice(0, mostRows).map(({ a, b, records }) =>
        modelElement('pair', {
          a: entities.get(a)?.name ?? a,
          b: entities.get(b)?.name ?? b,
          'href-a': hrefOf(entityPath('people', a)),
          'href-b': hrefOf(entityPath('people', b)),
          count: String(records),
        }),
      ),
    ]),
  ];
}
