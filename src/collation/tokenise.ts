/** The first stage: text into tokens, without losing a character. */
import type { Block, Token, TokenKind } from './model.js';

/** What is printed for a gap. */
export const gapText = '[…]';

/** Scripts whose words are not separated by spaces: they are cut up by the dictionaries of ICU. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Initials with full stops between them (`S.M`), a word with apostrophes or hyphens inside it (`don’t`, `vice-president`), a number
 * with separators (`1,000`, `04.05.1961`), a sign that stands for a word (`&`, `№`, `$`), else one mark, or a run of the same mark (`...`).
 */
const token =
  /(\p{L}\p{M}*(?:\.\p{L}\p{M}*)+(?![\p{L}\p{N}\p{M}])|\p{N}+(?:[.,:/]\p{N}+)+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+(?:['’ʼ\u2010\u2011-][\p{L}\p{N}\p{M}]+)*|[&\p{S}])|([^\s])\2*/uy;

export interface TokenisedText {
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  /** The white space after the last token. */
  readonly tail: string;
}

/** A paragraph before it is cut up. Its text may begin and end with white space, which is kept. */
export interface BlockText extends Block {
  /** The text; where there is more than one part, a gap stands between each two. */
  readonly parts: readonly string[];
}

/**
 * Cuts paragraphs up into tokens; each ends with a token of the kind `break`. Paragraphs without words or marks are dropped, their
 * white space goes to the next one.
 *
 * @param language a language tag (BCP 47) for scripts that have no spaces between words; empty where it is not known
 */
export function tokenise(texts: readonly BlockText[], language: string): TokenisedText {
  const blocks: Block[] = [];
  const tokens: Token[] = [];
  let space = '';
  for (const { kind, n, parts } of texts) {
    const before = tokens.length;
    const block = blocks.length;
    for (const [i, text] of parts.entries()) {
      if (i > 0) {
        tokens.push({ kind: 'gap', text: gapText, space, block });
        space = '';
      }
      for (const piece of pieces(text, language)) {
        if (piece.kind === 'space') space += piece.text;
        else {
          tokens.push({ kind: piece.kind, text: piece.text, space, block });
          space = '';
        }
      }
    }
    if (tokens.length === before) continue;
    tokens.push({ kind: 'break', text: '', space: '', block });
    blocks.push({ kind, n });
  }
  return { blocks, tokens, tail: space };
}

interface Piece {
  readonly kind: TokenKind | 'space';
  readonly text: string;
}

function* pieces(text: string, language: string): Generator<Piece> {
  const white = /\s+/uy;
  for (let at = 0; at < text.length; ) {
    white.lastIndex = at;
    const gap = white.exec(text);
    if (gap !== null) {
      yield { kind: 'space', text: gap[0] };
      at += gap[0].length;
      continue;
    }
    token.lastIndex = at;
    const [found = text[at] as string, word] = token.exec(text) ?? [];
    at += found.length;
    if (word !== undefined && unspaced.test(word)) yield* cutUp(word, language);
    else yield { kind: word === undefined ? 'punctuation' : 'word', text: found };
  }
}

function* cutUp(word: string, language: string): Generator<Piece> {
  const segmenter = new Intl.Segmenter(language === '' ? undefined : language, { granularity: 'word' });
  for (const { segment, isWordLike } of segmenter.segment(word)) {
    yield { kind: isWordLike ? 'word' : 'punctuation', text: segment };
  }
}

/** A text from its tokens: for a witness of plain text every character of the file. */
export function textFrom({ tokens, tail }: Pick<TokenisedText, 'tokens' | 'tail'>): string {
  return tokens.map(({ space, text }) => space + text).join('') + tail;
}
