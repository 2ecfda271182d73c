/**
 * The gate of a build: shows that every word of a record's `text` is in its page, and in its plain text or apparatus, and that words
 * which are two in the record are two there. It shares
 * no code and no knowledge with the stylesheets whose work it judges: what it takes from an output is its letters and digits and
 * the region that they stand in. It may raise a false alarm; it must not be silent about a loss.
 */

import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { descendants } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import { type Alignment, align, printed } from './align.js';
import { gluedWords, type JoinedOutput } from './glued-words.js';
import { type HtmlElement, htmlRuns } from './html-text.js';
import { edgesOf, lettersOf, type PageText, type SourceText, sourceTexts } from './source-text.js';
import { gluedFindings, lossFindings } from './text-findings.js';

/** A part of a document with a page of its own. */
export interface DivisionText {
  readonly element: XmlElement;
  readonly html: string;
}

/** What a reader is given of a record. */
export interface RecordTexts {
  /** The record's page. */
  readonly html: string;
  /** The pages of those of its divisions that have their own. */
  readonly pages?: readonly DivisionText[];
  /** The record as plain text. */
  readonly text: string;
  /** The apparatus as plain text. */
  readonly apparatusText: string;
  /** The apparatus as a page of its own; it counts where the record's page has no apparatus, for then it leads there. */
  readonly apparatusHtml: string;
}

/** The regions of an output in which words of the source may stand: the running text only in the first one. */
interface Regions {
  readonly running: MutableOutput;
  readonly elsewhere: readonly MutableOutput[];
}

class MutableOutput implements JoinedOutput {
  readonly pieces: string[] = [];
  readonly joined: number[] = [];
  taken = new Uint8Array();
  /** Whether the text so far ends within a word. */
  #open = false;
  #places: Map<string, number[]> | undefined;

  /** @param apart whether the text does not go on with a word that the text before it may have ended in */
  add(text: string, apart = true): void {
    const { opens, closes } = edgesOf(text);
    let goesOn = opens && this.#open && !apart;
    for (const piece of lettersOf(text)) {
      this.joined.push(goesOn ? 1 : 0);
      this.pieces.push(piece);
      goesOn = false;
    }
    this.#open = closes;
  }

  /** Call once, when all text has been added. */
  finish(): this {
    this.taken = new Uint8Array(this.pieces.length);
    return this;
  }

  isFree(piece: number): boolean {
    return this.taken[piece] === 0;
  }

  take({ taken }: Pick<Alignment, 'taken'>): void {
    for (const piece of taken) this.taken[piece] = 1;
  }

  /** Makes all pieces free again. */
  release(): void {
    this.taken.fill(0);
    this.#places = undefined;
  }

  /** Where a text that begins with these letters may begin: the pieces not yet taken that are a beginning of it. */
  *beginnings(letters: string): Generator<number> {
    this.#places ??= this.#index();
    const places = this.#places;
    for (let length = Math.min(letters.length, longestBeginning); length > 0; length -= 1) {
      const found = places.get(letters.slice(0, length));
      if (found === undefined) continue;
      // What has been taken at the front of the list never comes back: the list is shortened, so that it is walked once.
      while (found.length > 0 && this.taken[found.at(-1) as number] === 1) found.pop();
      for (let k = found.length - 1; k >= 0; k -= 1) if (this.taken[found[k] as number] === 0) yield found[k] as number;
    }
  }

  #index(): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (let j = this.pieces.length - 1; j >= 0; j -= 1) {
      const piece = this.pieces[j] as string;
      const list = places.get(piece);
      if (list === undefined) places.set(piece, [j]);
      else list.push(j);
    }
    return places;
  }
}

const longestBeginning = 64;
/** How many places are tried for a part that stands apart: one that begins with a number has many. */
const tries = 4000;

/**
 * The words of a record's `text` that an output lacks, as errors of code `text/lost`, and those that it joins with the word before
 * them, as warnings of code `text/glued`; each names the words, their place in the source, and the output. None if all is well.
 */
export function findLostText(document: XmlDocument, texts: RecordTexts): readonly Diagnostic[] {
  const pages = texts.pages ?? [];
  const onPages = readTwice(
    document,
    pages.map(({ element }) => element),
  );
  const whole = pages.length === 0 ? onPages : readTwice(document, []);
  const html = [texts.html, ...pages.map((page) => page.html)];
  return [
    ...html.flatMap((page, i) => compare(document, onPages, i, pageRegions(page, texts.apparatusHtml), 'the page')),
    ...compare(document, whole, 0, plainRegions(texts), 'the plain text and its apparatus'),
  ];
}

/** The words of some parts of a document that their pages lack: of a text that is shown beside a record. */
export function findLostOnPages(document: XmlDocument, pages: readonly DivisionText[]): readonly Diagnostic[] {
  const texts = readTwice(
    document,
    pages.map(({ element }) => element),
  );
  return pages.flatMap(({ html }, i) => compare(document, texts, i + 1, pageRegions(html, ''), 'the page'));
}

/** The texts of a document, by page: as they are commonly printed, and with elements of some names read where they stand. */
interface Readings {
  readonly common: readonly PageText[];
  readonly inPlace: (names: ReadonlySet<string>) => readonly PageText[];
}

function readTwice(document: XmlDocument, pages: readonly XmlElement[]): Readings {
  return {
    common: sourceTexts(document, pages),
    inPlace: (names) => sourceTexts(document, pages, names),
  };
}

function compare(
  document: XmlDocument,
  { common, inPlace }: Readings,
  page: number,
  { running: region, elsewhere }: Regions,
  name: string,
): readonly Diagnostic[] {
  const regions = [...elsewhere, region];
  const first = match(document, common[page] as PageText, region, regions, name);
  if (first.missing.size === 0) return first.findings;
  // Running heads may be printed where they stand, and the text be found in their words: once more, with them as part of it.
  for (const each of regions) each.release();
  const second = match(document, inPlace(first.missing)[page] as PageText, region, regions, name);
  return second.findings.some(({ code }) => code === 'text/lost') ? first.findings : second.findings;
}

interface Match {
  readonly findings: readonly Diagnostic[];
  /** The names of the elements that stand apart and were not found. */
  readonly missing: ReadonlySet<string>;
}

/** Finds the texts of a page in what is not yet taken of its regions. */
function match(
  document: XmlDocument,
  { running, apart }: PageText,
  region: MutableOutput,
  regions: readonly MutableOutput[],
  name: string,
): Match {
  const alignment = align(running, region);
  region.take(alignment);
  const findings = [...lossFindings(document, running, alignment.lost, name)];
  const glue: Found = (part, found, how) => {
    findings.push(...gluedFindings(document, part, gluedWords(part, found, how), name));
  };
  glue(running, region, alignment);
  // Long parts first: what is found to be of a note can't be mistaken for a short form that is nowhere.
  const long = apart.filter((part) => part.words.length >= 4);
  const short = apart.filter((part) => part.words.length < 4).toSorted((a, b) => b.words.length - a.words.length);
  const missing = [...findParts(long, regions, glue), ...findParts(short, regions, glue)];
  for (const part of missing) {
    const all = part.words.map((_, word) => word);
    findings.push(...lossFindings(document, part, all, name));
  }
  return { findings, missing: new Set(missing.map(({ element }) => element.local)) };
}

/**
 * Finds parts that stand apart, and returns those that are not there. First those that are there as one stretch: what of a note is cut up
 * by marks must not be pieced together from the beginnings of other notes. The longest first: a reading must not use up what a note quotes.
 * For the same reason a short form with a gap in it comes before shorter ones: “ma[…]nan” before “nan”.
 */
function findParts(
  parts: readonly SourceText[],
  regions: readonly MutableOutput[],
  found: Found,
): readonly SourceText[] {
  const whole = new Set<SourceText>();
  for (const part of parts.toSorted((a, b) => b.letters.length - a.letters.length)) {
    const isShort = part.words.length < 4 && hasSigns(part);
    if (findWhole(part, regions, found) || (isShort && findApart(part, regions, found))) whole.add(part);
  }
  return parts.filter((part) => !whole.has(part) && !findApart(part, regions, found));
}

function hasSigns({ element }: SourceText): boolean {
  return [...descendants(element)].some(({ children }) => children.length === 0);
}

type FoundIn = Pick<Alignment, 'taken' | 'offsets'>;
/** Is told of each part where it was found. */
type Found = (part: SourceText, region: MutableOutput, how: FoundIn) => void;

/** Finds a part as one stretch with nothing else in it, word by word and no two joined (“1, 13” is not in “113”), and uses the stretch up. */
function findWhole(part: SourceText, regions: readonly MutableOutput[], found: Found): boolean {
  for (const region of regions) {
    for (const from of region.beginnings(part.letters)) {
      const how = wholeAt(part, region, from);
      if (how === undefined || gluedWords(part, region, how).length > 0) continue;
      region.take(how);
      found(part, region, how);
      return true;
    }
  }
  return false;
}

/**
 * The pieces from one on that are a part and nothing else; undefined if they are not. Each word begins with a piece, and the pieces of a
 * word are joined: “Item 3” before a “1” is not “Item 31”.
 */
function wholeAt({ letters, starts }: SourceText, region: MutableOutput, from: number): FoundIn | undefined {
  const taken: number[] = [];
  const offsets: number[] = [];
  let word = 0;
  for (let [j, offset] = [from, 0]; offset < letters.length; j += 1) {
    const piece = region.pieces[j];
    if (piece === undefined || !region.isFree(j) || !letters.startsWith(piece, offset)) return undefined;
    if (starts[word] === offset) word += 1;
    else if (region.joined[j] !== 1) return undefined;
    taken.push(j);
    offsets.push(offset);
    offset += piece.length;
    if ((starts[word] ?? letters.length) < offset) return undefined;
  }
  return { taken, offsets };
}

/** Finds a part as one stretch, with few other words (marks, labels) in it, and uses the stretch up; if it can, one with its words apart. */
function findApart(part: SourceText, regions: readonly MutableOutput[], found: Found): boolean {
  let joined: { readonly region: MutableOutput; readonly alignment: Alignment } | undefined;
  for (const region of regions) {
    for (const alignment of stretchesOf(part, region)) {
      if (gluedWords(part, region, alignment).length > 0) {
        joined ??= { region, alignment };
        continue;
      }
      region.take(alignment);
      found(part, region, alignment);
      return true;
    }
  }
  if (joined === undefined) return false;
  joined.region.take(joined.alignment);
  found(part, joined.region, joined.alignment);
  return true;
}

/** Where a part is found whole, with few other words in it. */
function* stretchesOf(part: SourceText, region: MutableOutput): Generator<Alignment> {
  const count = part.words.length;
  const markers = [...descendants(part.element)].filter(({ children }) => children.length === 0).length;
  const insertions = (count < 4 && markers === 0 ? 1 : 4 + count) + printed * markers;
  let left = tries;
  for (const from of region.beginnings(part.letters)) {
    left -= 1;
    if (left < 0) return;
    const to = Math.min(region.pieces.length, from + 6 * count + 20 + printed * markers);
    const alignment = align(part, region, { from, to, steps: 40 + 20 * insertions });
    if (alignment.lost.length === 0 && alignment.passed <= insertions) yield alignment;
  }
}

/** What tells the regions of a page, by the marks that every record's page has. */
function regionOf({ name, attributes }: HtmlElement): string | undefined {
  if (name === 'nav' || name === 'header' || name === 'footer') return 'outside';
  // What a picture shows is said in `figDesc`, which is no part of the running text.
  if (name === 'img') return 'notes';
  const marks = new Set([attributes['id'], attributes['role'], ...(attributes['class'] ?? '').split(/\s+/)]);
  if (marks.has('apparatus')) return 'apparatus';
  if (marks.has('notes') || marks.has('doc-endnotes') || marks.has('doc-footnote') || marks.has('note')) return 'notes';
  return attributes['id'] === 'text' ? 'text' : undefined;
}

function pageRegions(html: string, apparatusHtml: string): Regions {
  const outputs = new Map(['text', 'notes', 'apparatus'].map((name) => [name, new MutableOutput()]));
  for (const { region, text, apart } of htmlRuns(html, regionOf, 'outside')) outputs.get(region)?.add(text, apart);
  const apparatus = outputs.get('apparatus') as MutableOutput;
  if (apparatus.pieces.length === 0) {
    for (const { text, apart } of htmlRuns(apparatusHtml, regionOf, '')) apparatus.add(text, apart);
  }
  const [text, ...others] = [...outputs.values()].map((output) => output.finish());
  return { running: text as MutableOutput, elsewhere: others };
}

function plainRegions({ text, apparatusText }: RecordTexts): Regions {
  const running = new MutableOutput();
  running.add(withoutEnds(text, apparatusText));
  const apparatus = new MutableOutput();
  apparatus.add(apparatusText);
  return { running: running.finish(), elsewhere: [apparatus.finish()] };
}

/**
 * A plain text without the header block before it and without the apparatus after it, which repeat words of the text: the first
 * paragraph (the title), the second one if each of its lines is a field such as “Source: …”, and the last lines, as far as they
 * stand in the apparatus as well.
 */
function withoutEnds(text: string, apparatusText: string): string {
  const apparatus = new Set(apparatusText.split('\n').map((line) => line.trim()));
  const lines = text.split('\n').map((line) => line.trim());
  while (lines.length > 0 && (lines.at(-1) === '' || apparatus.has(lines.at(-1) as string))) lines.pop();
  const title = lines.indexOf('');
  const fields = title < 0 ? -1 : lines.indexOf('', title + 1);
  const isHeader =
    fields > title + 1 && lines.slice(title + 1, fields).every((line) => /^\p{L}[^:]{0,60}: /u.test(line));
  return lines.slice(isHeader ? fields : 0).join('\n');
}
