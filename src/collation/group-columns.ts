/** Groups the columns of a paragraph: words that all have, and stretches in which they differ, with the spaces where they belong. */
import type { Division } from './divide.js';
import type { Collation } from './model.js';
import { joined, type Piece, type PieceReader, space } from './pieces.js';

interface SharedGroup {
  readonly kind: 'shared';
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Piece[];
}

interface VariantGroup {
  readonly kind: 'variant';
  readonly from: number;
  readonly to: number;
  /** For each witness that has words in the paragraph, what it has here. */
  readonly pieces: ReadonlyMap<number, readonly Piece[]>;
}

export type Group = SharedGroup | VariantGroup;

type Draft = { readonly kind: Group['kind']; readonly from: number; to: number; readonly pieces: Map<number, Piece[]> };

/**
 * The groups of a paragraph in order; together they have each token and each space of each witness once. A space that only some
 * witnesses have stands in the variant before it, or else the word after it is a variant. No reading is white space alone.
 */
export function groupColumns(collation: Collation, division: Division, reader: PieceReader): readonly Group[] {
  const forced = new Set<number>();
  for (;;) {
    const drafts = draftGroups(collation, division, reader, forced);
    // A reading that is nothing but a space would be lost in XML and unseen in print: the next word goes into the entry with it.
    const blank = drafts.flatMap((draft, i) =>
      draft.kind === 'variant' && hasBlankReading(draft) ? [drafts[i + 1]?.from ?? -1] : [],
    );
    const more = blank.filter((row) => row >= 0 && !forced.has(row));
    if (more.length === 0) return merged(drafts.filter(hasPieces)).map(finished);
    for (const row of more) forced.add(row);
  }
}

/** Shared words that follow each other as one group. */
function merged(drafts: readonly Draft[]): readonly Draft[] {
  const result: Draft[] = [];
  for (const draft of drafts) {
    const last = result.at(-1);
    if (draft.kind === 'shared' && last?.kind === 'shared') {
      for (const [witness, list] of draft.pieces) last.pieces.get(witness)?.push(...list);
      last.to = Math.max(last.to, draft.to);
    } else result.push(draft);
  }
  return result;
}

function hasPieces({ pieces }: Draft): boolean {
  return [...pieces.values()].some((list) => list.length > 0);
}

function hasBlankReading({ pieces }: Draft): boolean {
  return [...pieces.values()].some((list) => list.length > 0 && list.every((piece) => piece === space));
}

function finished({ kind, from, to, pieces }: Draft): Group {
  const lists = [...pieces].map(([witness, list]) => [witness, joined(list)] as const);
  if (kind === 'shared') return { kind, from, to, pieces: lists[0]?.[1] ?? [] };
  return { kind, from, to, pieces: new Map(lists) };
}

function draftGroups(
  collation: Collation,
  { from, to, present, innerBreaks }: Division,
  reader: PieceReader,
  forced: ReadonlySet<number>,
): readonly Draft[] {
  const { columns, witnesses } = collation;
  const drafts: Draft[] = [];
  const start = (kind: Group['kind'], row: number): Draft => {
    const draft: Draft = { kind, from: row, to: row, pieces: new Map(present.map((w) => [w, []])) };
    drafts.push(draft);
    return draft;
  };
  const agreement = new Agreement();
  const begun = new Set<number>();
  for (let row = from; row <= to; row += 1) {
    const column = columns[row] as readonly number[];
    const tokens = present.map((w) => column[w] as number);
    const isEnd = tokens.some(
      (token, i) => token >= 0 && witnesses[present[i] as number]?.tokens[token]?.kind === 'break',
    );
    if (isEnd && !innerBreaks.has(row)) continue;
    const words = present.map((w, i) => wordAt(collation, reader, w, tokens[i] as number));
    const spaces = present.map((w, i) => {
      const token = tokens[i] as number;
      if (token < 0) return false;
      // White space before the first word of a paragraph stands between paragraphs.
      if (!begun.has(w)) begun.add(w);
      else return reader.hasSpace(w, token);
      return false;
    });
    const isSame = words.every((word) => word !== undefined && word.key === words[0]?.key) && !forced.has(row);
    const sameSpaces = spaces.every((has) => has === spaces[0]);
    const last = drafts.at(-1);
    if (isSame && (sameSpaces || last?.kind === 'variant')) {
      if (!sameSpaces) {
        present.forEach((w, i) => {
          if (spaces[i]) last?.pieces.get(w)?.push(space);
        });
      }
      const group = last?.kind === 'shared' ? last : start('shared', row);
      group.to = row;
      present.forEach((w, i) => {
        if (sameSpaces && spaces[i]) group.pieces.get(w)?.push(space);
        group.pieces.get(w)?.push(reader.piece(w, tokens[i] as number));
      });
      continue;
    }
    const goesOn = last?.kind === 'variant' && (forced.has(row) || agreement.joins(words));
    if (!goesOn) agreement.begin(words);
    const group = goesOn ? last : start('variant', row);
    group.to = row;
    present.forEach((w, i) => {
      if (words[i] === undefined) return;
      if (spaces[i]) group.pieces.get(w)?.push(space);
      group.pieces.get(w)?.push(reader.piece(w, tokens[i] as number));
    });
  }
  return hoistSpaces(drafts);
}

/** A space that all readings of an entry begin with, or end with, stands before or after the entry. */
function hoistSpaces(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    if (draft.kind === 'shared') return [draft];
    const lists = [...draft.pieces.values()];
    const around = (row: number): Draft => ({
      kind: 'shared',
      from: row,
      to: row - 1,
      pieces: new Map([...draft.pieces.keys()].map((w) => [w, [space]])),
    });
    const result: Draft[] = [];
    if (lists.every((list) => list[0] === space)) {
      for (const list of lists) list.shift();
      result.push(around(draft.from));
    }
    result.push(draft);
    if (lists.every((list) => list.at(-1) === space)) {
      for (const list of lists) list.pop();
      result.push(around(draft.to + 1));
    }
    return result;
  });
}

/** A word of a witness in a column; undefined where it has none. */
type Word =
  | {
      /** What tells it from another: its letters, what it is, and whether it was moved. */
      readonly key: string;
      /** What it is compared by. */
      readonly form: string;
    }
  | undefined;

function wordAt({ forms }: Collation, reader: PieceReader, witness: number, token: number): Word {
  if (token < 0) return undefined;
  const { kind, text, moved } = reader.piece(witness, token);
  return { key: `${kind} ${moved} ${text}`, form: kind === 'break' ? text : (forms[witness]?.[token] ?? '') };
}

/** How two witnesses stand to each other in a column: the same words, words that differ only in what is ignored, other words. */
type Relation = 'same' | 'orthographic' | 'different';

/**
 * Which witnesses agree in an entry. The next column belongs to the same entry as long as no two witnesses stand to each other in one
 * column otherwise than in another: so an entry shows who goes with whom, and real variants are not lost among spellings.
 */
class Agreement {
  #relations: readonly (Relation | undefined)[] = [];

  begin(words: readonly Word[]): void {
    this.#relations = relationsOf(words);
  }

  /** Whether a column goes with those before it; if it does, it counts from now on. */
  joins(words: readonly Word[]): boolean {
    const relations = relationsOf(words);
    const differs = relations.some((relation, i) => {
      const before = this.#relations[i];
      return relation !== undefined && before !== undefined && relation !== before;
    });
    if (differs) return false;
    this.#relations = relations.map((relation, i) => relation ?? this.#relations[i]);
    return true;
  }
}

/** For each two witnesses how they stand to each other; undefined where neither has a word. */
function relationsOf(words: readonly Word[]): readonly (Relation | undefined)[] {
  return words.flatMap((a, i) =>
    words.slice(i + 1).map((b) => {
      if (a === undefined && b === undefined) return undefined;
      if (a?.key === b?.key) return 'same';
      return (a?.form ?? '') === (b?.form ?? '') ? 'orthographic' : 'different';
    }),
  );
}
