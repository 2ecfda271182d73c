/** Writes small XML documents: an element on each line, texts escaped. */

import { escapeAttribute, escapeText } from '../../xml/serialise.js';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with text in it; nothing at all where the text is empty or undefined. */
export function textElement(name: string, attributes: Attributes, text: string | undefined): readonly string[] {
  const clean = (text ?? '').trim().replace(/\s+/g, ' ');
  return clean === '' ? [] : [`<${name}${written(attributes)}>${escapeText(clean)}</${name}>`];
}

/** An element with others in it; nothing at all where there are none. */
export function element(name: string, attributes: Attributes, content: readonly string[]): readonly string[] {
  if (content.length === 0) return [];
  return [`<${name}${written(attributes)}>`, ...content.map((line) => `  ${line}`), `</${name}>`];
}

/** An element without content. */
export function emptyElement(name: string, attributes: Attributes): readonly string[] {
  return [`<${name}${written(attributes)}/>`];
}

export function xmlDocument(root: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join('\n')}\n`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}
