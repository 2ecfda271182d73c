/** Words that are two in a source and one in an output. */
import { type Alignment, type Output, wordAt } from './align.js';
import type { SourceText } from './source-text.js';

/** An output with what tells where its words end. */
export interface JoinedOutput extends Output {
  /** `joined[i]` is 1 for a piece that a reader sees as one word with the piece before it. */
  readonly joined: ArrayLike<number>;
}

/** The numbers of the words of a source that the output joins with the word before them, though they must be apart from it, ascending. */
export function gluedWords(
  source: Pick<SourceText, 'starts' | 'apart'>,
  output: JoinedOutput,
  { taken, offsets }: Pick<Alignment, 'taken' | 'offsets'>,
): readonly number[] {
  const { starts } = source;
  const glued: number[] = [];
  for (const [k, piece] of taken.entries()) {
    const offset = offsets[k] as number;
    const end = offset + (output.pieces[piece]?.length ?? 0);
    const first = wordAt(source, offset);
    const isJoined =
      starts[first] === offset &&
      output.joined[piece] === 1 &&
      k > 0 &&
      taken[k - 1] === piece - 1 &&
      (offsets[k - 1] as number) + (output.pieces[piece - 1]?.length ?? 0) === offset;
    if (isJoined) glued.push(first);
    for (let word = first + 1; word < starts.length && (starts[word] as number) < end; word += 1) glued.push(word);
  }
  return glued.filter((word) => source.apart[word]);
}
