/** Whether what was published is still there, and still the same. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isAboutTheSame } from './fingerprint.js';
import type { Identifier, Ledger } from './ledger.js';
import { type PublishedSite, siteFinding, startOfPage } from './site.js';

/** What the configuration says of addresses that are no more. */
export interface Moves {
  /** Where an old address leads now; to itself for a place whose words have changed so much that it might be taken for another. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Why an old address is gone. */
  readonly withdrawn: Readonly<Record<string, string>>;
}

export const noMoves: Moves = { redirects: {}, withdrawn: {} };

/** @param now the addresses that the site has */
export function checkLedger(
  site: PublishedSite,
  ledger: Ledger,
  now: ReadonlyMap<string, Identifier>,
  moves: Moves,
): readonly Diagnostic[] {
  return [
    ...[...ledger.identifiers].flatMap(([address, was]) => checkOne(site, address, was, now, moves)),
    ...checkMoves(site, moves),
  ];
}

function checkOne(
  site: PublishedSite,
  address: string,
  was: Identifier,
  now: ReadonlyMap<string, Identifier>,
  { redirects, withdrawn }: Moves,
): readonly Diagnostic[] {
  const page = address.replace(/#.*$/s, '');
  const told = (to: string): boolean => redirects[to] !== undefined || withdrawn[to] !== undefined;
  if (told(address) || told(page)) return [];
  const is = now.get(address);
  const shown = site.pages.has(page) ? page : 'index.html';
  if (is === undefined) {
    const moved = [...now].find(([, { kind, print }]) => kind === was.kind && print !== '' && print === was.print)?.[0];
    return [
      siteFinding(
        site,
        'site/lost-identifier',
        shown,
        startOfPage,
        `${address} has been published since version ${was.since} (“${was.words} …”) and is not there any more`,
        moved === undefined
          ? `Bring it back, or say in edition.yaml where it went (redirects:) or why it is gone (withdrawn:).`
          : `The same words stand at ${moved} now. Say so in edition.yaml: redirects: {"${address}": "${moved}"}.`,
      ),
    ];
  }
  if (is.kind === was.kind && isAboutTheSame(is.print, was.print)) return [];
  return [
    siteFinding(
      site,
      'site/changed-identifier',
      shown,
      startOfPage,
      `${address} was “${was.words} …” in an earlier version; now it is “${is.words} …”`,
      'Give what stood there its old address again, or say in edition.yaml where it went (redirects:); an address that leads to itself says that it is still the same.',
    ),
  ];
}

/** A redirect must lead to something. */
function checkMoves(site: PublishedSite, { redirects }: Moves): readonly Diagnostic[] {
  return Object.entries(redirects).flatMap(([from, to]) => {
    const [page = '', anchor] = to.split(/#(.*)/s);
    const target = site.pages.get(page);
    const isThere = target !== undefined && (anchor === undefined || target.ids.includes(anchor));
    if (isThere) return [];
    return [
      siteFinding(
        site,
        'site/dead-redirect',
        'index.html',
        startOfPage,
        `The redirect of ${from} leads to ${to}, which is not there`,
        'Correct it in edition.yaml. If what it led to is gone as well, say why (withdrawn:).',
      ),
    ];
  });
}
