/** Reads the start tag of the root element, and no more: most documents need not be parsed to know which schema is theirs. */

/** What may stand before the root element. */
const before =
  /^\uFEFF?(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE(?:[^[\]>"']|"[^"]*"|'[^']*'|\[[\s\S]*?\]\s*(?=>))*>)*/;

export interface RootTag {
  readonly name: string;
  /** Attributes as written, with where their values stand between their quotation marks: 0-based offsets. */
  readonly attributes: readonly { readonly name: string; readonly value: string; readonly start: number }[];
  /** Where the tag ends: the offset behind its `>`. */
  readonly end: number;
}

/** The start tag of the root element of a text; undefined where none can be read. */
export function readRootTag(text: string): RootTag | undefined {
  const start = before.exec(text)?.[0].length ?? 0;
  const tag = /<([^\s<>/!?="']+)((?:[^<>"']|"[^"]*"|'[^']*')*)>/y;
  tag.lastIndex = start;
  const match = tag.exec(text);
  if (match === null) return undefined;
  const [whole, name = '', inside = ''] = match;
  const attributes = [...inside.matchAll(/(?<=\s)([^\s="'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((found) => {
    const value = found[2] ?? found[3] ?? '';
    const valueStart = start + 1 + name.length + found.index + found[0].length - 1 - value.length;
    return { name: found[1] ?? '', value, start: valueStart };
  });
  return { name, attributes, end: start + whole.length };
}

/** The namespace of the root element; empty for none, undefined where it cannot be read. */
export function rootNamespace(text: string): string | undefined {
  const tag = readRootTag(text);
  if (tag === undefined) return undefined;
  const prefix = /^(.*):/.exec(tag.name)?.[1];
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  return tag.attributes.find(({ name }) => name === declaration)?.value ?? '';
}
