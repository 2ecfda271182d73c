/** Reads a witness from a TEI document: its reading text, paragraph by paragraph. */
import { chosenForm, readingText } from '../edition/reading.js';
import { attribute, child, descendants, elements, nodes, normalizeSpace } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { BlockKind, Witness } from './model.js';
import type { WitnessName } from './plain-witness.js';
import { type BlockText, tokenise } from './tokenise.js';

/** Elements whose words are not part of the reading text. */
const apart = new Set(
  'note del fw figDesc rdg rdgGrp wit witDetail listApp listWit index metamark certainty respons'.split(' '),
);

/** Elements whose words are a paragraph of their own. */
const blocks = new Set(
  (
    'p ab head div opener closer dateline salute signed byline address addrLine postscript trailer argument epigraph lg l sp speaker stage ' +
    'list item label table row cell figure quote cit bibl u text body front back group docTitle titlePart'
  ).split(' '),
);

/** Those of them that stand in a line when they stand in a paragraph. */
const inLine = new Set(['quote', 'cit', 'bibl', 'label', 'stage']);

const breaks = new Set(['lb', 'pb', 'cb', 'gb', 'milestone']);

function isApart(element: XmlElement): boolean {
  const { parent } = element;
  return parent?.local === 'choice' ? chosenForm(parent) !== element : apart.has(element.local);
}

/** Gathers the text of one block after the other. */
class Collector {
  readonly texts: BlockText[] = [];
  #block: XmlElement | undefined;
  #parts: string[] = [''];
  /** Whether white space that follows belongs to a word cut in two by the end of a line. */
  #joins = false;

  add(block: XmlElement, text: string): void {
    this.#begin(block);
    this.#last = this.#last + (this.#joins ? text.trimStart() : text);
    if (text.trim() !== '') this.#joins = false;
  }

  gap(block: XmlElement): void {
    this.#begin(block);
    this.#parts.push('');
    this.#joins = false;
  }

  join(): void {
    this.#last = this.#last.trimEnd();
    this.#joins = true;
  }

  finish(): void {
    const parts = this.#parts.map((part) => part.replace(/[ \t\r\n]+/g, ' '));
    const block = this.#block;
    if (block !== undefined && (parts.length > 1 || parts.some((part) => part.trim() !== ''))) {
      const kind: BlockKind = block.local === 'head' || block.local === 'l' ? block.local : 'p';
      const n = block.local === 'p' || block.local === 'ab' ? normalizeSpace(attribute(block, 'n') ?? '') : '';
      this.texts.push({ kind, n, parts });
    }
    this.#parts = [''];
    this.#joins = false;
    this.#block = undefined;
  }

  #begin(block: XmlElement): void {
    if (block !== this.#block) this.finish();
    this.#block = block;
  }

  get #last(): string {
    return this.#parts.at(-1) ?? '';
  }

  set #last(text: string) {
    this.#parts[this.#parts.length - 1] = text;
  }
}

function blockTexts(text: XmlElement): readonly BlockText[] {
  const collector = new Collector();
  const around = new Map<XmlElement, XmlElement | undefined>([[text, text]]);
  for (const node of nodes(text)) {
    if (node.kind === 'text') {
      const block = around.get(node.parent);
      if (block !== undefined) collector.add(block, node.value);
    }
    if (node.kind !== 'element') continue;
    const outer = node.parent && around.get(node.parent);
    if (outer === undefined || isApart(node)) {
      around.set(node, undefined);
      continue;
    }
    const startsBlock =
      blocks.has(node.local) && !(inLine.has(node.local) && (outer.local === 'p' || outer.local === 'ab'));
    around.set(node, startsBlock ? node : outer);
    if (node.local === 'gap') collector.gap(outer);
    if (!breaks.has(node.local)) continue;
    if (attribute(node, 'break') === 'no') collector.join();
    else collector.add(outer, ' ');
  }
  collector.finish();
  return collector.texts;
}

function countOutside(text: XmlElement, test: (element: XmlElement) => boolean): number {
  return [...descendants(text)].filter(test).length;
}

function leftOut(text: XmlElement): readonly string[] {
  const notes = countOutside(text, ({ local }) => local === 'note');
  const others = countOutside(text, (element) => element.local === 'app' && child(element, 'lem') === undefined);
  return [
    ...(notes === 0 ? [] : [notes === 1 ? '1 note' : `${notes} notes`]),
    ...(others === 0 ? [] : [`${others} ${others === 1 ? 'entry' : 'entries'} of its apparatus without a lemma`]),
  ];
}

/**
 * The reading text of a record as a witness: of a `choice` the established form, of an `app` the lemma; notes, deletions and running
 * heads are left out. A beginning of a line or page is a space, or with `break="no"` nothing. White space is normalised.
 *
 * @returns undefined where the document is no TEI document with one text
 */
export function readTeiWitness(document: XmlDocument, name: WitnessName, language: string): Witness | undefined {
  const { root } = document;
  const text = root.local === 'TEI' ? child(root, 'text') : undefined;
  if (text === undefined) return undefined;
  const ownLanguage = attribute(text, 'xml:lang') ?? attribute(root, 'xml:lang') ?? language;
  const titles = [...descendants(root, 'titleStmt')].slice(0, 1).flatMap((statement) => elements(statement, 'title'));
  const title = titles.find((element) => attribute(element, 'type') === 'main') ?? titles[0];
  return {
    ...name,
    format: 'tei',
    title: title === undefined ? '' : readingText(title),
    language: ownLanguage,
    leftOut: leftOut(text),
    ...tokenise(blockTexts(text), ownLanguage),
  };
}
