/** `feed.xml`: what has changed, as an Atom feed (RFC 4287), from what the headers say under `revisionDesc`, and the released versions. */
import { addressOf } from '../citing/citable.js';
import { readingText } from '../edition/reading.js';
import { attribute, child, descendants } from '../xml/query.js';
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { EditionData } from './data.js';

/** How many changes the feed has, the latest first. */
const most = 200;

interface Entry {
  /** What makes the entry's id of its page. */
  readonly anchor: string;
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** The page that has changed. */
  readonly address: string;
}

/** The file's text; undefined for an edition without an address or without a date, since Atom wants both. */
export function feed(data: EditionData): string | undefined {
  const { edition } = data;
  const { baseUrl } = edition;
  const entries = changes(data);
  const updated = entries[0]?.day ?? edition.date;
  if (baseUrl === undefined || updated === '') return undefined;
  const home = new URL(baseUrl).href;
  const self = addressOf('feed.xml', baseUrl) ?? '';
  const authors = edition.editors.length > 0 ? edition.editors : [edition.publisher || edition.title];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeAttribute(edition.locale)}">`,
    `  <id>${escapeText(home)}</id>`,
    `  <title>${escapeText(edition.title)}</title>`,
    ...(edition.notice === '' ? [] : [`  <subtitle>${escapeText(edition.notice)}</subtitle>`]),
    `  <updated>${updated}T00:00:00Z</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeAttribute(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeAttribute(home)}"/>`,
    ...authors.map((name) => `  <author><name>${escapeText(name)}</name></author>`),
    ...(edition.licence === undefined ? [] : [`  <rights>${escapeText(edition.licence.name)}</rights>`]),
    ...entries.map(entryElement),
    '</feed>',
    '',
  ];
  return lines.join('\n');
}

function entryElement({ anchor, day, title, text, address }: Entry): string {
  return [
    '  <entry>',
    `    <id>${escapeText(address)}#${escapeText(anchor)}</id>`,
    `    <title>${escapeText(title)}</title>`,
    `    <updated>${day}T00:00:00Z</updated>`,
    `    <link rel="alternate" type="text/html" href="${escapeAttribute(address)}"/>`,
    ...(text === '' ? [] : [`    <summary>${escapeText(text)}</summary>`]),
    '  </entry>',
  ].join('\n');
}

/** The changes with a day, the latest first, those of a day in the order of the edition; no two of the same page, day and words. */
function changes({ edition, records, registers, releases }: EditionData): readonly Entry[] {
  const address = (path: string): string => addressOf(path, edition.baseUrl) ?? '';
  const ofRecords = records.flatMap(({ facts, cited }) =>
    facts.citation.changes.map(({ when, text }) => ({
      day: dayOf(when),
      title: cited.shortTitle,
      text,
      address: address(cited.path),
    })),
  );
  const ofRegisters = registers.flatMap(({ kind, document }) => {
    const header = child(document.root, 'teiHeader');
    const revision = header && child(header, 'revisionDesc');
    const title = [...descendants(document.root, 'title')][0];
    return (revision === undefined ? [] : [...descendants(revision, 'change')]).map((change) => ({
      day: dayOf(attribute(change, 'when') ?? ''),
      title: title === undefined ? kind : readingText(title),
      text: readingText(change),
      address: address(`${kind}.html`),
    }));
  });
  const ofReleases = releases.map(({ title, version, date }) => ({
    anchor: `version-${version}`,
    day: dayOf(date),
    title,
    text: '',
    address: address('index.html'),
  }));
  const seen = new Set<string>();
  // The anchor has the day and a number made from the words: an id stays when other changes are added.
  const ofHeaders = [...ofRecords, ...ofRegisters].map((one) => ({
    ...one,
    anchor: `change-${one.day}-${mark(one.text)}`,
  }));
  return [...[...ofReleases].reverse(), ...ofHeaders]
    .filter(({ anchor, day, address: page }) => {
      const key = `${page} ${anchor}`;
      return day !== '' && !seen.has(key) && seen.add(key);
    })
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => (a.entry.day === b.entry.day ? a.i - b.i : a.entry.day < b.entry.day ? 1 : -1))
    .slice(0, most)
    .map(({ entry }) => entry);
}

/** A W3C date as a day: the first one of a month or a year; empty for anything else. */
function dayOf(when: string): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(when);
  return match === null ? '' : `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`;
}

/** FNV-1a of 32 bits, in hexadecimal: a name for words, no proof of them. */
function mark(words: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
