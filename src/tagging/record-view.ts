/** The running texts of a record, as names are looked for in them, and where each of their characters stands in the source. */
import { chosenForm } from '../edition/reading.js';
import { barrier } from '../names/barrier.js';
import { isTagged, isTei, teiElements } from '../validation/rules/tei-text.js';
import { characterOffsets } from '../xml/character-offsets.js';
import { attribute, child, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement, XmlText } from '../xml/tree.js';

/** Where a character of a running text stands. */
export interface Origin {
  readonly node: XmlText;
  /** In the value of the node. */
  readonly index: number;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  readonly isCdata: boolean;
}

/** A stretch of a running text that an element has. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly element: XmlElement;
}

/** The text of one paragraph, heading, note …; white space is single spaces, a line beginning is `\n`. */
export interface RunningText {
  /** What is searched: with barriers in the places of notes, gaps and words that are no place for names. */
  readonly text: string;
  /** The same with these words; of the same length. */
  readonly shown: string;
  /** For each character; undefined where none of the source stands for it. */
  readonly origins: readonly (Origin | undefined)[];
  /** Names, dates and terms that are tagged already. */
  readonly tagged: readonly Marked[];
  /** The block that it is the text of. */
  readonly block: XmlElement;
}

/** Elements within a running text that names may stand in, or run across (TEI P5, model.phrase, and what editors do to words). */
const inline = new Set(
  `add addName affiliation am c cl corr damage date distinct email emph ex expan abbr forename genName geogFeat gloss hi l mentioned measure
  nameLink num orgName persName phr placeName q quote reg restore retrace rs s said secl seg soCalled supplied surname surplus term time
  unclear unit w roleName lem subst foreign title ref bibl name geogName sic orig idno`.split(/\s+/),
);
/** Elements without words that part the words round them, unless `@break` says that they stand in a word. */
const breaks = new Set(['lb', 'pb', 'cb', 'gb', 'milestone']);
/** Points that say nothing about the words round them. */
const points = new Set('anchor handShift addSpan delSpan damageSpan index ptr join space metamark'.split(' '));
/** What has been taken out of the text, or was never part of it. */
const absent = new Set([
  'del',
  'fw',
  'figDesc',
  'rdg',
  'rdgGrp',
  'wit',
  'teiHeader',
  'listApp',
  'standOff',
  'facsimile',
  'sourceDoc',
]);
/** What the editors have tagged as a name, a date or a term; a longer name may be put round it. */
const named = new Set('persName placeName orgName geogName name rs date term'.split(' '));

/** The running texts of a record, in document order: of its text, and of the summary in its header. */
export function runningTexts(document: XmlDocument): readonly RunningText[] {
  const reader = new Reader(document.text);
  for (const element of teiElements(document)) {
    const isText = element.local === 'text' && element.parent?.local === 'TEI';
    if (isText || element.local === 'abstract') reader.readBlock(element);
  }
  return reader.texts;
}

class Reader {
  readonly texts: RunningText[] = [];

  constructor(private readonly source: string) {}

  readBlock(block: XmlElement): void {
    const place = this.texts.length;
    const building = new Building(this.source, block);
    this.#readInside(block, building);
    const text = building.finish();
    // A block stands before those inside it.
    if (/[\p{L}\p{N}]/u.test(text.shown)) this.texts.splice(place, 0, text);
  }

  #readInside(element: XmlElement, building: Building): void {
    for (const node of element.children) {
      if (node.kind === 'text') building.write(node);
      else if (node.kind === 'element') this.#readElement(node, building);
    }
  }

  #readElement(element: XmlElement, building: Building): void {
    if (!isTei(element)) {
      building.part();
      // Words of another vocabulary are none of ours; what it holds of TEI is.
      for (const inside of elements(element)) this.#readElement(inside, building);
      return;
    }
    const { local } = element;
    if (breaks.has(local)) {
      building.break(local, attribute(element, 'break') === 'no');
      return;
    }
    if (points.has(local) || absent.has(local)) return;
    if (local === 'choice') {
      const form = chosenForm(element);
      if (form !== undefined) this.#readElement(form, building);
      return;
    }
    if (local === 'app') {
      const lemma = child(element, 'lem') ?? elements(element, 'rdg')[0];
      building.part();
      if (lemma !== undefined) this.#readInside(lemma, building);
      building.part();
      return;
    }
    if (!inline.has(local)) {
      building.part();
      this.readBlock(element);
      return;
    }
    const start = building.length;
    this.#readInside(element, building);
    if (named.has(local)) building.tagged(element, start);
    else if (isTagged(element) && local !== 'roleName') building.shut(start);
  }
}

class Building {
  #text = '';
  readonly #origins: (Origin | undefined)[] = [];
  readonly #tagged: Marked[] = [];
  readonly #shut: { readonly start: number; readonly end: number }[] = [];
  /** Whether white space that comes next belongs to a word that is divided. */
  #isDivided = false;

  constructor(
    private readonly source: string,
    private readonly block: XmlElement,
  ) {}

  get length(): number {
    return this.#text.length;
  }

  write(node: XmlText): void {
    const { value, range } = node;
    const isVerbatim = range.end.offset - range.start.offset === value.length;
    const offsets = isVerbatim ? undefined : characterOffsets(this.source, node);
    for (let index = 0; index < value.length; index += 1) {
      const start = offsets?.starts[index] ?? range.start.offset + index;
      const end = offsets?.ends[index] ?? start + 1;
      this.#put(value[index] as string, { node, index, start, end, isCdata: offsets?.isCdata[index] ?? false });
    }
  }

  #put(written: string, origin: Origin): void {
    if (written === '\u00AD') return;
    const isSpace = /\s/.test(written);
    if (isSpace && this.#isDivided) return;
    if (!isSpace && this.#isDivided) {
      this.#isDivided = false;
      // Before a capital the hyphen is one of a name such as Lleras-Camargo.
      if (/\p{Ll}/u.test(written)) this.#dropHyphen();
    }
    if (isSpace && written === '\n' && /\p{L}[-‐¬]$/u.test(this.#text)) {
      this.#isDivided = true;
      return;
    }
    const last = this.#text.at(-1) ?? ' ';
    if (isSpace && /[ \n]/.test(last)) return;
    this.#text += isSpace ? ' ' : written;
    this.#origins.push(origin);
  }

  #dropHyphen(): void {
    if (!/[-‐¬]$/.test(this.#text)) return;
    this.#text = this.#text.slice(0, -1);
    this.#origins.pop();
  }

  /** A line or a page begins. */
  break(kind: string, isInWord: boolean): void {
    if (isInWord || /\p{L}[-‐¬]$/u.test(this.#text)) {
      if (isInWord) this.#dropSpace();
      this.#isDivided = true;
      return;
    }
    const last = this.#text.at(-1);
    if (kind === 'lb') {
      this.#dropSpace();
      this.#insert('\n');
    } else if (last !== undefined && !/[ \n]/.test(last)) this.#insert(' ');
  }

  #dropSpace(): void {
    if (this.#text.at(-1) !== ' ') return;
    this.#text = this.#text.slice(0, -1);
    this.#origins.pop();
  }

  /** Something that no name goes across. */
  part(): void {
    this.#isDivided = false;
    if (this.#text !== '') this.#insert(barrier);
  }

  #insert(character: string): void {
    this.#text += character;
    this.#origins.push(undefined);
  }

  tagged(element: XmlElement, start: number): void {
    if (this.length > start) this.#tagged.push({ start, end: this.length, element });
  }

  shut(start: number): void {
    if (this.length > start) this.#shut.push({ start, end: this.length });
  }

  finish(): RunningText {
    const shown = this.#text;
    let text = '';
    let at = 0;
    for (const { start, end } of this.#shut.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (end <= at) continue;
      text += shown.slice(at, Math.max(at, start)) + barrier.repeat(end - Math.max(at, start));
      at = end;
    }
    return {
      text: text + shown.slice(at),
      shown,
      origins: this.#origins,
      tagged: this.#tagged.sort((a, b) => a.start - b.start),
      block: this.block,
    };
  }
}
