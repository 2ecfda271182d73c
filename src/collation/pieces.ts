/** The words of a witness in some columns, with their spaces, as they are printed. */
import type { Collation, Place } from './model.js';

/** A piece of a reading: words and spaces, a gap, or the end of a paragraph that other witnesses do not end here. */
export interface Piece {
  readonly kind: 'text' | 'gap' | 'break';
  readonly text: string;
  /** The number of the transposition that it belongs to, from 1; 0 for none. */
  readonly moved: number;
}

/** White space is printed as one space. */
export const space: Piece = { kind: 'text', text: ' ', moved: 0 };

export class PieceReader {
  /** For each witness, which tokens belong to which transposition. */
  readonly #moved: readonly Map<number, number>[];

  constructor(private readonly collation: Collation) {
    this.#moved = collation.witnesses.map(() => new Map());
    collation.transpositions.forEach(({ places }, i) => {
      for (const { witness, from, to } of places) {
        for (let token = from; token <= to; token += 1) this.#moved[witness]?.set(token, i + 1);
      }
    });
  }

  /** The number of the transposition that a token belongs to, from 1; 0 for none. */
  moved(witness: number, token: number): number {
    return this.#moved[witness]?.get(token) ?? 0;
  }

  /** Whether there is white space before a token: as the witness has it, and after a paragraph’s end. */
  hasSpace(witness: number, token: number): boolean {
    const tokens = this.collation.witnesses[witness]?.tokens;
    return tokens?.[token]?.space !== '' || tokens[token - 1]?.kind === 'break';
  }

  piece(witness: number, token: number): Piece {
    const found = this.collation.witnesses[witness]?.tokens[token];
    const moved = this.moved(witness, token);
    if (found?.kind === 'break') return { kind: 'break', text: '¶', moved };
    return { kind: found?.kind === 'gap' ? 'gap' : 'text', text: found?.text ?? '', moved };
  }
}

/** Pieces of the same kind that follow each other as one. A space belongs to moved words if it stands between two of them. */
export function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const [i, piece] of pieces.entries()) {
    const last = result.at(-1);
    const isInside = piece === space && last !== undefined && last.moved > 0 && pieces[i + 1]?.moved === last.moved;
    const moved = isInside ? last.moved : piece.moved;
    if (last?.kind === 'text' && piece.kind === 'text' && last.moved === moved) {
      result[result.length - 1] = { ...last, text: last.text + piece.text };
    } else result.push({ ...piece, moved });
  }
  return result;
}

export function plainTextOf(pieces: readonly Piece[]): string {
  return pieces.map(({ kind, text }) => (kind === 'break' ? ' ¶' : text)).join('');
}

/** The words at a place of a witness as one line. */
export function textAt({ witnesses }: Collation, { witness, from, to }: Place): string {
  const tokens = witnesses[witness]?.tokens.slice(from, to + 1) ?? [];
  return tokens
    .map(({ kind, text, space: before }, i) => (kind === 'break' ? ' ¶' : (i === 0 || before === '' ? '' : ' ') + text))
    .join('');
}
