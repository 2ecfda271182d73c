/**
 * What Zotero makes of a page's `head`, by the rules of its translators “Embedded Metadata” and “RDF” (github.com/zotero/translators,
 * files `Embedded Metadata.js` and `RDF.js`), written anew from what they do. Only the rules that can touch our pages are here:
 *
 * - `getPrefixes`: `link rel="schema.X"` declares a prefix; some are known without.
 * - `init`: `meta` with `name`, else `property`; cut at `.`, `:` or `_`; the second part counts as the prefix where there are three
 *   parts and it is one; the property begins with a small letter.
 * - `importItem`: the type is `z:itemType`; creators by what `getCreatorsForType` lists for it; the fields; in the end, each
 *   property of `z:` as a field of that name.
 * - `handleCreators`, `cleanAuthor`: a name is cut at its comma, else at its last space.
 * - `addHighwireMetadata`: with any `citation_author`, the creators so far are forgotten.
 * - COinS on the page: another translator, of higher priority, takes over, which knows no translators.
 */
import { parse } from 'parse5';

export interface ZoteroItem {
  readonly fields: Readonly<Record<string, string>>;
  readonly creators: readonly { readonly creatorType: string; readonly firstName: string; readonly lastName: string }[];
}

interface Element {
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Element[];
}

const known: Readonly<Record<string, string>> = {
  bib: 'http://purl.org/net/biblio#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  z: 'http://www.zotero.org/namespaces/export#',
  og: 'http://ogp.me/ns#',
};

/** `creatorTypes` of github.com/zotero/zotero-schema. Newer versions may give a letter a translator as well. */
export const creatorTypes: Readonly<Record<string, readonly string[]>> = {
  letter: ['author', 'contributor', 'recipient'],
  manuscript: ['author', 'contributor', 'translator'],
};

export function importByZotero(html: string, types = creatorTypes): ZoteroItem | undefined {
  const all: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = [];
  const walk = (node: Element): void => {
    if (node.tagName !== undefined) {
      all.push({
        name: node.tagName,
        attributes: Object.fromEntries((node.attrs ?? []).map((a) => [a.name, a.value])),
      });
    }
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html) as Element);
  if (all.some(({ attributes }) => attributes['class']?.split(/\s+/).includes('Z3988'))) return undefined;

  const prefixes: Record<string, string> = { ...known };
  for (const { name, attributes } of all) {
    const prefix = name === 'link' ? /^schema\.([a-zA-Z]+)/.exec(attributes['rel'] ?? '')?.[1] : undefined;
    if (prefix !== undefined) prefixes[prefix.toLowerCase()] = attributes['href'] ?? '';
  }
  const statements: (readonly [string, string])[] = [];
  for (const { name, attributes } of all) {
    const tags = name === 'meta' ? attributes['name'] || attributes['property'] || '' : '';
    const value = attributes['content'] ?? '';
    if (value === '') continue;
    for (const tag of tags.split(/\s+/)) {
      const parts = tag.split(/[.:_]/);
      const [first = '', second = ''] = parts;
      const isSecond = parts.length > 2 && prefixes[second.toLowerCase()] !== undefined;
      const namespace = prefixes[(isSecond ? second : first).toLowerCase()];
      const property = tag.slice(isSecond ? first.length + second.length + 2 : first.length + 1);
      if (namespace !== undefined)
        statements.push([namespace + property.charAt(0).toLowerCase() + property.slice(1), value]);
    }
  }
  const targets = (...properties: readonly string[]): readonly string[] => {
    for (const property of properties) {
      const found = statements.filter(([name]) => name === property).map(([, value]) => value);
      if (found.length > 0) return found;
    }
    return [];
  };
  const { bib, dc, dcterms, z, og } = known as Record<'bib' | 'dc' | 'dcterms' | 'z' | 'og', string>;
  const itemType = targets(`${z}itemType`)[0] ?? 'webpage';
  const creators = (types[itemType] ?? []).flatMap((creatorType) => {
    const names =
      creatorType === 'author'
        ? targets(`${bib}authors`, `${dc}creator`, `${dcterms}creator`, `${dc}contributor`, `${dcterms}contributor`)
        : targets(`${creatorType === 'contributor' || creatorType === 'editor' ? bib : z}${creatorType}s`);
    return names.map((name) => ({ creatorType, ...cleanAuthor(name) }));
  });
  const fields: Record<string, string> = {};
  const set = (field: string, ...properties: readonly string[]): void => {
    const [value] = targets(...properties);
    if (value !== undefined) fields[field] = value;
  };
  set('title', `${dc}title`, `${dcterms}title`, `${og}title`);
  set('date', `${dc}date.issued`, `${dcterms}issued`, `${dc}date`, `${dcterms}date`);
  set('rights', `${dc}rights`, `${dcterms}rights`);
  set('publisher', `${dc}publisher`, `${dcterms}publisher`);
  set('language', `${dc}language`, `${dcterms}language`);
  set('url', `${og}url`);
  set('archiveLocation', `${dc}coverage`, `${dcterms}coverage`);
  set('abstractNote', `${og}description`, `${dcterms}abstract`);
  set('extra', `${dc}description`);
  for (const [property] of statements) if (property.startsWith(z)) set(property.slice(z.length), property);
  const isHighwire = statements.length > 0 && all.some(({ attributes }) => attributes['name'] === 'citation_author');
  return { fields, creators: isHighwire ? [] : creators };
}

/** `Zotero.Utilities.cleanAuthor`. */
function cleanAuthor(name: string): { readonly firstName: string; readonly lastName: string } {
  const author = name
    .replace(/^[\s\u00A0.,/[\]:]+/, '')
    .replace(/[\s\u00A0.,/[\]:]+$/, '')
    .replace(/ +/, ' ');
  const comma = author.split(/, ?/);
  if (name.includes(',') && comma.length > 1) return { lastName: comma[0] ?? '', firstName: comma[1] ?? '' };
  const space = author.lastIndexOf(' ');
  return { lastName: author.slice(space + 1), firstName: space < 0 ? '' : author.slice(0, space) };
}
