import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './tree.js';

/** Text as it is written between tags. A carriage return is written as a reference, or a parser would turn it into a line feed. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

/** Text as it is written between double quotation marks in a tag; white space other than a space is written as references. */
export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}

/** A tree as XML text, without an XML declaration. Does not recurse: any depth will do. */
export function serialise(root: XmlElement): string {
  const parts: string[] = [];
  const stack: (XmlNode | string)[] = [root];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (typeof item === 'string') parts.push(item);
    else if (item.kind === 'text') parts.push(escapeText(item.value));
    else if (item.kind === 'comment') parts.push(`<!--${item.value}-->`);
    else if (item.kind === 'instruction') parts.push(`<?${item.target}${item.value === '' ? '' : ` ${item.value}`}?>`);
    else {
      const { name, attributes, children } = item;
      const tag = `<${name}${attributes.map(serialiseAttribute).join('')}`;
      parts.push(children.length === 0 ? `${tag}/>` : `${tag}>`);
      if (children.length > 0) stack.push(`</${name}>`, ...[...children].reverse());
    }
  }
  return parts.join('');
}

function serialiseAttribute({ name, value }: XmlAttribute): string {
  return ` ${name}="${escapeAttribute(value)}"`;
}

/**
 * The text of a document without its XML declaration and its document type declaration, which no engine after the parser may
 * follow. What is removed is replaced by spaces, so that every line and column stays as it was.
 */
export function bareText({ text, doctype }: Pick<XmlDocument, 'text' | 'doctype'>): string {
  const blank = (part: string): string => part.replace(/[^\r\n]/g, ' ');
  const body = text.replace(/^<\?xml\s[\s\S]*?\?>/, blank);
  if (doctype === undefined) return body;
  const { start, end } = doctype;
  return body.slice(0, start.offset) + blank(body.slice(start.offset, end.offset)) + body.slice(end.offset);
}
