/** `metadata/datacite.xml`: the deposit as DataCite's Metadata Schema 4.6 describes it. */
import { coverageOf, creatorsOf, type Deposit, descriptionOf, spdxOf, translatorsOf } from '../deposit.js';
import { element, textElement, xmlDocument } from './xml.js';

const namespace = 'http://datacite.org/schema/kernel-4';

/** What DataCite wants where a DOI is to be given later (DataCite 4.6, appendix 3). */
const toBeAssigned = '(:tba)';

/** @param bytes of all files together, and how many files there are */
export function dataciteXml(deposit: Deposit, payload: { readonly bytes: number; readonly files: number }): string {
  const { config, date, records, slug } = deposit;
  const language = config.languages.translation ?? config.locale;
  const coverage = coverageOf(deposit);
  const { licence } = config;
  const spdx = spdxOf(licence?.url);
  const root = element(
    'resource',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} https://schema.datacite.org/meta/kernel-4.6/metadata.xsd`,
    },
    [
      ...textElement('identifier', { identifierType: 'DOI' }, toBeAssigned),
      ...element('creators', {}, creators(deposit)),
      ...element('titles', {}, textElement('title', { 'xml:lang': config.locale }, config.title)),
      ...textElement('publisher', {}, config.publisher ?? '(:unav)'),
      ...textElement('publicationYear', {}, date.slice(0, 4)),
      ...textElement('resourceType', { resourceTypeGeneral: 'Collection' }, 'Scholarly edition of translated records'),
      ...element('subjects', {}, [
        ...textElement('subject', { 'xml:lang': 'en' }, 'scholarly edition'),
        ...textElement('subject', { 'xml:lang': 'en' }, 'translation'),
      ]),
      ...element('contributors', {}, contributors(deposit)),
      ...element('dates', {}, [
        ...textElement('date', { dateType: 'Issued' }, date),
        ...textElement(
          'date',
          { dateType: 'Coverage', dateInformation: 'dates of the records' },
          coverage && (coverage.from === coverage.to ? coverage.from : `${coverage.from}/${coverage.to}`),
        ),
      ]),
      ...textElement('language', {}, language),
      ...element('alternateIdentifiers', {}, [
        ...textElement('alternateIdentifier', { alternateIdentifierType: 'URL' }, config.baseUrl),
        ...textElement('alternateIdentifier', { alternateIdentifierType: 'Local' }, config.id || slug),
      ]),
      ...element('sizes', {}, [
        ...textElement('size', {}, `${payload.files} files`),
        ...textElement('size', {}, `${payload.bytes} bytes`),
      ]),
      ...element('formats', {}, [
        ...textElement('format', {}, 'application/tei+xml'),
        ...textElement('format', {}, 'text/html'),
        ...textElement('format', {}, 'text/plain'),
      ]),
      ...textElement('version', {}, config.version),
      ...element(
        'rightsList',
        {},
        textElement(
          'rights',
          {
            rightsURI: licence?.url,
            rightsIdentifier: spdx,
            rightsIdentifierScheme: spdx && 'SPDX',
            schemeURI: spdx && 'https://spdx.org/licenses/',
            'xml:lang': 'en',
          },
          licence && `${licence.name}${licence.covers === undefined ? '' : ` (${licence.covers})`}`,
        ),
      ),
      ...element('descriptions', {}, [
        ...textElement(
          'description',
          { descriptionType: 'Abstract', 'xml:lang': config.locale },
          descriptionOf(deposit),
        ),
        ...textElement('description', { descriptionType: 'Other', 'xml:lang': config.locale }, config.notice),
        ...textElement(
          'description',
          { descriptionType: 'Methods', 'xml:lang': 'en' },
          'Encoded in TEI P5; each record says in its header how it was edited. The site was made from it without loss, and can be made again.',
        ),
      ]),
      ...element('relatedItems', {}, records.flatMap(original)),
    ],
  );
  return xmlDocument(root);
}

function creators(deposit: Deposit): readonly string[] {
  const { editors } = deposit.config;
  return creatorsOf(deposit).flatMap((name) => {
    const orcid = editors.find((editor) => editor.name.trim() === name)?.orcid;
    return element('creator', {}, [
      ...textElement('creatorName', { nameType: orcid === undefined ? undefined : 'Personal' }, name),
      ...identifier(orcid),
    ]);
  });
}

function identifier(orcid: string | undefined): readonly string[] {
  return textElement('nameIdentifier', { nameIdentifierScheme: 'ORCID', schemeURI: 'https://orcid.org/' }, orcid);
}

function contributors(deposit: Deposit): readonly string[] {
  const contributor = (contributorType: string, name: string, orcid?: string): readonly string[] =>
    element('contributor', { contributorType }, [...textElement('contributorName', {}, name), ...identifier(orcid)]);
  return [
    ...translatorsOf(deposit).flatMap((name) => contributor('Translator', name)),
    ...deposit.config.editors.flatMap(({ name, orcid }) => contributor('Editor', name, orcid)),
  ];
}

/** The record that a translation was made from: archival records have no identifier in the web, but a place in an archive. */
function original({ authors, title, archive, date, language }: Deposit['records'][number]): readonly string[] {
  if (archive === '' && language === '') return [];
  const year = /^\d{4}/.exec(date?.when ?? date?.notBefore ?? date?.from ?? '')?.[0];
  return element('relatedItem', { relatedItemType: 'Text', relationType: 'IsTranslationOf' }, [
    ...element(
      'creators',
      {},
      authors.flatMap(({ name }) => element('creator', {}, textElement('creatorName', {}, name))),
    ),
    ...element('titles', {}, [
      ...textElement('title', {}, archive === '' ? title : archive),
      ...(archive === '' ? [] : textElement('title', { titleType: 'TranslatedTitle', 'xml:lang': 'en' }, title)),
    ]),
    ...textElement('publicationYear', {}, year),
  ]);
}
