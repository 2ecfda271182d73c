/** Where the places of a register lie. */
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { readingText } from './reading.js';

/** Degrees by WGS 84; north and east positive (TEI P5, 14.3.4.1: latitude first). */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

const pair = /^(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)$/;

/** By the place's `xml:id`; places without coordinates, or with some that can't be, are left out. */
export function placeCoordinates({ root }: XmlDocument): ReadonlyMap<string, Coordinates> {
  const found = new Map<string, Coordinates>();
  for (const place of descendants(root, 'place')) {
    const id = attribute(place, 'xml:id');
    const geo = elements(place, 'location').flatMap((location) => elements(location, 'geo'))[0];
    const match = geo === undefined ? null : pair.exec(readingText(geo));
    if (id === undefined || match === null) continue;
    const [latitude, longitude] = [Number(match[1]), Number(match[2])];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) found.set(id, { latitude, longitude });
  }
  return found;
}
