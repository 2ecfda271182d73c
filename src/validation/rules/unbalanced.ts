import { elements } from '../../xml/query.js';
import type { XmlDocument, XmlElement, XmlText } from '../../xml/tree.js';
import type { DocumentRule, RuleFinding } from './rule.js';
import { isTei, placeIn, teiElements, textInside } from './tei-text.js';

/** What is read as one: a bracket that opens here closes here. */
const blocks = new Set([
  'p',
  'ab',
  'head',
  'note',
  'lg',
  'item',
  'cell',
  'opener',
  'closer',
  'trailer',
  'quote',
  'sp',
  'figDesc',
]);
/** Of two forms of the same words only the one that the editor establishes is read; code is not prose. */
const unread = new Set([
  ...blocks,
  'l',
  'rdg',
  'formula',
  'code',
  'eg',
  'ident',
  'idno',
  'del',
  'fw',
  'gi',
  'att',
  'val',
  'tag',
  'teiHeader',
  'list',
  'table',
]);
const apartInChoice = new Set(['sic', 'orig', 'abbr']);

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '“': '”', '„': '“”', '«': '»' };
const openerOf: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '”': '“„', '»': '«' };

/** Brackets and quotation marks that open and do not close in a paragraph, or the other way round. */
export const unbalanced = {
  kind: 'document',
  code: 'text/unbalanced',
  title: 'A bracket or a quotation mark has no partner',
  severity: 'warning',
  about:
    'Round, square and curly brackets, “ ”, „ “, « » and straight double quotation marks are counted in each paragraph, heading, item, note or stanza by itself; a note does not count for the paragraph it stands in. Numbers such as “a)” and “1)”, inches, the bracket after the lemma of an apparatus, a quotation that goes on in the next paragraph, and ” … ” or » … « as some languages have them are no fault. In verse and drama only brackets count, since speech goes on over stanzas. Single quotation marks are left alone: they cannot be told from apostrophes.',
  why: 'A bracket that is not closed is often the last sign of words that were lost, or of a translator’s addition that was not encoded.',
  whatToDo: 'Add the partner or delete the mark. If the source has it so, write `<sic>` or answer the finding.',
  wrong: '<p>He said (through an interpreter that he agreed.</p>',
  right: [
    '<p>He said (through an interpreter) that he agreed: a) now, b) “later”.</p>',
    '<p>“He agreed.</p>\n<p>“He thanked me.”</p>',
  ],
  *check(document) {
    for (const element of teiElements(document)) {
      if (!blocks.has(element.local) || (element.local === 'lg' && element.parent?.local === 'lg')) continue;
      yield* checkBlock(document, element);
    }
  },
} as const satisfies DocumentRule;

interface Mark {
  readonly sign: string;
  readonly node: XmlText;
  readonly index: number;
}

function* checkBlock(document: XmlDocument, block: XmlElement): Generator<RuleFinding> {
  const runs = [...textInside(block, skipIn(block))].filter((run) => !isAlternative(run, block));
  const whole = runs.map(({ value }) => value).join('');
  // What is said in verse and on a stage goes on over stanzas and is marked by the layout: only brackets count there.
  const marks = block.local === 'lg' || block.local === 'sp' ? /[()[\]{}]/g : /[()[\]{}“”„«»"]/g;
  if (whole.search(marks) < 0) return;
  // » … « (German, Danish) and ” … ” (Swedish, Finnish): the first mark says which.
  const isInward = /^[^«»]*»/.test(whole);
  const isOneSided = !whole.includes('“') && !whole.includes('„') && (whole.match(/”/g) ?? []).length % 2 === 0;
  const open: Mark[] = [];
  const straight: Mark[] = [];
  const inches: Mark[] = [];
  let before = '';
  for (const node of runs) {
    for (const { 0: written, index } of node.value.matchAll(marks)) {
      const sign = isInward ? ({ '«': '»', '»': '«' }[written] ?? written) : written;
      const mark = { sign, node, index };
      const so = before + node.value.slice(0, index);
      if (sign === '"') {
        straight.push(mark);
        if (/\d$/.test(so)) inches.push(mark);
      } else if (sign === '”' && isOneSided) continue;
      else if (sign === '“' && open.at(-1)?.sign === '„') open.pop();
      else if (closerOf[sign] !== undefined) open.push(mark);
      else {
        const at = open.findLastIndex((other) => openerOf[sign]?.includes(other.sign));
        if (at >= 0) open.splice(at, 1);
        else if (!isListMark(sign, so) && !(sign === ']' && isLemmaSign(block, so)) && !goesOn(sign, block)) {
          yield finding(document, mark, written, 'is closed and was never opened');
        }
      }
    }
    before = (before + node.value).slice(-40);
  }
  for (const mark of open) {
    if (!goesOn(mark.sign, block))
      yield finding(document, mark, mark.node.value[mark.index] ?? '', 'is opened and never closed');
  }
  const quotes = straight.length % 2 === 1 ? straight.filter((mark) => !inches.includes(mark)) : [];
  const last = quotes.at(-1);
  if (last !== undefined && quotes.length % 2 === 1 && !goesOn('"', block)) {
    yield finding(document, last, '"', 'has no partner');
  }
}

/** `a)`, `12)`, `*)`. */
function isListMark(sign: string, before: string): boolean {
  return sign === ')' && /(?:^|[\s(;,])(?:\p{L}{1,4}|\d{1,3}\p{L}?|[*†]+)\.?$/u.test(before);
}

/** The bracket after the lemma of an apparatus that is written as text: `1.4 reliqua] relicta B`. */
function isLemmaSign({ local }: XmlElement, before: string): boolean {
  return local === 'note' || /^\s*\d[\d.,–-]*\s+\S+(?: \S+){0,4}$/.test(before);
}

function finding(document: XmlDocument, { node, index }: Mark, written: string, what: string): RuleFinding {
  return {
    range: placeIn(document, node, index, 1),
    message: `“${written}” ${what} in this <${blockOf(node)}>`
      .replace('““”', 'The mark “')
      .replace('“””', 'The mark ”'),
    help: 'Add its partner, or delete it; if the source has it so, say so with <sic> or an ignore instruction',
  };
}

function blockOf(node: XmlText): string {
  let element: XmlElement = node.parent;
  while (!blocks.has(element.local) && element.parent !== undefined) element = element.parent;
  return element.name;
}

const skipInStanza = new Set([...unread].filter((name) => name !== 'l' && name !== 'lg'));
const skipInSpeech = new Set([...unread].filter((name) => name !== 'l' && name !== 'lg' && name !== 'p'));

function skipIn({ local }: XmlElement): ReadonlySet<string> {
  return local === 'lg' ? skipInStanza : local === 'sp' ? skipInSpeech : unread;
}

function isAlternative(run: XmlText, block: XmlElement): boolean {
  for (let at: XmlElement | undefined = run.parent; at !== undefined && at !== block; at = at.parent) {
    if (apartInChoice.has(at.local) && at.parent?.local === 'choice') return true;
  }
  return false;
}

/** Whether a quotation goes on into the next block, or comes from the one before. */
function goesOn(sign: string, block: XmlElement): boolean {
  if (!'“”„«»"'.includes(sign) || block.parent === undefined) return false;
  const siblings = elements(block.parent).filter(isTei);
  const at = siblings.indexOf(block);
  const next = siblings[at + 1];
  const before = siblings[at - 1];
  const startsQuoted = (other: XmlElement | undefined): boolean =>
    other !== undefined && /^\s*[“„«»"]/.test([...textInside(other)].map(({ value }) => value).join(''));
  return startsQuoted(next) || (startsQuoted(block) && startsQuoted(before));
}
