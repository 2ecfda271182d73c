/**
 * The models of the page that says how the edition was checked (`m:principle number verdict findings`, `m:finding code file message`,
 * `m:moved was href to why`), and of the pages at addresses that have moved (`href` or `why`, and `words` that stood there).
 */
import type { Judgement } from '../checking/principles.js';
import { modelElement } from '../edition/context.js';
import { hrefOf } from '../edition/pointers.js';
import { page, type SitePage } from './page-model.js';

export interface CheckFacts {
  readonly pages: number;
  readonly files: number;
  readonly identifiers: number;
  readonly judgements: readonly Judgement[];
  readonly findings: readonly { readonly code: string; readonly file: string; readonly message: string }[];
  readonly moves: Moves;
}

interface Moves {
  readonly redirects: Readonly<Record<string, string>>;
  readonly withdrawn: Readonly<Record<string, string>>;
}

/** An address as a link from the edition's root. */
function addressHref(address: string): string {
  const [path = '', anchor] = address.split(/#(.*)/s);
  return hrefOf(path) + (anchor === undefined ? '' : `#${hrefOf(anchor)}`);
}

export function checkPage({ pages, files, identifiers, judgements, findings, moves }: CheckFacts): SitePage {
  const counts = { pages: String(pages), files: String(files), identifiers: String(identifiers) };
  const moved = (was: string): { was: string; href: string } => ({ was, href: hrefOf(was.replace(/#.*$/s, '')) });
  return page('check', 'check.html', counts, [
    ...judgements.map((one) => modelElement('principle', { ...one, findings: String(one.findings) })),
    ...findings.map((finding) => modelElement('finding', { ...finding })),
    ...Object.entries(moves.redirects)
      .filter(([was, to]) => was !== to)
      .map(([was, to]) => modelElement('moved', { ...moved(was), to })),
    ...Object.entries(moves.withdrawn).map(([was, why]) => modelElement('moved', { ...moved(was), why })),
  ]);
}

/**
 * The pages at old addresses.
 *
 * @param isThere whether a page stands at an address now; it needs no page that speaks for it
 * @param wordsOf what stood at an address, as the ledger has it
 */
export function movedPages(
  { redirects, withdrawn }: Moves,
  isThere: (path: string) => boolean,
  wordsOf: (address: string) => string | undefined,
): readonly SitePage[] {
  const whole = (address: string): boolean => !address.includes('#') && !isThere(address);
  const moved = Object.entries(redirects).filter(([was]) => whole(was));
  const gone = Object.entries(withdrawn).filter(([was]) => whole(was));
  return [
    ...moved.map(([was, to]) => page('moved', was, { href: addressHref(to), words: wordsOf(was) }, [])),
    ...gone.map(([was, why]) => page('moved', was, { why, words: wordsOf(was) }, [])),
  ];
}

/**
 * What the page of a record says of places of it that have moved: `m:moved was anchor to href why`, as part of its context document.
 *
 * @param path the record's page
 */
export function movedPlaces({ redirects, withdrawn }: Moves, path: string): string {
  const prefix = `${path}#`;
  const way = '../'.repeat(path.split('/').length - 1);
  const own = <T>(moves: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
    Object.entries(moves).flatMap(([was, value]) =>
      was.startsWith(prefix) && was !== value ? [[was.slice(prefix.length), value] as const] : [],
    );
  return [
    ...own(redirects).map(([was, to]) =>
      modelElement('moved', {
        was,
        to: to.startsWith(prefix) ? to.slice(path.length) : to,
        href: to.startsWith(prefix) ? to.slice(path.length) : way + addressHref(to),
      }),
    ),
    ...own(withdrawn).map(([was, why]) => modelElement('moved', { was, why })),
  ].join('');
}
