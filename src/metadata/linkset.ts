/** `linkset.json` (RFC 9264, application/linkset+json): the typed links of all records in one place. */
import { addressOf } from '../citing/citable.js';
import { recordForms } from '../citing/head.js';
import type { EditionData } from './data.js';

interface Target {
  readonly href: string;
  readonly type?: string;
}

/** The file's text; undefined for an edition without an address, since a link context must be absolute to be of use. */
export function linkset({ edition, records }: EditionData): string | undefined {
  const { baseUrl } = edition;
  if (baseUrl === undefined) return undefined;
  const address = (path: string): string => addressOf(path, baseUrl) ?? '';
  const licence: readonly Target[] = edition.licence?.url ? [{ href: edition.licence.url }] : [];
  const home = new URL(baseUrl).href;
  const whole = {
    anchor: home,
    'cite-as': [{ href: home }],
    type: [{ href: 'https://schema.org/Collection' }],
    ...(licence.length === 0 ? {} : { license: licence }),
    item: records.map(({ cited }) => ({ href: address(cited.path), type: 'text/html' })),
    describedby: [{ href: address('records.json'), type: 'application/json' }],
  };
  const each = records.map(({ cited }) => {
    const targets = (rel: 'item' | 'describedby'): readonly Target[] =>
      recordForms
        .filter((form) => form.rel === rel)
        .map(({ ending, type }) => ({ href: address(cited.path.replace(/html$/, ending)), type }));
    const authors = cited.authors.flatMap(({ uris, page }) => {
      const href = uris[0] ?? (page === '' ? undefined : address(page));
      return href === undefined ? [] : [{ href }];
    });
    return {
      anchor: address(cited.path),
      'cite-as': [{ href: address(cited.path) }],
      type: [
        { href: 'https://schema.org/AboutPage' },
        { href: `https://schema.org/${cited.kind === 'letter' ? 'Message' : 'CreativeWork'}` },
      ],
      ...(authors.length === 0 ? {} : { author: authors }),
      ...(licence.length === 0 ? {} : { license: licence }),
      collection: [{ href: home, type: 'text/html' }],
      item: targets('item'),
      describedby: targets('describedby'),
    };
  });
  return `${JSON.stringify({ linkset: [whole, ...each] }, undefined, 1)}\n`;
}
