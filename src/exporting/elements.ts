/** What the elements of TEI are to a page of a word processor. */
import type { Style } from '../importing/flow.js';
import { attribute, elements, textOf } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

/** Elements that begin a block of their own wherever they stand. */
const blocks = new Set(
  `p ab div div1 div2 div3 div4 div5 div6 div7 front body back group text floatingText head opener closer postscript trailer argument
  epigraph titlePage docTitle titlePart docImprint docDate docAuthor docEdition list item table figure lg l sp speaker listApp listBibl
  listPerson listPlace castList castItem u fw`.split(/\s+/),
);

/** Elements that are blocks only among blocks. */
const blocksAmongBlocks = new Set(
  'byline stage quote q said cit bibl add stamp salute signed dateline pb note'.split(' '),
);
const holdersOfBlocks = new Set(
  'div div1 div2 div3 div4 div5 div6 div7 front body back epigraph argument sp lg postscript titlePage floatingText cit'.split(
    ' ',
  ),
);
const running = new Set('p ab l head item cell'.split(' '));

/** Whether an element begins a block of its own where it stands. */
export function isBlock(element: XmlElement): boolean {
  const { local, parent } = element;
  if (local === 'list') return attribute(element, 'type') !== 'inline';
  if (local === 'item' || local === 'label') return false;
  if (blocks.has(local)) return true;
  if (!blocksAmongBlocks.has(local)) return false;
  if (parent !== undefined && holdersOfBlocks.has(parent.local)) return local !== 'bibl' || parent.local === 'cit';
  return (local === 'quote' || local === 'q' || local === 'said') && elements(element).some(isBlock);
}

/** Whether an element’s content is one running text, in which a list or a table may stand. */
export function isRunning({ local }: XmlElement): boolean {
  return running.has(local);
}

/** Elements that hold nothing to be read, or what is read elsewhere. */
export const silent: ReadonlySet<string> = new Set(
  `teiHeader standOff facsimile sourceDoc index anchor addSpan delSpan damageSpan handShift caesura space alt altGrp certainty respons
  link linkGrp join joinGrp spanGrp interp interpGrp lacunaStart lacunaEnd witStart witEnd pause cb gb milestone ptr graphic media
  figDesc tech xenoData listTranspose redo undo`.split(/\s+/),
);

const styles: Readonly<Record<string, Style>> = {
  italic: 'italic',
  italics: 'italic',
  i: 'italic',
  slanted: 'italic',
  bold: 'bold',
  b: 'bold',
  underline: 'underline',
  underlined: 'underline',
  superscript: 'superscript',
  sup: 'superscript',
  subscript: 'subscript',
  sub: 'subscript',
  strikethrough: 'strikethrough',
  strike: 'strikethrough',
  smallcaps: 'smallcaps',
  'small-caps': 'smallcaps',
  uppercase: 'allcaps',
  allcaps: 'allcaps',
};

/** How an element looks, by what it is and by its `rend`. */
export function stylesOf(element: XmlElement): readonly Style[] {
  const { local } = element;
  const named = (attribute(element, 'rend') ?? '').split(/\s+/).flatMap((word) => styles[word] ?? []);
  if (named.length > 0) return named;
  if (local === 'emph' || local === 'mentioned' || local === 'stage') return ['italic'];
  if (local === 'foreign') return /\p{Script=Latin}/u.test(textOf(element)) ? ['italic'] : [];
  if (local === 'title') return /^[mjs]$/.test(attribute(element, 'level') ?? '') ? ['italic'] : [];
  if (local === 'metamark') return ['superscript'];
  if (local === 'speaker' || local === 'label') return ['bold'];
  if (local === 'del' && attribute(element, 'change') === undefined) {
    return element.parent?.local === 'restore' ? [] : ['strikethrough'];
  }
  return [];
}

/** Quotation marks that the page puts round an element. */
export function quotesOf(element: XmlElement): readonly [string, string] | undefined {
  const { local } = element;
  const isQuoted =
    /^(?:q|quote|said|soCalled|gloss)$/.test(local) || (local === 'title' && attribute(element, 'level') === 'a');
  if (!isQuoted || /^\s*["“”‘’«„'‹]/.test(textOf(element))) return undefined;
  return local === 'soCalled' ? ['‘', '’'] : ['“', '”'];
}

/** What an addition is called that nobody has tracked. */
export function additionWords(element: XmlElement): string {
  const place = attribute(element, 'place') ?? '';
  const how = attribute(element, 'type') ?? attribute(element, 'hand') ?? '';
  if (/margin|left|right/.test(place)) return 'in the margin';
  if (/above/.test(place)) return 'written above';
  if (/below/.test(place)) return 'written below';
  if (/typed|typescript/.test(how)) return 'typed';
  return /hand|ink|pencil|manuscript/.test(how) ? 'handwritten' : 'added';
}

const reasons: Readonly<Record<string, string>> = {
  censored: 'not declassified',
  damage: 'damaged',
  lost: 'missing',
  untranslated: 'not translated',
  irrelevant: 'omitted',
  cancelled: 'crossed out',
  sampling: 'omitted',
};
const units: Readonly<Record<string, string>> = { character: 'letter', leaf: 'sheet' };

/** A gap as translators type it, without the brackets: `2 words illegible`, `...`. */
export function gapWords(gap: XmlElement): string {
  const reason = attribute(gap, 'reason') ?? 'illegible';
  const quantity = attribute(gap, 'quantity');
  const unit = attribute(gap, 'unit') ?? (quantity === undefined ? undefined : 'word');
  if (reason === 'editorial' && unit === undefined) return '...';
  const words = reason === 'editorial' ? 'omitted' : (reasons[reason] ?? reason);
  if (unit === undefined) return words;
  const named = units[unit] ?? unit;
  return `${quantity ?? 'several'} ${named}${quantity === '1' ? '' : 's'} ${words}`;
}

/** What a note begins with, so that its sort can be told: nothing for the translator’s own. */
export function notePrefix(note: XmlElement): string {
  const type = attribute(note, 'type');
  if (type === 'translator') return '';
  if (type === 'source') return 'Note in the source: ';
  return type === 'author' ? 'Author’s note: ' : 'Editor’s note: ';
}

/** Whether a translator’s note is nothing but the word of the original. */
export function isWordOnly(note: XmlElement): boolean {
  if (note.local !== 'note' || attribute(note, 'type') !== 'translator') return false;
  const inner = elements(note);
  const [only] = inner;
  return (
    inner.length === 1 &&
    only?.local === 'foreign' &&
    elements(only).length === 0 &&
    textOf(only).trim() === textOf(note).trim()
  );
}

/** The name of the note’s witnesses, such as `A B` for `#A #B`. */
export function sigla(element: XmlElement): string {
  return (attribute(element, 'wit') ?? '')
    .split(/\s+/)
    .map((pointer) => pointer.slice(pointer.indexOf('#') + 1))
    .join(' ');
}

/** Pictures that every word processor shows. */
export function isShownEverywhere(url: string): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(url) && !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
}
