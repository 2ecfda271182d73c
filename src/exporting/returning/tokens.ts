/** The two sides that are compared: what was exported and what came back, each as paragraphs of words, signs and calls of notes. */
import type { Block, Draft } from '../../importing/draft.js';
import type { Flow } from '../../importing/flow.js';
import { leavesOf, type Origin, type Script, type ScriptFlow, type ScriptLeaf } from '../script.js';

export interface Token {
  /** A word, a sign, a line break, or for the call of a note `\u0001` and what the note says if both sides have a note that says so. */
  readonly text: string;
  /** In the text of the flow. */
  readonly start: number;
  readonly end: number;
  /** The id of a note or a picture. */
  readonly note?: string;
  readonly image?: string;
  /** How it looks: names of styles. */
  readonly looks: string;
  /** Only of what was exported; undefined for a word that elements of the record cut in two. */
  readonly origin?: Origin | undefined;
}

export interface OldLeaf {
  readonly leaf: ScriptLeaf;
  readonly tokens: readonly Token[];
}

/** Where a paragraph stands that came back. */
export type Setting = 'text' | 'heading' | 'list' | 'table' | 'quotation';

export interface NewLeaf {
  readonly flow: Flow;
  readonly setting: Setting;
  readonly tokens: readonly Token[];
}

export interface Sides {
  readonly old: readonly OldLeaf[];
  readonly fresh: readonly NewLeaf[];
  readonly oldNotes: ReadonlyMap<string, readonly OldLeaf[]>;
  readonly freshNotes: ReadonlyMap<string, readonly NewLeaf[]>;
}

export function sidesOf(script: Script, draft: Draft): Sides {
  const [oldWords, freshWords] = [new Map<string, string>(), new Map<string, string>()];
  for (const [id, { blocks }] of script.notes)
    oldWords.set(id, blocks.map(({ flow }) => bareWords(flow.text)).join(' '));
  for (const [id, { blocks }] of draft.notes)
    freshWords.set(id, [...newLeaves(blocks)].map(({ flow }) => bareWords(flow.text)).join(' '));
  const [said, saidNow] = [new Set(oldWords.values()), new Set(freshWords.values())];
  const call = (words: string | undefined): string =>
    words !== undefined && said.has(words) && saidNow.has(words) ? `\u0001${words}` : '\u0001';
  const old = (leaf: ScriptLeaf): OldLeaf => ({ leaf, tokens: oldTokens(leaf.flow, (id) => call(oldWords.get(id))) });
  const fresh = ({ flow, setting }: Omit<NewLeaf, 'tokens'>): NewLeaf => ({
    flow,
    setting,
    tokens: newTokens(flow, (id) => call(freshWords.get(id))),
  });
  return {
    old: [...leavesOf(script.blocks)].map(old),
    fresh: [...newLeaves(draft.blocks)].map(fresh),
    oldNotes: new Map([...script.notes].map(([id, { blocks }]) => [id, blocks.map(old)])),
    freshNotes: new Map([...draft.notes].map(([id, { blocks }]) => [id, [...newLeaves(blocks)].map(fresh)])),
  };
}

/** What a script says, in a form that does not change when the same text is written and read again. */
export function layoutText(script: Script): string {
  const lines = (leaves: Iterable<ScriptLeaf>): string =>
    [...leaves]
      .map(({ flow }) =>
        oldTokens(flow, () => '\u0001')
          .map(({ text }) => text)
          .join(' '),
      )
      .join('\n');
  const notes = [...script.notes.values()].map(({ blocks }) => lines(blocks));
  return [lines(leavesOf(script.blocks)), ...notes].join('\n\n');
}

function* newLeaves(blocks: readonly Block[], setting: Setting = 'text'): Generator<Omit<NewLeaf, 'tokens'>> {
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) yield* newLeaves(item, 'list');
    else if (block.kind === 'quotation') yield* newLeaves(block.blocks, setting === 'text' ? 'quotation' : setting);
    else if (block.kind === 'table') {
      for (const row of block.rows) for (const cell of row) yield* newLeaves(cell.blocks, 'table');
    } else if (block.kind !== 'page') {
      const { flow } = block;
      if (flow.text !== '' || flow.points.some(({ kind }) => kind === 'note' || kind === 'image'))
        yield { flow, setting: block.kind === 'heading' && setting === 'text' ? 'heading' : setting };
    }
  }
}

const pattern = /[\p{L}\p{M}\p{N}]+|\n|[^\s\p{L}\p{M}\p{N}]/gu;

function bareWords(text: string): string {
  return (text.match(pattern) ?? []).join(' ');
}

interface Call {
  readonly kind: string;
  readonly at: number;
  readonly id?: string;
  readonly origin?: Origin;
}

/** Words of the text and calls in one row; a call parts the word in which it stands, and so do raised and lowered signs. */
function rowOf(
  text: string,
  calls: readonly Call[],
  raised: readonly { readonly start: number; readonly end: number }[],
  callText: (id: string) => string,
  originOf: (start: number, end: number) => Origin | undefined,
  looksAt: (start: number) => string,
): readonly Token[] {
  const tokens: Token[] = [];
  const shown = calls.filter(({ kind }) => kind === 'note' || kind === 'image').sort((a, b) => a.at - b.at);
  const cuts = raised.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  let from = 0;
  const words = (upTo: number): void => {
    for (const to of [...cuts.filter((cut) => cut > from && cut < upTo), upTo]) {
      for (const { 0: word, index } of text.slice(from, to).matchAll(pattern)) {
        const [start, end] = [from + index, from + index + word.length];
        tokens.push({ text: word, start, end, looks: looksAt(start), origin: originOf(start, end) });
      }
      from = to;
    }
  };
  for (const { kind, at, id = '', origin } of shown) {
    words(at);
    const what = kind === 'note' ? { text: callText(id), note: id } : { text: '\u0002', image: id };
    tokens.push({ ...what, start: at, end: at, looks: '', origin });
  }
  words(text.length);
  return tokens;
}

function oldTokens({ text, origins, points, spans }: ScriptFlow, callText: (id: string) => string): readonly Token[] {
  const originOf = (start: number, end: number): Origin | undefined => {
    const first = origins[start] as Origin;
    const last = origins[end - 1] as Origin;
    for (let i = start + 1; i < end; i += 1) {
      const [before, here] = [origins[i - 1] as Origin, origins[i] as Origin];
      const follows = here.start === before.end || here === before || here.made !== undefined;
      if (!follows || here.holder !== first.holder || here.made !== first.made) return undefined;
    }
    return { ...first, end: last.end };
  };
  const looksAt = (at: number): string =>
    looksOf(spans.flatMap((one) => (one.kind === 'style' && one.start <= at && one.end > at ? one.style : [])));
  return rowOf(text, points, spans.filter(isRaised), callText, originOf, looksAt);
}

function newTokens({ text, points, marks }: Flow, callText: (id: string) => string): readonly Token[] {
  const looksAt = (at: number): string =>
    looksOf(marks.flatMap((one) => (one.kind === 'style' && one.start <= at && one.end > at ? one.style : [])));
  return rowOf(text, points, marks.filter(isRaised), callText, () => undefined, looksAt);
}

function isRaised(one: { readonly kind: string; readonly style?: string }): boolean {
  return one.kind === 'style' && (one.style === 'superscript' || one.style === 'subscript');
}

function looksOf(styles: readonly string[]): string {
  return [...new Set(styles)].sort().join(' ');
}
