/**
 * The rules of DataCite's Metadata Schema 4.6 for the elements that we write: their order, their attributes and their closed lists, as
 * its documentation and its XSD give them. They judge where the XSD itself is not at hand.
 */
import type { XmlElement } from '../../src/xml/tree.js';

interface Rule {
  /** Names of children in their order, with `?` or `*` or `+`; undefined for text. */
  readonly children?: readonly string[];
  readonly attributes?: Readonly<Record<string, RegExp | undefined>>;
  readonly required?: readonly string[];
  readonly text?: RegExp;
}

const some = /\S/;
const language = /^[a-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;
const titleType = /^(AlternativeTitle|Subtitle|TranslatedTitle|Other)$/;
const name = { attributes: { nameType: /^(Personal|Organizational)$/, 'xml:lang': language }, text: some };
const nameIdentifier = {
  attributes: { nameIdentifierScheme: some, schemeURI: some },
  required: ['nameIdentifierScheme'],
  text: some,
};
const title = { attributes: { titleType, 'xml:lang': language }, text: some };

const rules: Readonly<Record<string, Rule>> = {
  resource: {},
  'resource/identifier': { attributes: { identifierType: /^DOI$/ }, required: ['identifierType'], text: some },
  'resource/creators': { children: ['creator+'] },
  'resource/creators/creator': {
    children: ['creatorName', 'givenName?', 'familyName?', 'nameIdentifier*', 'affiliation*'],
  },
  'resource/creators/creator/creatorName': name,
  'resource/creators/creator/nameIdentifier': nameIdentifier,
  'resource/titles': { children: ['title+'] },
  'resource/titles/title': title,
  'resource/publisher': { text: some },
  'resource/publicationYear': { text: /^\d{4}$/ },
  'resource/resourceType': {
    attributes: { resourceTypeGeneral: /^Collection$/ },
    required: ['resourceTypeGeneral'],
    text: some,
  },
  'resource/subjects': { children: ['subject*'] },
  'resource/subjects/subject': { attributes: { 'xml:lang': language }, text: some },
  'resource/contributors': { children: ['contributor*'] },
  'resource/contributors/contributor': {
    children: ['contributorName', 'givenName?', 'familyName?', 'nameIdentifier*', 'affiliation*'],
    attributes: { contributorType: /^(Translator|Editor)$/ },
    required: ['contributorType'],
  },
  'resource/contributors/contributor/contributorName': name,
  'resource/contributors/contributor/nameIdentifier': nameIdentifier,
  'resource/dates': { children: ['date*'] },
  'resource/dates/date': {
    attributes: { dateType: /^(Issued|Coverage)$/, dateInformation: some },
    required: ['dateType'],
    text: /^\d{4}(-\d\d){0,2}(\/\d{4}(-\d\d){0,2})?$/,
  },
  'resource/language': { text: language },
  'resource/alternateIdentifiers': { children: ['alternateIdentifier*'] },
  'resource/alternateIdentifiers/alternateIdentifier': {
    attributes: { alternateIdentifierType: some },
    required: ['alternateIdentifierType'],
    text: some,
  },
  'resource/sizes': { children: ['size*'] },
  'resource/sizes/size': { text: some },
  'resource/formats': { children: ['format*'] },
  'resource/formats/format': { text: some },
  'resource/version': { text: some },
  'resource/rightsList': { children: ['rights*'] },
  'resource/rightsList/rights': {
    attributes: {
      rightsURI: some,
      rightsIdentifier: some,
      rightsIdentifierScheme: some,
      schemeURI: some,
      'xml:lang': language,
    },
    text: some,
  },
  'resource/descriptions': { children: ['description*'] },
  'resource/descriptions/description': {
    attributes: {
      descriptionType: /^(Abstract|Methods|Other|SeriesInformation|TableOfContents|TechnicalInfo)$/,
      'xml:lang': language,
    },
    required: ['descriptionType'],
    text: some,
  },
  'resource/relatedItems': { children: ['relatedItem*'] },
  'resource/relatedItems/relatedItem': {
    children: ['relatedItemIdentifier?', 'creators?', 'titles?', 'publicationYear?'],
    attributes: { relatedItemType: /^Text$/, relationType: /^IsTranslationOf$/ },
    required: ['relatedItemType', 'relationType'],
  },
  'resource/relatedItems/relatedItem/creators': { children: ['creator*'] },
  'resource/relatedItems/relatedItem/creators/creator': { children: ['creatorName', 'givenName?', 'familyName?'] },
  'resource/relatedItems/relatedItem/creators/creator/creatorName': name,
  'resource/relatedItems/relatedItem/titles': { children: ['title*'] },
  'resource/relatedItems/relatedItem/titles/title': title,
  'resource/relatedItems/relatedItem/publicationYear': { text: /^\d{4}$/ },
};

/** The children of `resource` may stand in any order, each once; these must be there. */
const mandatory = ['identifier', 'creators', 'titles', 'publisher', 'publicationYear', 'resourceType'];

/** What breaks the rules, a sentence each. */
export function dataciteFaults(root: XmlElement): readonly string[] {
  const own = root.children.flatMap((node) => (node.kind === 'element' ? [node.local] : []));
  return [
    ...(root.uri === 'http://datacite.org/schema/kernel-4' ? [] : ['the namespace is another one']),
    ...mandatory.filter((local) => !own.includes(local)).map((local) => `${local} is missing`),
    ...own.filter((local, i) => own.indexOf(local) !== i).map((local) => `${local} is there twice`),
    ...faultsBelow(root, 'resource'),
  ];
}

function faultsBelow(element: XmlElement, path: string): readonly string[] {
  const rule = rules[path];
  if (rule === undefined) return [`${path} is not known`];
  const faults: string[] = [];
  const children = element.children.flatMap((node) => (node.kind === 'element' ? [node] : []));
  if (path !== 'resource') {
    const given = new Map(element.attributes.map(({ name: key, value }) => [key, value]));
    for (const [key, value] of given) {
      if (!(rule.attributes?.[key]?.test(value) ?? false)) faults.push(`${path} has ${key}="${value}"`);
    }
    for (const key of rule.required ?? []) if (!given.has(key)) faults.push(`${path} lacks ${key}`);
    const order = (rule.children ?? []).map(
      (one) => `(?:${one.replace(/[?*+]$/, '')},)${/[?*+]$/.exec(one)?.[0] ?? ''}`,
    );
    const names = children.map(({ local }) => `${local},`).join('');
    if (!new RegExp(`^${order.join('')}$`).test(names)) faults.push(`${path} has the children ${names}`);
    const text = element.children.map((node) => (node.kind === 'text' ? node.value : '')).join('');
    if (!(rule.text ?? /^\s*$/).test(text)) faults.push(`${path} says “${text}”`);
  }
  return [...faults, ...children.flatMap((child) => faultsBelow(child, `${path}/${child.local}`))];
}
