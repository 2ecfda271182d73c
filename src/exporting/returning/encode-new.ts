/** Encodes words that came back and that the record does not have: brackets, notes and names as the import reads them. */
import { wordsOutsideBrackets } from '../../importing/brackets/english.js';
import { type ReadBrackets, readBrackets } from '../../importing/brackets/read-brackets.js';
import type { Doubt } from '../../importing/doubt.js';
import { type Draft, flowsIn } from '../../importing/draft.js';
import type { EditionKnowledge } from '../../importing/edition-knowledge.js';
import { type Flow, type Mark, sliceFlow } from '../../importing/flow.js';
import { Proposals } from '../../importing/names/propose-entries.js';
import { encodeFlow, type FlowContext } from '../../importing/tei/encode-flow.js';
import { type Piece, piece } from '../../importing/tei/pieces.js';
import { writePiece } from '../../importing/tei/write.js';
import { learnNames } from '../../names/habit-names.js';
import { nameFinder } from '../../names/register-names.js';
import { attribute, child, descendants } from '../../xml/query.js';
import { escapeText } from '../../xml/serialise.js';
import type { XmlDocument } from '../../xml/tree.js';
import type { NewLeaf, Token } from './tokens.js';

export interface NewWords {
  /** Words from one token to another; undefined if a bracket among them speaks of words beside them. */
  readonly encode: (leaf: NewLeaf, from: Token, to: Token, looks: string) => string | undefined;
  readonly encodeWhole: (leaf: NewLeaf) => string;
  readonly doubts: readonly Doubt[];
}

export function newWords(record: XmlDocument, draft: Draft, edition: EditionKnowledge): NewWords {
  const doubts: Doubt[] = [];
  const context = contextOf(record, draft, edition, doubts);
  const write = (flow: Flow, brackets?: ReadBrackets): string => {
    const content = encodeFlow(flow, context, brackets === undefined ? {} : { brackets }).content;
    const whole = writePiece(piece('p', {}, ...content.flatMap(withoutProposals)));
    return whole.endsWith('/>') ? '' : whole.slice('<p>'.length, -'</p>'.length);
  };
  return {
    doubts,
    encode: (leaf, from, to, looks) => {
      const flow = sliceOf(leaf.flow, from, to, looks);
      const hasBrackets = /[[\]]/.test(flow.text);
      const isPlain = flow.points.length === 0 && flow.marks.length === 0 && !/\n/.test(flow.text);
      if (isPlain && !hasBrackets) return escapeText(flow.text);
      if (!hasBrackets) return write(flow);
      const brackets = bracketsOf(leaf.flow, flow, from.start, context);
      return brackets === undefined ? undefined : write(flow, brackets);
    },
    encodeWhole: ({ flow }) => write(bare(flow, '')),
  };
}

/** What the brackets of a part of a text are, read with what stands round it. */
function bracketsOf(whole: Flow, part: Flow, start: number, context: FlowContext): ReadBrackets | undefined {
  const end = start + part.text.length;
  const read = readBrackets(whole, context.brackets);
  const isApart = (one: { readonly start: number; readonly end: number }): boolean =>
    one.end <= start || one.start >= end;
  const isInside = (one: { readonly start: number; readonly end: number }): boolean =>
    one.start >= start && one.end <= end;
  const stretches = [...read.tags, ...read.consumed];
  if (stretches.some((one) => !isApart(one) && !isInside(one))) return undefined;
  const consumed = read.consumed.filter((one) => isInside(one) && !isApart(one));
  const tags = read.tags.filter((one) => isInside(one) && !isApart(one));
  const insertions = read.insertions.filter(({ at }) => consumed.some((one) => at >= one.start && at <= one.end));
  // A bracket of which nothing is left is said by a tag on the words before it.
  const said = tags.length + insertions.length;
  if (consumed.length > 0 && said === 0) return undefined;
  const moved = <T extends { readonly start: number; readonly end: number }>(one: T): T => ({
    ...one,
    start: one.start - start,
    end: one.end - start,
  });
  return {
    flow: part,
    tags: tags.map(moved),
    consumed: consumed.map(moved),
    insertions: insertions.map((one) => ({ ...one, at: one.at - start })),
    doubts: [],
    conversions: [],
  };
}

/** From one token to another, the calls at both ends included. */
function sliceOf(flow: Flow, from: Token, to: Token, looks: string): Flow {
  const end = to.end;
  const slice = bare(sliceFlow(flow, from.start, end), looks);
  // A call at an end of the words belongs to them only if it is one of the tokens.
  const points = slice.points.filter(
    (point) =>
      (point.at > 0 || from.note !== undefined || slice.text === '') &&
      (point.at < slice.text.length || to.note !== undefined),
  );
  const isThere = points.some((point) => point.kind === 'note' && point.id === to.note);
  const last = flow.points.find((point) => point.kind === 'note' && point.id === to.note && point.at === end);
  return { ...slice, points: last === undefined || isThere ? points : [...points, { ...last, at: slice.text.length }] };
}

/** Without comments, without who changed what, and without looks that hold round the words already. */
function bare(flow: Flow, looks: string): Flow {
  const isNew = (mark: Mark): boolean =>
    mark.kind === 'link' || (mark.kind === 'style' && !looks.split(' ').includes(mark.style));
  return {
    ...flow,
    marks: flow.marks.filter(isNew),
    points: flow.points.filter(({ kind }) => kind === 'note'),
  };
}

/** A name that no register has stays untagged, and a note gets no number: editors decide on both. */
function withoutProposals(node: Piece | string): readonly (Piece | string)[] {
  if (typeof node === 'string') return [node];
  const children = node.children.flatMap(withoutProposals);
  if (node.attributes['key'] !== undefined) return children;
  const { n: _, ...attributes } = node.attributes;
  return [{ ...node, children, attributes: node.name === 'note' ? attributes : node.attributes }];
}

function contextOf({ root }: XmlDocument, draft: Draft, edition: EditionKnowledge, doubts: Doubt[]): FlowContext {
  const header = child(root, 'teiHeader') ?? root;
  const find = (name: string, test: (value: string) => boolean, key: string): string | undefined => {
    for (const element of descendants(header, name)) {
      const value = attribute(element, key);
      if (value !== undefined && test(value)) return value;
    }
    return undefined;
  };
  const translator = [...descendants(header, 'editor')].find((one) => attribute(one, 'role') === 'translator');
  const named = translator === undefined ? undefined : child(translator, 'persName');
  const main = find('textLang', () => true, 'mainLang');
  return {
    draft,
    doubts,
    conversions: [],
    unsignedNotes: [],
    brackets: {
      translator: named === undefined ? undefined : attribute(named, 'ref'),
      editors: edition.editors,
      foreign: find('language', (tag) => tag.endsWith('-Latn'), 'ident'),
      original: main,
      known: wordsOutsideBrackets([...flowsIn(draft.blocks)].map(({ text }) => text).join('\n')),
    },
    names: {
      entities: edition.entities,
      find: nameFinder(edition.entities),
      findKnown: () => [],
      habits: learnNames('', []),
      pointerTo: edition.pointerTo,
      reference: { day: undefined },
      inferred: edition.inferred,
      proposals: new Proposals([...edition.ids, ...edition.owners.keys()], edition.entities),
      mentioned: [],
    },
    changeId: () => '',
    commenterId: () => '',
    imageAddress: () => undefined,
  };
}
