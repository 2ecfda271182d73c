/** d3-geo and the coastlines of world-atlas (Natural Earth), and nothing else, behind one door. */
import { type GeoProjection, geoAzimuthalEqualArea, geoEqualEarth, geoGraticule, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Coordinates } from '../../edition/coordinates.js';
import { rounded } from './rounded.js';

export interface Projected {
  /** The whole earth, as far as it is on the map, and its land, each as the `d` of an SVG path. */
  readonly earth: string;
  readonly land: string;
  /** Meridians and parallels, likewise. */
  readonly grid: string;
  /** The points in their order, in the units of the drawing, rounded to a tenth. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** How detailed the coast has to be: the scale of Natural Earth, 1:50 million for a part of the world, 1:110 million for all of it. */
export type CoastDetail = '50m' | '110m';

/** With more degrees of longitude than this between them, places are shown on a map of the world. */
const worldSpan = 130;

/** So much of the world is shown round a single place, in degrees. */
const around = 5;

/** Needs at least one point. */
export function detailFor(points: readonly Coordinates[]): CoastDetail {
  const [west, east] = longitudes(points);
  return east - west > 60 ? '110m' : '50m';
}

/**
 * Puts points on a map that shows all of them and no more of the world than that needs; equal areas are equally large.
 *
 * @param coast a file of world-atlas, `land-50m.json` or `land-110m.json`, parsed
 */
export function projectPoints(points: readonly Coordinates[], coast: unknown, frame: Frame): Projected {
  const topology = coast as Parameters<typeof feature>[0];
  const land = feature(topology, topology.objects['land'] as Parameters<typeof feature>[1]);
  const projection = projectionFor(points, frame);
  const path = geoPath(projection).digits(1);
  const step = longitudes(points)[1] - longitudes(points)[0] > 60 ? 20 : 10;
  return {
    earth: path({ type: 'Sphere' }) ?? '',
    land: path(land) ?? '',
    grid: geoPath(projection).digits(0)(geoGraticule().step([step, step]).precision(10)()) ?? '',
    points: points.map(({ longitude, latitude }) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0];
      return [rounded(x), rounded(y)];
    }),
  };
}

function projectionFor(points: readonly Coordinates[], { width, height }: Frame): GeoProjection {
  const [west, east] = longitudes(points);
  const latitudes = points.map(({ latitude }) => latitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const isWorld = east - west > worldSpan;
  const middle = (west + east) / 2;
  const projection = isWorld
    ? geoEqualEarth().rotate([-middle, 0])
    : geoAzimuthalEqualArea()
        .rotate([-middle, -(south + north) / 2])
        .clipAngle(90);
  const reach = Math.max(around, (east - west) * 0.06, (north - south) * 0.06);
  const corners = points.flatMap(({ longitude, latitude }): [number, number][] => [
    [longitude - reach, latitude],
    [longitude + reach, latitude],
    [longitude, Math.max(-89, latitude - reach)],
    [longitude, Math.min(89, latitude + reach)],
  ]);
  projection.fitExtent(
    [
      [8, 8],
      [width - 8, height - 8],
    ],
    { type: 'MultiPoint', coordinates: corners },
  );
  return projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
}

/** The westernmost and the easternmost longitude, over the side of the world that has them all nearer together. */
function longitudes(points: readonly Coordinates[]): readonly [west: number, east: number] {
  const sorted = points.map(({ longitude }) => longitude).sort((a, b) => a - b);
  let [west, widest] = [sorted[0] as number, (sorted[0] as number) + 360 - (sorted.at(-1) as number)];
  for (let i = 1; i < sorted.length; i += 1) {
    const empty = (sorted[i] as number) - (sorted[i - 1] as number);
    if (empty > widest) [west, widest] = [sorted[i] as number, empty];
  }
  return [west, west + 360 - widest];
}
