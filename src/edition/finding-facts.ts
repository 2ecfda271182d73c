/** What a record's header says that readers sort records by. */
import { attribute, child, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { readingText } from './reading.js';

export interface FindingFacts {
  /** The archive that holds the source; empty if the header names none. */
  readonly repository: string;
  /** The fond, record group or collection in that archive, as printed, without what lies below it; empty if there is none. */
  readonly collection: string;
  /** How secret the source was, in its own words, such as “Secret”. */
  readonly classifications: readonly string[];
  /** The languages of the source (BCP 47). */
  readonly languages: readonly string[];
}

const nothing: FindingFacts = { repository: '', collection: '', classifications: [], languages: [] };

/** What holds many shelfmarks, by the words that archives have for it. */
const holdings = new Set([
  'fond',
  'fonds',
  'record-group',
  'recordgroup',
  'rg',
  'collection',
  'series',
  'bestand',
  'fondo',
]);

/** Types that are no words, as archives write them. */
const holdingWords: Readonly<Record<string, string>> = { recordGroup: 'RG', 'record-group': 'RG', rg: 'RG' };

/** Never throws: what a header lacks is empty. */
export function findingFacts({ root }: XmlDocument): FindingFacts {
  const header = child(root, 'teiHeader');
  if (header === undefined) return nothing;
  const identifier = [...descendants(header, 'msIdentifier')][0];
  const keywords = [...descendants(header, 'keywords')].flatMap((list) => [...descendants(list, 'term')]);
  const marked = keywords.filter((term) => attribute(term, 'type') === 'classification').map(readingText);
  return {
    repository: identifier === undefined ? '' : firstText(identifier, 'repository'),
    collection: identifier === undefined ? '' : collectionOf(identifier),
    classifications: distinct(marked),
    languages: languagesOf(header),
  };
}

function firstText(element: XmlElement, name: string): string {
  const [found] = elements(element, name);
  return found === undefined ? '' : readingText(found);
}

/** Stands for the whole shelfmark: its largest part, with the word for it. */
function collectionOf(identifier: XmlElement): string {
  const named = [...descendants(identifier, 'collection')].map(readingText).find((text) => text !== '');
  if (named !== undefined) return named;
  for (const idno of descendants(identifier, 'idno')) {
    const type = attribute(idno, 'type') ?? '';
    const text = readingText(idno);
    if (holdings.has(type.toLowerCase()) && text !== '') return `${holdingWords[type] ?? type} ${text}`;
  }
  return '';
}

/** The languages that the header marks as the original's, else those that the manuscript is described to be in. */
function languagesOf(header: XmlElement): readonly string[] {
  const used = [...descendants(header, 'language')];
  const original = used.filter((language) => /#original-language(\s|$)/.test(attribute(language, 'ana') ?? ''));
  const marked = original.flatMap((language) => attribute(language, 'ident') ?? []);
  if (marked.length > 0) return distinct(marked);
  const described = [...descendants(header, 'textLang')];
  return distinct(
    described.flatMap((text) => [
      attribute(text, 'mainLang') ?? '',
      ...(attribute(text, 'otherLangs') ?? '').split(/\s+/),
    ]),
  );
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}
