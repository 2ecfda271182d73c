/**
 * The ledger of an edition: every address that a released version has had, of records, paragraphs, notes, apparatus entries and
 * register entries, with what stood there. See docs/reference/ledger.md.
 */
import { fingerprint } from './fingerprint.js';
import type { PageFacts } from './page-facts.js';

export const identifierKinds = ['record', 'document', 'paragraph', 'note', 'entry', 'entity'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** The first version that had it. */
  readonly since: string;
  /** Its first words, for people. */
  readonly words: string;
  /** See fingerprint.ts. */
  readonly print: string;
}

export interface Ledger {
  /** The released versions, in the order in which they were released. */
  readonly versions: readonly { readonly version: string; readonly date: string }[];
  /** By address, from the edition's root: `records/x.html`, `records/x.html#p3`. */
  readonly identifiers: ReadonlyMap<string, Identifier>;
}

export const emptyLedger: Ledger = { versions: [], identifiers: new Map() };

/** How many words are kept for people. */
const mostWords = 8;

const about =
  'Every address that a released version of this edition has had. Written by “edition release”; keep it with the edition, and do not edit it.';

/** What pages show besides the texts: the same passages side by side, or a witness as a whole. */
const isRepeated = /^records\/[^/]+\/(?:parallel|coverage)(?:-\d+)?\.html$|^records\/[^/]+\/witness\//;

/** The addresses that a site has now. */
export function identifiersOf(pages: ReadonlyMap<string, PageFacts>, version: string): ReadonlyMap<string, Identifier> {
  const found = new Map<string, Identifier>();
  const add = (address: string, kind: IdentifierKind, words: string, whole: string): void => {
    const first = words.split(' ').slice(0, mostWords).join(' ');
    found.set(address, { kind, since: version, words: first, print: fingerprint(whole) });
  };
  for (const [path, page] of pages) {
    const register = /^(?:people|places|organizations|terms)\/[^/]+\.html$/.test(path) && !/\.\d+\.html$/.test(path);
    if (register) add(path, 'entity', page.heading, page.heading);
    if (!path.startsWith('records/') || path.endsWith('.apparatus.html') || isRepeated.test(path)) continue;
    add(path, path.split('/').length === 2 ? 'record' : 'document', page.heading, page.words);
    for (const { id, kind, words } of page.passages) add(`${path}#${id}`, kind, words, words);
  }
  return found;
}

/** The ledger with a version's addresses in it: new ones are added, old ones told as they are now, none is taken out. */
export function withVersion(
  ledger: Ledger,
  now: ReadonlyMap<string, Identifier>,
  release: { readonly version: string; readonly date: string },
): Ledger {
  const identifiers = new Map(ledger.identifiers);
  for (const [address, identifier] of now) {
    identifiers.set(address, { ...identifier, since: identifiers.get(address)?.since ?? identifier.since });
  }
  const versions = [...ledger.versions.filter(({ version }) => version !== release.version), release];
  return { versions, identifiers };
}

/** The ledger's text: JSON with one line for each address, sorted, so that a comparison of two versions is easy to read. */
export function writeLedger({ versions, identifiers }: Ledger): string {
  const lines = [...identifiers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([address, { kind, since, words, print }]) =>
        `    ${JSON.stringify(address)}: ${JSON.stringify({ kind, since, words, print })}`,
    );
  const released = versions.map((one) => `    ${JSON.stringify(one)}`);
  return [
    '{',
    `  "about": ${JSON.stringify(about)},`,
    '  "versions": [',
    released.join(',\n'),
    '  ],',
    '  "identifiers": {',
    lines.join(',\n'),
    '  }',
    '}',
    '',
  ]
    .filter((line, i, all) => line !== '' || i === all.length - 1)
    .join('\n');
}

/** Reads what `writeLedger` has written; undefined for anything else. */
export function readLedger(text: string): Ledger | undefined {
  try {
    const { versions, identifiers } = JSON.parse(text) as {
      readonly versions: Ledger['versions'];
      readonly identifiers: Readonly<Record<string, Identifier>>;
    };
    const isWhole =
      Array.isArray(versions) &&
      versions.every(({ version, date }) => typeof version === 'string' && typeof date === 'string') &&
      Object.values(identifiers).every(
        ({ kind, since, words, print }) =>
          identifierKinds.includes(kind) && [since, words, print].every((value) => typeof value === 'string'),
      );
    return isWhole ? { versions, identifiers: new Map(Object.entries(identifiers)) } : undefined;
  } catch {
    return undefined;
  }
}
