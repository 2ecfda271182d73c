/** What a register's entry is called elsewhere, and where a place lies. */
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { readingText } from './reading.js';

/** The numbers of an entry in authority files. */
export interface AuthorityIds {
  /** As `@type` names them, in lower case, such as `gnd`, `viaf`, `wikidata`, `geonames`; each with its number. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Their canonical addresses, in the order of the register; only for numbers of the form that the authority gives. */
  readonly uris: readonly string[];
}

/** A point: degrees north and east (WGS 84). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** What an entry says besides its names. */
export interface EntryFacts extends AuthorityIds {
  readonly point: Point | undefined;
  /** `@type` of the entry, such as `country`; empty if it has none. */
  readonly type: string;
  /** The parts of the main name, where it is encoded in them. */
  readonly family: string;
  readonly given: string;
}

/** The address that each authority gives its numbers, and the form of those numbers. */
const authorities: Readonly<Record<string, { readonly form: RegExp; readonly prefix: string }>> = {
  gnd: { form: /^[\dX-]+$/, prefix: 'https://d-nb.info/gnd/' },
  viaf: { form: /^\d+$/, prefix: 'https://viaf.org/viaf/' },
  wikidata: { form: /^Q\d+$/, prefix: 'http://www.wikidata.org/entity/' },
  geonames: { form: /^\d+$/, prefix: 'https://sws.geonames.org/' },
  isni: { form: /^\d{15}[\dX]$/, prefix: 'https://isni.org/isni/' },
  orcid: { form: /^(\d{4}-){3}\d{3}[\dX]$/, prefix: 'https://orcid.org/' },
  lccn: { form: /^[a-z]{1,3}\d{8,10}$/, prefix: 'http://id.loc.gov/authorities/names/' },
};

/** The addresses under which numbers may be written in full instead. */
const written: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/d-nb\.info\/gnd\/([\dX-]+)$/, 'gnd'],
  [/^https?:\/\/viaf\.org\/viaf\/(\d+)\/?$/, 'viaf'],
  [/^https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/, 'wikidata'],
  [/^https?:\/\/(?:www|sws)\.geonames\.org\/(\d+)\b.*$/, 'geonames'],
];

/** The canonical address of a number; undefined for an authority that is not known, or a number of another form. */
function authorityUri(authority: string, number: string): string | undefined {
  const known = authorities[authority];
  const plain = authority === 'isni' ? number.replace(/\s/g, '') : number;
  return known?.form.test(plain) ? known.prefix + plain : undefined;
}

function idsOf(entry: XmlElement): AuthorityIds {
  const numbers = new Map<string, string>();
  const uris: string[] = [];
  for (const idno of elements(entry, 'idno')) {
    const text = readingText(idno);
    const spelt = written.find(([form]) => form.test(text));
    const authority = spelt?.[1] ?? (attribute(idno, 'type') ?? '').toLowerCase();
    const number = spelt === undefined ? text : text.replace(spelt[0], '$1');
    if (number === '') continue;
    if (authority !== '' && !numbers.has(authority)) numbers.set(authority, number);
    const uri = authorityUri(authority, number) ?? (/^https?:\/\/\S+$/.test(text) ? text : undefined);
    if (uri !== undefined) uris.push(uri);
  }
  return { numbers, uris };
}

/** `location/geo`: latitude and longitude in decimal degrees, with white space or a comma between them. */
function pointOf(entry: XmlElement): Point | undefined {
  for (const geo of descendants(entry, 'geo')) {
    const match = /^\s*(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)\s*$/.exec(readingText(geo));
    if (match === null) continue;
    const [latitude, longitude] = [Number(match[1]), Number(match[2])];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  }
  return undefined;
}

function nameParts(entry: XmlElement): { readonly family: string; readonly given: string } {
  const names = elements(entry, 'persName');
  const main = names.find((name) => attribute(name, 'type') === 'main') ?? names[0];
  const part = (local: string): string =>
    main === undefined ? '' : [...descendants(main, local)].map(readingText).join(' ');
  return { family: part('surname'), given: part('forename') };
}

/** What each entry of a register says besides its names, by its `xml:id`. */
export function entryFacts(document: XmlDocument): ReadonlyMap<string, EntryFacts> {
  const found = new Map<string, EntryFacts>();
  for (const element of descendants(document.root)) {
    const id = attribute(element, 'xml:id');
    if (id === undefined) continue;
    const type = attribute(element, 'type') ?? '';
    found.set(id, { ...idsOf(element), point: pointOf(element), type, ...nameParts(element) });
  }
  return found;
}
