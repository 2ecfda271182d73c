import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { wordsIn, wordsOfElement } from '../../src/importing/compare.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, normalizeSpace, selfAndDescendants, textOf } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';
import { readSeedRecord } from '../helpers/edition.js';
import { bareEdition, editionWithRegisters, find, type ImportedText, importText } from '../helpers/importing.js';

const seed = '../shared/seed/kudryavtsev-castro-1961-12-30.md';

describe.skipIf(!existsSync(seed))('the import of the first typescript (needs ../shared/seed)', async () => {
  const typescript = existsSync(seed) ? await readFile(seed, 'utf8') : '';
  const known = await editionWithRegisters('editions/cuba-1961-62');
  const withRegisters = await importText(typescript, 'md', known);
  const without = await importText(typescript, 'md', bareEdition);
  const byHand = parseXml(await readSeedRecord(), 'seed.xml').document as XmlDocument;

  it('has every word of the document, in its order', () => {
    const document = typescript.slice(typescript.indexOf('Secret. Copy')).replace(/[#*]/g, '');
    const [text] = find(withRegisters.document, 'text');
    const typed = wordsIn(document).join(' ');
    const converted = /Translator s note |SIC /g;
    expect(wordsIn(wordsOfElement(text as XmlElement)).join(' ')).toBe(typed.replace(converted, ''));
    expect(withRegisters.conversions.map((one) => one.typed).filter((one) => /\p{L}/u.test(one))).toEqual([
      'Citation:',
      'Summary:',
      'Credits:',
      'Original Language:',
      'Russian',
      'Contents:',
      'Translation - English',
      " [Translator's note: ",
      ' - SIC',
      ' [SIC - ',
    ]);
  });

  it('has the fields of the header as the editors have them', () => {
    const { document } = withRegisters;
    const same = (name: string, test: (element: XmlElement) => boolean = () => true): void => {
      const values = (one: XmlDocument): readonly string[] =>
        find(one, name)
          .filter((element) => test(element))
          .map((element) => `${normalizeSpace(textOf(element))} ${attribute(element, 'ref') ?? ''}`);
      expect(values(document), name).toEqual(values(byHand));
    };
    same('editor');
    same('funder');
    same('publisher');
    same('repository');
    same('country', ({ parent }) => parent?.local === 'msIdentifier');
    same('settlement', ({ parent }) => parent?.local === 'msIdentifier');
    same('locus');
    same('textLang');
    same('idno', (element) => attribute(element, 'type') !== 'shelfmark');
    same('note', (element) => /Number$/.test(attribute(element, 'type') ?? ''));
    same('term', (element) => attribute(element, 'type') === 'classification');
    const refs = (one: XmlDocument, name: string): readonly (string | undefined)[] =>
      find(one, name).flatMap((element) =>
        [...selfAndDescendants(element)].flatMap(
          (inner) => attribute(inner, 'ref') ?? attribute(inner, 'corresp') ?? [],
        ),
      );
    expect(refs(document, 'author')).toEqual(refs(byHand, 'author'));
    expect(refs(document, 'particDesc').toSorted()).toEqual(refs(byHand, 'particDesc').toSorted());
    expect(refs(document, 'respStmt')[0]).toBe(refs(byHand, 'respStmt')[0]);
    const created = find(document, 'creation')[0] as XmlElement;
    expect(
      [...selfAndDescendants(created)]
        .filter(({ local }) => local === 'date')
        .map((date) => [attribute(date, 'type'), attribute(date, 'when')]),
    ).toEqual([
      ['conversation', '1961-12-30'],
      ['record', '1962-01-28'],
    ]);
    expect(find(document, 'language').map((one) => attribute(one, 'ident'))).toEqual(['ru', 'en', 'ru-Latn']);
    expect(attribute(find(document, 'revisionDesc')[0] as XmlElement, 'status')).toBe('draft');
  });

  it('reads every bracket as the editors have', () => {
    const marked = (document: XmlDocument): readonly string[] =>
      find(document, 'body').flatMap((body) =>
        [...selfAndDescendants(body)]
          .filter(({ local }) =>
            ['supplied', 'sic', 'corr', 'note', 'gap', 'foreign', 'gloss', 'unclear'].includes(local),
          )
          .map(
            (element) =>
              `${element.local} ${normalizeSpace(textOf(element))} ${attribute(element, 'resp') ?? ''} ${attribute(element, 'xml:lang') ?? ''}`,
          ),
      );
    expect(marked(withRegisters.document)).toEqual(marked(byHand));
  });

  it('joins the paragraph that the page turn cuts, and finds opener, headings and signature', () => {
    const parts = (document: XmlDocument): readonly string[] =>
      find(document, 'div').flatMap((division) =>
        division.children.flatMap((node) =>
          node.kind === 'element' ? `${node.local} ${normalizeSpace(wordsOfElement(node))}` : [],
        ),
      );
    expect(parts(withRegisters.document)).toEqual(parts(byHand));
    const [turn] = find(withRegisters.document, 'pb');
    expect(attribute(turn?.parent as XmlElement, 'n')).toBe('8');
    expect(find(withRegisters.document, 'signed')[0]?.parent?.local).toBe('closer');
  });

  const names = ['persName', 'placeName', 'orgName', 'date', 'term', 'roleName'] as const;

  it('finds with the registers 95 of 100 names and dates that the editors have tagged, and points to the same entries', () => {
    const table = names.map((name) => [name, share(byHand, withRegisters, name, true)] as const);
    console.info(
      `with registers: ${table.map(([name, { found, all, extra }]) => `${name} ${found}/${all} (${extra} more)`).join(', ')}`,
    );
    for (const [name, { found, all }] of table) expect(found / all, name).toBeGreaterThanOrEqual(0.95);
  });

  it('proposes without any register 70 of 100 of the persons, places and organisations', () => {
    const table = (['persName', 'placeName', 'date'] as const).map(
      (name) => [name, share(byHand, without, name, false)] as const,
    );
    console.info(
      `without registers: ${table.map(([name, { found, all, extra }]) => `${name} ${found}/${all} (${extra} more)`).join(', ')}`,
    );
    for (const [name, { found, all }] of table) expect(found / all, name).toBeGreaterThanOrEqual(0.7);
    expect(without.proposals.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['kennedy', 'goulart', 'olivares', 'dorticos', 'cuba', 'punta-del-este', 'oas']),
    );
  });
});

interface Share {
  readonly found: number;
  readonly all: number;
  /** What the draft has and the editors have not. */
  readonly extra: number;
}

/** The elements of one name in the text, as their words with how often these words have come before, and what they point to. */
function mentions(document: XmlDocument, name: string, withValues: boolean): readonly string[] {
  const [text] = find(document, 'text');
  const seen = new Map<string, number>();
  return [...selfAndDescendants(text as XmlElement)].flatMap((element) => {
    if (element.local !== name) return [];
    const words = normalizeSpace(wordsOfElement(element));
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    const values = withValues
      ? ['ref', 'when', 'from', 'to', 'type'].map((key) => attribute(element, key) ?? '').join(' ')
      : '';
    return `${words} ${count} ${values}`;
  });
}

function share(byHand: XmlDocument, { document }: ImportedText, name: string, withValues: boolean): Share {
  const wanted = mentions(byHand, name, withValues);
  const found = new Set(mentions(document, name, withValues));
  const right = wanted.filter((one) => found.has(one)).length;
  return { found: right, all: wanted.length, extra: found.size - right };
}
