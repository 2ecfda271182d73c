/** Reads a witness from plain text. */
import type { Witness } from './model.js';
import { type BlockText, tokenise } from './tokenise.js';

/** What a file is called, as its witness needs to know it. */
export type WitnessName = Pick<Witness, 'siglum' | 'id' | 'source'>;

/** A paragraph with the blank lines after it: white space with two ends of lines in it ends a paragraph. */
const paragraph = /[\s\S]*?(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r(?!\n))\s*|[\s\S]+$/gu;

/**
 * A witness from plain text: paragraphs are separated by blank lines, a single end of line is a space. Every character is kept.
 *
 * @param language the language of the text, as a tag; empty where it is not known
 */
export function readPlainWitness(text: string, name: WitnessName, language: string): Witness {
  const texts: BlockText[] = (text.match(paragraph) ?? []).map((part) => ({ kind: 'p', n: '', parts: [part] }));
  return { ...name, format: 'text', title: '', language, leftOut: [], ...tokenise(texts, language) };
}

/** The offset of the first character that XML has no place for (XML 1.0 §2.2), or -1. */
export function firstCharacterOutsideXml(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows no control characters but white space
  return text.search(/[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
}
