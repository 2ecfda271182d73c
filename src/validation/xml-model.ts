import type { SourceRange } from '../diagnostics/diagnostic.js';

/** A schema that a document names itself, by an `xml-model` instruction (W3C Note “Associating Schemas with XML documents”). */
export interface NamedSchema {
  readonly href: string;
  /** Where `href` stands between its quotation marks. */
  readonly range: SourceRange;
  /** The phase of a Schematron schema that is asked for. */
  readonly phase?: { readonly name: string; readonly range: SourceRange };
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
    const from = start + 2 + 'xml-model'.length;
    const href = pseudoAttribute(text, from, match[2] ?? '', 'href');
    if (href === undefined) continue;
    const phase = pseudoAttribute(text, from, match[2] ?? '', 'phase');
    found.push({
      href: href.value,
      range: href.range,
      ...(phase === undefined || phase.value === '' ? {} : { phase: { name: phase.value, range: phase.range } }),
    });
  }
}

/** @param from where the content of the instruction begins in the text */
function pseudoAttribute(
  text: string,
  from: number,
  content: string,
  name: string,
): { readonly value: string; readonly range: SourceRange } | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(content);
  if (match === null) return undefined;
  const raw = match[1] ?? match[2] ?? '';
  const start = from + match.index + match[0].length - 1 - raw.length;
  return {
    value: raw.replaceAll('&amp;', '&').trim(),
    range: { start: pointAt(text, start), end: pointAt(text, start + raw.length) },
  };
}

function pointAt(text: string, offset: number): SourceRange['start'] {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
