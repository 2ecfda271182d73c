/** Dublin Core: the fifteen elements, as a document of OAI-PMH (`oai_dc`) and inside METS. */
import { authorsOf, coverageOf, creatorsOf, type Deposit, descriptionOf, distinct, translatorsOf } from '../deposit.js';
import { element, textElement, xmlDocument } from './xml.js';

const namespaces = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
};

/** The elements, each on a line. */
export function dublinCoreElements(deposit: Deposit): readonly string[] {
  const { config, date, records } = deposit;
  const coverage = coverageOf(deposit);
  const each = (name: string, texts: readonly (string | undefined)[]): readonly string[] =>
    texts.flatMap((text) => textElement(`dc:${name}`, {}, text));
  return [
    ...each('title', [config.title]),
    ...each('creator', creatorsOf(deposit)),
    ...each(
      'contributor',
      distinct([...translatorsOf(deposit).map((name) => `${name} (translator)`), ...authorsOf(deposit)]),
    ),
    ...each('publisher', [config.publisher]),
    ...each('date', [date]),
    ...each('type', ['Collection', 'Text']),
    ...each('format', ['application/tei+xml', 'text/html', 'text/plain']),
    ...each('identifier', [config.baseUrl, `${config.id} ${config.version}`]),
    ...each('language', [config.languages.translation ?? config.locale]),
    ...each('description', [descriptionOf(deposit), config.notice]),
    ...each('source', distinct(records.map(({ archive }) => archive))),
    ...each('relation', distinct(records.map(({ archive }) => archive && `Translation of: ${archive}`))),
    ...each('coverage', [coverage && `${coverage.from}/${coverage.to}`]),
    ...each('rights', [config.licence?.name, config.licence?.url, config.licence?.covers]),
  ];
}

export function dublinCoreXml(deposit: Deposit): string {
  return xmlDocument(element('oai_dc:dc', namespaces, dublinCoreElements(deposit)));
}
