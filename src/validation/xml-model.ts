import type { SourceRange } from '../diagnostics/diagnostic.js';

/** A schema that a document names itself, by an `xml-model` instruction (W3C Note “Associating Schemas with XML documents”). */
export interface NamedSchema {
  readonly href: string;
  /** Where `href` stands between its quotation marks. */
  readonly range: SourceRange;
}

const comment = /<!--[\s\S]*?-->/y;
const instruction = /<\?([^\s?]+)([\s\S]*?)\?>/y;
const space = /\s+/y;

/**
 * The schemas that a document names before its root, or its document type declaration, begins. Reads the text and not the tree: most
 * documents need not be parsed to know that nothing has changed.
 */
export function namedSchemas(text: string): readonly NamedSchema[] {
  const found: NamedSchema[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    if (take(space) !== null || take(comment) !== null) continue;
    const start = at;
    const match = take(instruction);
    if (match === null) return found;
    if (match[1] !== 'xml-model') continue;
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(match[2] ?? '');
    if (href === null) continue;
    const value = (href[1] ?? href[2] ?? '').replaceAll('&amp;', '&');
    const from = start + 2 + 'xml-model'.length + href.index + href[0].length - 1 - (href[1] ?? href[2] ?? '').length;
    found.push({
      href: value.trim(),
      range: { start: pointAt(text, from), end: pointAt(text, from + (href[1] ?? href[2] ?? '').length) },
    });
  }
}

function pointAt(text: string, offset: number): SourceRange['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
