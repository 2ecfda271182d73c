/** Collations of short texts, and witnesses given back from what a collation has become. */
import { analyse } from '../../src/collation/analyse.js';
import { collate } from '../../src/collation/collate.js';
import type { Collation, Ignorable, Witness } from '../../src/collation/model.js';
import { readPlainWitness } from '../../src/collation/plain-witness.js';
import { writeTei } from '../../src/collation/write-tei.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, elements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

export interface Settings {
  readonly base?: number;
  readonly ignore?: readonly Ignorable[];
  readonly language?: string;
}

export function plainWitness(text: string, siglum: string, language = 'en'): Witness {
  return readPlainWitness(text, { siglum, id: siglum, source: `${siglum}.txt` }, language);
}

/** Collates texts as the witnesses A, B, C … */
export function collateTexts(
  texts: readonly string[],
  { base = 0, ignore = [], language = 'en' }: Settings = {},
): Collation {
  const witnesses = texts.map((text, i) => plainWitness(text, String.fromCharCode(65 + i), language));
  return collate(witnesses, { base, ignore, language });
}

/** The alignment as CollateX prints it in its tests: a line for each witness, without the ends of paragraphs. */
export function table(collation: Collation): readonly string[] {
  const { witnesses, columns } = collation;
  const kindAt = (w: number, token: number) => witnesses[w]?.tokens[token]?.kind;
  const shown = columns.filter((column) => column.some((token, w) => token >= 0 && kindAt(w, token) !== 'break'));
  return witnesses.map(
    ({ tokens }, w) => `|${shown.map((column) => tokens[column[w] as number]?.text ?? ' ').join('|')}|`,
  );
}

/** The moved words, for each transposition those of its places. */
export function moves({ transpositions, witnesses }: Collation): readonly (readonly string[])[] {
  return transpositions.map(({ places }) =>
    places.map(({ witness, from, to }) => {
      const { siglum, tokens } = witnesses[witness] as Witness;
      return `${siglum} ${tokens
        .slice(from, to + 1)
        .map(({ text }) => text)
        .join(' ')}`;
    }),
  );
}

export function teiOf(collation: Collation, id = ''): string {
  return writeTei(collation, analyse(collation), { id, version: '1.2.3' });
}

/** The paragraphs of a witness, white space normalised: what a TEI collation must give back. */
export function paragraphsOf({ tokens, blocks }: Witness): readonly string[] {
  return blocks.map((_, block) =>
    tokens
      .filter((token) => token.block === block)
      .map(({ text, space }) => (space === '' ? '' : ' ') + text)
      .join('')
      .trim(),
  );
}

/** The same, from a TEI document by parallel segmentation: for each entry the reading of the witness. */
export function paragraphsFromTei(xml: string, id: string): readonly string[] {
  const { document, diagnostics } = parseXml(xml, 'collation.xml');
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const paragraphs: string[] = [];
  const read = (element: XmlElement): string =>
    element.children
      .map((node) => {
        if (node.kind === 'text') return node.value;
        if (node.kind !== 'element') return '';
        if (node.local === 'gap') return '[…]';
        if (node.local === 'milestone') return '¶';
        if (node.local !== 'app') return read(node);
        const reading = elements(node).find((child) => attribute(child, 'wit')?.split(' ').includes(`#${id}`));
        return reading === undefined ? '' : read(reading);
      })
      .join('');
  const isRead = (element: XmlElement): boolean => {
    for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
      const wit = attribute(at, 'wit');
      if (wit !== undefined && !wit.split(' ').includes(`#${id}`)) return false;
    }
    return true;
  };
  for (const body of descendants(document.root, 'body')) {
    for (const element of descendants(body)) {
      if (!['p', 'head', 'l'].includes(element.local) || !isRead(element)) continue;
      paragraphs.push(...read(element).split('¶'));
    }
  }
  return paragraphs.map((text) => text.trim()).filter((text) => text !== '');
}
