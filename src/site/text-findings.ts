/** What is said of words that an output lacks or joins. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { teiNamespace } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { placeIn, type SourceText } from './source-text.js';

const own = 'If the edition has stylesheets of its own,';

/**
 * One finding for each stretch of lost words.
 *
 * @param lost the numbers of the lost words, ascending
 * @param name what they are lost from: “the page”
 */
export function lossFindings(
  document: XmlDocument,
  source: SourceText,
  lost: readonly number[],
  name: string,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (let k = 0; k < lost.length; ) {
    const first = lost[k] as number;
    let last = first;
    for (k += 1; lost[k] === last + 1; k += 1) last += 1;
    const words = source.words.slice(first, last + 1);
    const start = words[0]?.first;
    const end = words.at(-1)?.last;
    if (start === undefined || end === undefined) continue;
    const range = { start: placeIn(document, start), end: placeIn(document, end) };
    const isTei = start.node.parent.uri === teiNamespace || document.root.uri === teiNamespace;
    findings.push(
      diagnostic('text/lost', document.file, range, {
        message: `Unexpected loss of “${quote(words.map(({ text }) => text))}”; expected ${count(words.length)} in ${name} of the record`,
        help: isTei
          ? `Nothing was published. The record is not at fault: a stylesheet lets this text fall. ${own} give the element around these words a template; otherwise please report it.`
          : `Nothing was published. The elements are not in the namespace of TEI, and so not TEI’s: let the first tag of the file say <${document.root.name} xmlns="${teiNamespace}">.`,
      }),
    );
  }
  return findings;
}

/**
 * One finding for each word that is joined with the one before it.
 *
 * @param glued the numbers of these words
 */
export function gluedFindings(
  document: XmlDocument,
  source: SourceText,
  glued: readonly number[],
  name: string,
): readonly Diagnostic[] {
  return glued.flatMap((word) => {
    const [before, after] = [source.words[word - 1], source.words[word]];
    if (before === undefined || after === undefined) return [];
    const range = { start: placeIn(document, before.first), end: placeIn(document, after.last) };
    return diagnostic('text/glued', document.file, range, {
      message: `Unexpected joining of “${quote([before.text])}” and “${quote([after.text])}”; expected two words in ${name} of the record`,
      help: `The record is not at fault: a stylesheet leaves out what parts these words. ${own} let them put a space or a block there; otherwise please report it.`,
    });
  });
}

function count(words: number): string {
  return words === 1 ? 'this word' : `these ${words} words`;
}

function quote(words: readonly string[]): string {
  const shown = words.length > 12 ? [...words.slice(0, 8), '…', ...words.slice(-3)] : words;
  return shown.join(' ').normalize('NFC');
}
