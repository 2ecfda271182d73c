/**
 * The words that a record's `text` has: what a reader must be given, taken from the tree of the source alone. It knows nothing of the
 * stylesheets, only which parts of a text TEI lets an edition print elsewhere than where they stand.
 */

import type { Point } from '../diagnostics/diagnostic.js';
import { chosenForm } from '../edition/reading.js';
import { ancestors, attribute, elements, nodes } from '../xml/query.js';
import type { XmlDocument, XmlElement, XmlText } from '../xml/tree.js';
import type { Source } from './align.js';
import { type ApparatusText, listsApart, readApparatus } from './apparatus-text.js';

/** Letters, digits, and the marks that belong to letters. */
const wordPart = /[\p{L}\p{N}\p{M}]+/gu;

/** The runs of letters and digits of a text, in Unicode's normal form D: that of a part is part of that of the whole. */
export function lettersOf(text: string): readonly string[] {
  return text.match(wordPart)?.map((letters) => letters.normalize('NFD')) ?? [];
}

/** Whether a text begins, and whether it ends, with a letter or digit. */
export function edgesOf(text: string): { readonly opens: boolean; readonly closes: boolean } {
  return { opens: /^[\p{L}\p{N}\p{M}]/u.test(text), closes: /[\p{L}\p{N}\p{M}]$/u.test(text) };
}

/** A word, with the two ends of it in the source: it may begin in one text node and end in another. */
interface Word {
  readonly text: string;
  readonly first: { readonly node: XmlText; readonly offset: number };
  readonly last: { readonly node: XmlText; readonly offset: number };
}

/** A part of a text whose words follow each other in every output. */
export interface SourceText extends Source {
  /** The element that the text is of: the record's `text`, or a note, or a form that is not the chosen one. */
  readonly element: XmlElement;
  readonly words: readonly Word[];
  /** Whether each word must be apart from the one before it: white space, a block or a break stands between them, or punctuation. */
  readonly apart: readonly boolean[];
}

/** The elements that may be printed elsewhere, wherever they stand. */
const movable = new Set(
  (
    'note del fw figDesc rdg rdgGrp wit witDetail listApp listWit witness ' +
    'span interp index certainty precision respons join annotation alt link'
  ).split(' '),
);
/** Elements whose content is for programs only: data in base64. */
const unread = new Set(['binaryObject']);

/**
 * Whether an element may be printed elsewhere than where it stands. Of variants that are listed apart from the text each may, and the
 * lemma of each that refers to the text: it repeats it (TEI Guidelines, 12.2.1 and 12.2.2).
 */
function standsApart(element: XmlElement, apparatus: ApparatusText): boolean {
  const { parent, local } = element;
  if (parent?.local === 'choice') return chosenForm(parent) !== element;
  if (local === 'app' && (attribute(element, 'from') ?? attribute(element, 'loc')) !== undefined) return true;
  return parent?.local === 'listApp' || movable.has(local) || apparatus.isReferringLemma(element);
}

/** Elements that no word goes out of, and empty ones that no word goes over. */
const blocks = new Set(
  (
    'p ab head div opener closer dateline salute signed byline address addrLine postscript trailer argument epigraph lg l sp speaker stage ' +
    'list item label table row cell figure figDesc note quote cit bibl u text body front back'
  ).split(' '),
);
const breaks = new Set(['lb', 'pb', 'cb', 'gb', 'milestone', 'space']);
/** Elements in whose content white space is only there for whoever reads the file: TEI allows no text in them. */
const ofElements = new Set(['choice', 'subst', 'app', 'rdgGrp']);

function blockOf(element: XmlElement): XmlElement {
  let block = element;
  while (block.parent !== undefined && !blocks.has(block.local)) block = block.parent;
  return block;
}

/** Marks that an editor puts within a word: an output may have others in their place, or none. */
const withinWord = /[[\](){}⟦⟧⟨⟩⟪⟫‹›<>⸢⸣⌈⌉\u00ad]/gu;

class Collector {
  readonly #words: { text: string; first: Word['first']; last: Word['last'] }[] = [];
  readonly #starts: number[] = [];
  readonly #signs: number[] = [];
  readonly #apart: boolean[] = [];
  /** How many elements without words have passed since the last word. */
  #passed = 0;
  #letters = '';
  /** The characters since the last word. */
  #between = '';
  /** Whether a block or a break since the last word has ended it. */
  #ended = true;
  /** Whether the white space that comes next is none: a break has just said that it is within a word. */
  #closed = false;
  #block: XmlElement | undefined;

  constructor(readonly element: XmlElement) {}

  /** Ends the word that may be open: what follows is another one, even without a space between. */
  endWord(): void {
    this.#ended = true;
  }

  /** Tells of a break within a word: white space beside it is only there for whoever reads the file. */
  goOn(): void {
    this.#between = this.#between.trimEnd();
    this.#closed = true;
  }

  /** Tells of an element that stands between the words and has none of the running text. */
  addSign(): void {
    this.#passed += 1;
  }

  add(node: XmlText): void {
    if (ofElements.has(node.parent.local) && node.value.trim() === '') return;
    if (blockOf(node.parent) !== this.#block) this.endWord();
    this.#block = blockOf(node.parent);
    let end = 0;
    for (const match of node.value.matchAll(wordPart)) {
      this.#pass(node.value.slice(end, match.index));
      end = match.index + match[0].length;
      this.#word(match[0].normalize('NFD'), { node, offset: match.index }, { node, offset: end });
    }
    this.#pass(node.value.slice(end));
  }

  #pass(characters: string): void {
    const passed = this.#closed ? characters.trimStart() : characters;
    this.#between += passed;
    if (passed !== '') this.#closed = false;
  }

  #word(letters: string, first: Word['first'], last: Word['last']): void {
    const word = this.#words.at(-1);
    if (word !== undefined && !this.#ended && this.#between === '') {
      word.text += letters;
      word.last = last;
    } else {
      this.#words.push({ text: letters, first, last });
      this.#starts.push(this.#letters.length);
      this.#signs.push(this.#passed);
      this.#apart.push(this.#ended || this.#between.replace(withinWord, '') !== '');
    }
    this.#letters += letters;
    this.#passed = 0;
    this.#between = '';
    this.#ended = false;
    this.#closed = false;
  }

  finish(): SourceText {
    const [letters, starts, signs, apart] = [this.#letters, this.#starts, this.#signs, this.#apart];
    return { element: this.element, letters, starts, signs, apart, words: this.#words };
  }
}

/**
 * The texts of a record, in their order: its `text`, or those of the documents that it holds; and what is transcribed page by
 * page (`sourceDoc`).
 */
export function outermostTexts({ root }: Pick<XmlDocument, 'root'>): readonly XmlElement[] {
  if (root.local === 'text' || root.local === 'sourceDoc') return [root];
  return elements(root).flatMap((child) => {
    if (child.local === 'text' || child.local === 'sourceDoc') return [child];
    return child.local === 'TEI' || child.local === 'teiCorpus' ? outermostTexts({ root: child }) : [];
  });
}

/** What one page of a record has to show. */
export interface PageText {
  /** The running text, in order. */
  readonly running: SourceText;
  /** Each on its own, the parts that may be printed elsewhere (notes, rejected forms, other readings, …), in the order of the source. */
  readonly apart: readonly SourceText[];
}

/**
 * The words of a record's `text`, page by page: first those that no division with a page of its own has, then those of each such
 * division, without what other pages have. Parts without words are left out.
 *
 * @param pages the divisions that have pages of their own
 * @param inPlace names of elements that might be printed elsewhere and are not
 */
export function sourceTexts(
  document: XmlDocument,
  pages: readonly XmlElement[] = [],
  inPlace: ReadonlySet<string> = new Set(),
): readonly PageText[] {
  const running = [document.root, ...pages].map((element) => new Collector(element));
  const [main, ...own] = running as [Collector, ...Collector[]];
  const runningOf = new Map(pages.map((element, i) => [element, own[i] as Collector]));
  const collectors = new Map<XmlElement, Collector>();
  const apart = new Map<Collector, Collector[]>(running.map((collector) => [collector, []]));
  const pageOf = new Map<XmlElement, Collector>();
  const apparatus = readApparatus(document, ({ local }) => movable.has(local));
  // Which page an entry is on that lies outside the text can't be known here: they are looked for where there is one page.
  const lists = pages.length === 0 ? listsApart(document) : [];
  for (const list of lists) {
    const collector = new Collector(list);
    collectors.set(list, collector);
    apart.get(main)?.push(collector);
  }
  for (const text of [...outermostTexts(document), ...lists]) {
    for (const node of nodes(text)) {
      if (node.kind === 'text' && !unread.has(node.parent.local)) collectors.get(node.parent)?.add(node);
      if (node.kind !== 'element') continue;
      const ownPage = runningOf.get(node);
      const page = ownPage ?? (node.parent && pageOf.get(node.parent)) ?? main;
      pageOf.set(node, page);
      const around = ownPage ?? (node.parent && collectors.get(node.parent)) ?? main;
      const collector = standsApart(node, apparatus) && !inPlace.has(node.local) ? new Collector(node) : around;
      collectors.set(node, collector);
      if (collector !== around) apart.get(page)?.push(collector);
      if (collector !== around || node.children.length === 0) around.addSign();
      if (attribute(node, 'break') === 'no') around.goOn();
      else if (breaks.has(node.local)) around.endWord();
    }
  }
  return running.map((collector) => {
    const text = collector.finish();
    const parts = (apart.get(collector) ?? []).map((part) => part.finish());
    const told = withoutQuotations(parts, text, apparatus).map((part) => withoutLemma(part, apparatus));
    return { running: text, apart: told.filter(({ letters }) => letters !== '') };
  });
}

/**
 * Without the lemmas of entries that refer to the text, where the text has their words in a row; and without what stands apart within
 * such a lemma (a rejected form), if the same stands elsewhere too.
 */
function withoutQuotations(
  parts: readonly SourceText[],
  text: SourceText,
  apparatus: ApparatusText,
): readonly SourceText[] {
  const isQuoted = quotationsOf(text);
  const quoted = new Set(
    parts.filter((part) => apparatus.isReferringLemma(part.element) && isQuoted(part)).map(({ element }) => element),
  );
  const isWithin = ({ element }: SourceText): boolean => [...ancestors(element)].some((one) => quoted.has(one));
  const others = new Set(parts.filter((part) => !isWithin(part)).map(({ letters }) => letters));
  return parts.filter((part) => !quoted.has(part.element) && !(isWithin(part) && others.has(part.letters)));
}

/** Tells whether a running text has the words of a part in a row, whatever their case. */
function quotationsOf(running: SourceText): (part: SourceText) => boolean {
  const words = running.words.map(({ text }) => text.toLowerCase());
  const places = new Map<string, number[]>();
  for (const [i, word] of words.entries()) {
    const list = places.get(word);
    if (list === undefined) places.set(word, [i]);
    else list.push(i);
  }
  const placesOfWord = (word = ''): readonly number[] => places.get(word) ?? [];
  return (part) => {
    const sought = part.words.map(({ text }) => text.toLowerCase());
    const rarest = sought.reduce(
      (least, word, k) => (placesOfWord(word).length < placesOfWord(sought[least]).length ? k : least),
      0,
    );
    return placesOfWord(sought[rarest]).some((place) => sought.every((word, k) => words[place - rarest + k] === word));
  };
}

/** A reading that begins or ends with the words of its lemma, without them: an entry tells what it adds. */
function withoutLemma(part: SourceText, apparatus: ApparatusText): SourceText {
  const lemma = part.element.local === 'rdg' ? apparatus.lemmaOf(part.element) : [];
  if (lemma.length === 0) return part;
  const collector = new Collector(part.element);
  for (const node of lemma) collector.add(node);
  const words = collector.finish().words.map(({ text }) => text);
  const count = words.length;
  const own = part.words;
  if (count === 0 || own.length <= count) return part;
  if (words.every((text, k) => own[k]?.text === text)) return someWords(part, own.slice(count));
  const offset = own.length - count;
  return words.every((text, k) => own[offset + k]?.text === text) ? someWords(part, own.slice(0, offset)) : part;
}

function someWords(part: SourceText, words: readonly Word[]): SourceText {
  const from = part.words.indexOf(words[0] as Word);
  const signs = part.signs.slice(from, from + words.length);
  const apart = part.apart.slice(from, from + words.length);
  const starts: number[] = [];
  let letters = '';
  for (const { text } of words) {
    starts.push(letters.length);
    letters += text;
  }
  return { element: part.element, letters, starts, signs, apart, words };
}

/** The place in the source of a character of a text node's value; references and CDATA sections are walked over. */
export function placeIn({ text }: XmlDocument, { node, offset }: Word['first']): Point {
  let { line, column } = node.range.start;
  let at = node.range.start.offset;
  for (let done = 0; done < offset; ) {
    const special = /^(?:<!\[CDATA\[|\]\]>)/.exec(text.slice(at, at + 9))?.[0];
    const reference = text[at] === '&' ? text.slice(at, text.indexOf(';', at) + 1) : undefined;
    const written = special ?? reference ?? (text.startsWith('\r\n', at) ? '\r\n' : (text[at] ?? ' '));
    if (written === '\n' || written === '\r\n' || written === '\r') {
      line += 1;
      column = 1;
    } else column += written.length;
    at += written.length;
    if (special === undefined) done += reference === undefined ? 1 : referenceLength(reference);
  }
  return { line, column };
}

/** How many UTF-16 code units a character reference stands for. */
function referenceLength(reference: string): number {
  const code = /^&#(x?)([0-9a-f]+);$/i.exec(reference);
  return code !== null && Number.parseInt(code[2] as string, code[1] ? 16 : 10) > 0xffff ? 2 : 1;
}
