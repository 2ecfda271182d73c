/** Makes the header of a draft from what the archive’s front matter and the opening lines of the document say. */

import { languageName, type NamedLanguage } from '../languages.js';
import type { Citation } from '../layout/citation.js';
import type { OpenerLine } from './body.js';
import { type Piece, piece, pieceOf } from './pieces.js';

type Content = readonly (Piece | string)[];

export interface Responsible {
  readonly id: string | undefined;
  readonly content: Content;
}

export interface HeaderFacts {
  readonly title: Content;
  readonly authors: readonly Content[];
  readonly translators: readonly Responsible[];
  readonly obtainedBy: readonly Content[];
  readonly funders: readonly Content[];
  /** Who commented on the typescript: an `xml:id` and a name. */
  readonly commenters: readonly { readonly id: string; readonly name: string }[];
  readonly publisher: Content;
  readonly url: string | undefined;
  readonly rights: string | undefined;
  readonly credits: string | undefined;
  readonly citation: Citation;
  readonly citationText: string;
  /** The archive as it is to be named, with a pointer to its entry if there is one. */
  readonly repository: { readonly name: string; readonly ref: string | undefined } | undefined;
  readonly country: { readonly name: string; readonly ref: string | undefined } | undefined;
  readonly settlement: { readonly name: string; readonly ref: string | undefined } | undefined;
  readonly original: NamedLanguage | undefined;
  readonly translation: NamedLanguage;
  /** The language tag of romanised words, if the text has any. */
  readonly romanised: string | undefined;
  /** Pointers to the categories that say what a language is to the record, where the edition has them. */
  readonly languageRoles: { readonly original?: string; readonly translation?: string; readonly romanisation?: string };
  readonly dates: readonly Piece[];
  readonly summary: readonly Content[];
  readonly subjects: readonly string[];
  readonly participants: readonly { readonly corresp: string; readonly name: string }[];
  readonly openerLines: readonly OpenerLine[];
  readonly classification: { readonly text: string; readonly ref: string | undefined } | undefined;
  /** The name of the typescript’s file. */
  readonly typescript: string;
  readonly version: string;
  /** The day of the import, `YYYY-MM-DD`. */
  readonly day: string;
  /** Changes of the typescript by named people, the latest first. */
  readonly changes: readonly Piece[];
}

export function makeHeader(facts: HeaderFacts): Piece {
  return piece('teiHeader', {}, fileDesc(facts), encodingDesc(facts), profileDesc(facts), revisionDesc(facts));
}

function fileDesc(facts: HeaderFacts): Piece {
  const { title, authors, translators, obtainedBy, funders, commenters, credits } = facts;
  const notes = [
    piece('note', { type: 'relation' }, relation(facts)),
    ...(credits === undefined ? [] : [piece('note', { type: 'funding' }, credits)]),
  ];
  return piece(
    'fileDesc',
    {},
    piece(
      'titleStmt',
      {},
      piece('title', { type: 'main' }, ...title),
      ...authors.map((content) => piece('author', {}, ...content)),
      ...translators.map(({ id, content }) => piece('editor', { role: 'translator', 'xml:id': id }, ...content)),
      ...funders.map((content) => piece('funder', {}, ...content)),
      ...obtainedBy.map((content) => piece('respStmt', {}, piece('resp', {}, 'obtained by'), ...content)),
      ...commenters.map(({ id, name }) =>
        piece('respStmt', { 'xml:id': id }, piece('resp', {}, 'commented on the typescript'), piece('name', {}, name)),
      ),
    ),
    publicationStmt(facts),
    piece('notesStmt', {}, ...notes),
    sourceDesc(facts),
  );
}

function relation({ original, translation }: HeaderFacts): string {
  if (original === undefined)
    return `The typescript does not say what the ${translation.name} text was translated from.`;
  if (original.tag === translation.tag) return `The original is in ${original.name}.`;
  return `Translated from ${original.name}; the typescript does not say whether from the original itself.`;
}

function publicationStmt({ publisher, url, rights }: HeaderFacts): Piece {
  const terms = rights ?? 'The typescript states no licence for the translation.';
  return piece(
    'publicationStmt',
    {},
    piece('publisher', {}, ...publisher),
    ...(url === undefined ? [] : [piece('idno', { type: 'URI' }, url)]),
    piece('availability', { status: 'unknown' }, piece('p', {}, terms)),
  );
}

function sourceDesc(facts: HeaderFacts): Piece {
  const { citation, citationText, typescript } = facts;
  const bibl =
    citationText === ''
      ? piece('bibl', {}, `Typescript ${typescript}`)
      : piece('bibl', { type: 'citation' }, citationText);
  const described =
    citation.printed === undefined && facts.openerLines.length === 0 && facts.original === undefined
      ? []
      : [msDesc(facts)];
  return piece('sourceDesc', {}, bibl, ...described);
}

function msDesc(facts: HeaderFacts): Piece {
  const { citation, repository, country, settlement, original, openerLines } = facts;
  const parts = citation.shelfmark?.parts ?? [];
  const leaves = parts.find(({ type }) => type === 'listy' || type === 'folios' || type === 'pages');
  const [, from, to] = leaves === undefined ? [] : (/^(\d+)(?:\s*[-–—]\s*(\d+))?$/.exec(leaves.value) ?? []);
  const label = { listy: 'll.', folios: 'fols.', pages: 'pp.' }[leaves?.type as 'listy'];
  const items = [
    ...(from === undefined
      ? []
      : [
          piece(
            'locus',
            { from, to: to ?? from },
            to === undefined
              ? `${label?.replace('ll', 'l').replace('s.', '.').replace('pp', 'p')} ${from}`
              : `${label} ${from}–${to}`,
          ),
        ]),
    ...(original === undefined ? [] : [piece('textLang', { mainLang: original.tag }, original.name)]),
    ...openerLines.flatMap(({ kind, text }) =>
      kind === 'copyNumber' || kind === 'outgoingNumber' || kind === 'incomingNumber'
        ? [
            piece(
              'note',
              { type: kind, n: /\p{N}[\p{L}\p{N}/-]*$/u.exec(text)?.[0] ?? /\p{N}+/u.exec(text)?.[0] },
              text,
            ),
          ]
        : [],
    ),
  ];
  const hasItem = items.some(({ name }) => name !== 'locus');
  return piece(
    'msDesc',
    {},
    piece(
      'msIdentifier',
      {},
      ...(country === undefined ? [] : [piece('country', { ref: country.ref }, country.name)]),
      ...(settlement === undefined ? [] : [piece('settlement', { ref: settlement.ref }, settlement.name)]),
      ...(repository === undefined ? [] : [piece('repository', { ref: repository.ref }, repository.name)]),
      ...(parts.length === 0
        ? []
        : [piece('idno', { type: 'shelfmark' }, ...parts.map(({ type, value }) => piece('idno', { type }, value)))]),
      ...(citation.printed === undefined
        ? []
        : [piece('altIdentifier', {}, piece('idno', { type: 'display' }, citation.printed))]),
    ),
    ...(hasItem ? [piece('msContents', {}, piece('msItem', {}, ...items))] : []),
  );
}

function encodingDesc({ typescript, version }: HeaderFacts): Piece {
  return piece(
    'encodingDesc',
    {},
    piece(
      'projectDesc',
      {},
      piece(
        'p',
        {},
        `Draft, made by a program from the typescript ${typescript}. Names, dates and the meaning of brackets are proposals until an editor has accepted them.`,
      ),
    ),
    piece('appInfo', {}, piece('application', { ident: 'edition', version }, piece('label', {}, 'edition import'))),
  );
}

function profileDesc(facts: HeaderFacts): Piece {
  const { dates, summary, original, translation, romanised, languageRoles, participants, classification, subjects } =
    facts;
  const isTranslated = original !== undefined && original.tag !== translation.tag;
  const languages = [
    ...(isTranslated ? [piece('language', { ident: original.tag, ana: languageRoles.original }, original.name)] : []),
    piece(
      'language',
      { ident: translation.tag, ana: isTranslated ? languageRoles.translation : languageRoles.original },
      translation.name,
    ),
    ...(romanised === undefined
      ? []
      : [
          piece(
            'language',
            { ident: romanised, ana: languageRoles.romanisation },
            `${languageName(romanised.split('-')[0] ?? '')} words that the translator quotes in Latin letters`,
          ),
        ]),
  ];
  const terms = [
    ...(classification === undefined
      ? []
      : [piece('term', { type: 'classification', ref: classification.ref }, classification.text)]),
    ...subjects.map((subject) => piece('term', { type: 'topic' }, subject)),
  ];
  return piece(
    'profileDesc',
    {},
    ...(dates.length === 0 ? [] : [piece('creation', {}, ...dates)]),
    ...(summary.length === 0
      ? []
      : [piece('abstract', { 'xml:lang': translation.tag }, ...summary.map((content) => pieceOf('p', {}, content)))]),
    piece('langUsage', {}, ...languages),
    ...(participants.length === 0
      ? []
      : [
          piece(
            'particDesc',
            {},
            piece(
              'listPerson',
              { type: 'participants' },
              ...participants.map(({ corresp, name }) => piece('person', { corresp }, piece('persName', {}, name))),
            ),
          ),
        ]),
    ...(terms.length === 0 ? [] : [piece('textClass', {}, piece('keywords', {}, ...terms))]),
  );
}

function revisionDesc({ day, typescript, changes }: HeaderFacts): Piece {
  return piece(
    'revisionDesc',
    { status: 'draft' },
    piece('change', { when: day, status: 'draft' }, `Imported from the typescript ${typescript}.`),
    ...changes,
  );
}
