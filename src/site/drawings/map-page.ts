/** The model of the map: the places that have coordinates, each with the number of records that name it. */

import { modelElement } from '../../edition/context.js';
import { type Coordinates, placeCoordinates } from '../../edition/coordinates.js';
import type { Edition } from '../../edition/index-edition.js';
import type { Entity } from '../../edition/model.js';
import { entityPath, hrefOf } from '../../edition/pointers.js';
import { entryKey, mentionIndex, page, type SitePage } from '../page-model.js';
import { placeLabels } from './place-labels.js';
import { type CoastDetail, detailFor, projectPoints } from './project.js';
import { rounded } from './rounded.js';

/** The units of the drawing. */
const frame = { width: 960, height: 600 };
const letterSize = 13;

/** With more places than this a map is a heap of points, and a page that takes long to load; the register has all. */
const mostPlaces = 400;

interface MappedPlace {
  readonly entity: Entity;
  readonly coordinates: Coordinates;
  readonly records: number;
}

const known = new WeakMap<Edition, readonly MappedPlace[]>();

/** The places that the records name and that have coordinates, those that most records name first. Worked out once for an edition. */
function mappedPlaces(edition: Edition): readonly MappedPlace[] {
  const before = known.get(edition);
  if (before !== undefined) return before;
  const register = edition.registers.find(({ kind }) => kind === 'places');
  const coordinates = register === undefined ? new Map<string, Coordinates>() : placeCoordinates(register.document);
  const mentions = mentionIndex(edition);
  const places = (register?.entities ?? []).flatMap((entity): MappedPlace[] => {
    const point = coordinates.get(entity.id);
    const records = mentions.get(entryKey('places', entity.id))?.size ?? 0;
    return point === undefined || records === 0 ? [] : [{ entity, coordinates: point, records }];
  });
  const sorted = places.sort((a, b) => b.records - a.records || (a.entity.id < b.entity.id ? -1 : 1));
  known.set(edition, sorted);
  return sorted;
}

/** How detailed the coast of the map has to be; undefined where there is no map, because no place has coordinates. */
export function mapDetail(edition: Edition): CoastDetail | undefined {
  const places = mappedPlaces(edition);
  return places.length === 0 ? undefined : detailFor(places.map(({ coordinates }) => coordinates));
}

/**
 * The map; none where there is nothing to draw.
 *
 * @param coast as `projectPoints` takes it, of the detail that `mapDetail` asks for
 */
export function mapPages(edition: Edition, coast: unknown): readonly SitePage[] {
  const all = mappedPlaces(edition);
  const places = all.slice(0, mostPlaces);
  if (places.length === 0 || coast === undefined) return [];
  // Where the most is little, no point is large.
  const scale = Math.max(places[0]?.records ?? 1, 9);
  const projected = projectPoints(
    places.map(({ coordinates }) => coordinates),
    coast,
    frame,
  );
  const points = places.map(({ entity, records }, i) => {
    const [x, y] = projected.points[i] as readonly [number, number];
    return { x, y, radius: rounded(4 + 6 * Math.sqrt(records / scale)), label: entity.name };
  });
  const labels = placeLabels(points, letterSize, frame);
  const size = { width: String(frame.width), height: String(frame.height), places: String(all.length) };
  return [
    page('map', 'map.html', size, [
      modelElement('land', { earth: projected.earth, d: projected.land, grid: projected.grid }),
      ...places.map(({ entity, records, coordinates: { latitude, longitude } }, i) => {
        const { x, y, radius } = points[i] as (typeof points)[number];
        const label = labels[i];
        return modelElement('point', {
          name: entity.name,
          gloss: entity.gloss,
          href: hrefOf(entityPath('places', entity.id)),
          count: String(records),
          latitude: String(latitude),
          longitude: String(longitude),
          x: String(x),
          y: String(y),
          r: String(radius),
          ...(label && {
            'label-x': String(rounded(label.x)),
            'label-y': String(rounded(label.y)),
            anchor: label.anchor,
          }),
        });
      }),
    ]),
  ];
}
