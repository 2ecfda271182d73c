/**
 * Reads the parts of a shelfmark, such as “F. 0104. Op. 17, P. 118, D. 5, ll. 136-138”: fond, opis, papka, delo and listy in Russian
 * archives, and what corresponds to them in others.
 */
import type { Archive } from './archives.js';

/** The values of `idno/@type` that stand for a part of a shelfmark. */
export type PartType =
  | 'fond'
  | 'opis'
  | 'papka'
  | 'delo'
  | 'listy'
  | 'perechen'
  | 'dokument'
  | 'rolik'
  | 'collection'
  | 'recordGroup'
  | 'series'
  | 'entry'
  | 'box'
  | 'folder'
  | 'file'
  | 'volume'
  | 'reel'
  | 'item'
  | 'pages'
  | 'folios';

export interface ShelfmarkPart {
  readonly type: PartType;
  readonly value: string;
}

export interface Shelfmark {
  readonly parts: readonly ShelfmarkPart[];
  /** What was not understood, without punctuation at its ends. */
  readonly rest: string;
}

type Rule = readonly [type: PartType, pattern: RegExp];

const number = '(?:no\\.?|nr\\.?|nº|n°|№|#)?\\s*';
const value = `${number}([\\p{L}\\p{N}][\\p{L}\\p{N}/.:_-]*?)(?=[.,;:]?(?:\\s|$|\\)))`;
const leaves = '(\\d[\\d\\s,–—-]*(?:ob\\.?|об\\.?)?(?:[\\s,–—-]*\\d+(?:\\s*(?:ob|об)\\.?)?)*)(?=[.,;]?(?:\\s|$|\\)))';
const labelled = (type: PartType, label: string, content = value): Rule => [
  type,
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${label})\\s*${content}`, 'iu'),
];

const fondRules: readonly Rule[] = [
  labelled('fond', 'fonds?\\.?|f\\.|ф\\.|фонд'),
  labelled('opis', "opis['’ʹ]?\\.?|op\\.|inventory|оп\\.|опись"),
  labelled('perechen', "perechen['’ʹ]?|per\\.|пер\\."),
  labelled('dokument', 'dokument\\.?|document|dok\\.|doc\\.|док\\.'),
  labelled('papka', 'papka|pap\\.|p\\.|por\\.|folder|п\\.|папка'),
  labelled('delo', 'delo|d\\.|file|д\\.|дело'),
  labelled('rolik', 'rolik|reel|microfilm|rol\\.|r\\.|ролик'),
  labelled('listy', 'listy|listov|list|lists|ll\\.|l\\.|лл\\.|л\\.|pp\\.|pages', leaves),
  labelled('box', 'box|kor\\.|korobka'),
];

const blattRules: readonly Rule[] = [
  labelled('folios', 'blatt|bl\\.|fols?\\.|pages?|pp?\\.|s\\.', leaves),
  labelled('volume', 'band|bd\\.|vol\\.'),
  labelled('collection', 'MfAA,?\\s*(?=[A-Z]\\b)|bestand|b\\s+(?=\\d)', '()'),
  [
    'file',
    /(?<![\p{L}\p{N}])([A-C] ?\d+(?:\/\d+)?|DY ?\d+\/[\p{L}\p{N} ./]*?\d+|B ?\d+[\p{L}\d/.-]*)(?=[,;.]?(?:\s|$))/u,
  ],
];

const groupRules: readonly Rule[] = [
  labelled('recordGroup', 'record group|rg'),
  labelled('series', 'series|central decimal files?,?|CDF|lot file'),
  labelled('entry', 'entry'),
  labelled('box', 'box(?:es)?'),
  labelled('folder', 'folder', '[“"]?([^,;“”"]+)[”"]?'),
  labelled('file', 'file', '([^,;]+)'),
  labelled('reel', 'reel|roll|microfilm'),
  labelled('pages', 'pages?|pp?\\.', leaves),
];

const otherRules: readonly Rule[] = [
  ['box', /(?<![\p{L}\p{N}])(\d+)\.?\s*(?:doboz|d\.)(?=[,;.]?(?:\s|$))/iu],
  labelled('box', 'box|karton|krabice|k\\.|doboz|pudło|w\\.'),
  ['item', /(?<![\p{L}\p{N}])(\d+)\.?\s*(?:ő\. ?e\.|ö\. ?e\.|tétel)(?=[,;.]?(?:\s|$))/iu],
  labelled('fond', 'fonds?\\.?|f\\.'),
  labelled('volume', 'vol\\.|volume|sv\\.|svazek|t\\.|teczka'),
  labelled('file', 'file|dosar|a\\. ?j\\.|spis'),
  labelled('folios', 'fols?\\.|ff?\\.|folios?|l\\.|ll\\.', leaves),
  labelled('pages', 'pages?|pp?\\.', leaves),
  [
    'file',
    /(?<![\p{L}\p{N}])([XVI]+-[\p{L}\p{N}][\p{L}\p{N}/-]*|\d{3}-\d{5}-\d{2}|[A-Z]{2,4} ?\d+\/\d+)(?=[,;.]?(?:\s|$))/u,
  ],
  ['pages', /(?<=[,;]\s*)(\d+\s?[-–]\s?\d+)(?=[.,;]?\s*$)/u],
];

const systems: Readonly<Record<Archive['system'], readonly Rule[]>> = {
  fond: fondRules,
  blatt: blattRules,
  group: groupRules,
  other: otherRules,
};

/**
 * The parts of a shelfmark, in the order in which they stand there; each type once.
 *
 * @param text what follows the name of the archive
 * @param system how the archive counts; by fond and opis if it is not known
 */
export function readShelfmark(text: string, system: Archive['system'] = 'fond'): Shelfmark {
  let rest = text.normalize('NFC');
  const found: { readonly type: PartType; readonly value: string; readonly at: number }[] = [];
  for (const [type, pattern] of systems[system]) {
    const match = pattern.exec(rest);
    if (match === null || found.some((part) => part.type === type)) continue;
    const written = (match[1] ?? '').trim().replace(/[\s.,;:]+$/, '');
    found.push({ type, value: written === '' ? match[0].replace(/[\s,]+$/, '').trim() : written, at: match.index });
    rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
  }
  found.sort((a, b) => a.at - b.at);
  return {
    parts: found.map(({ type, value: written }) => ({ type, value: written })),
    rest: rest.replace(/[\s.,;:()]+/g, ' ').trim(),
  };
}
