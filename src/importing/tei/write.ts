/** Writes pieces as XML: structure on lines of its own, running text on one line. */
import { escapeAttribute, escapeText } from '../../xml/serialise.js';
import type { Piece } from './pieces.js';

/** Elements that hold nothing but elements, each of which stands on a line of its own. */
const structural = new Set(
  `TEI teiHeader fileDesc titleStmt publicationStmt notesStmt sourceDesc msDesc msIdentifier altIdentifier msContents msItem respStmt
  availability encodingDesc projectDesc editorialDecl appInfo profileDesc creation abstract langUsage particDesc listPerson textClass
  keywords correspDesc correspAction revisionDesc text body div list table row standOff listPlace listOrg person place org`.split(
    /\s+/,
  ),
);

/** An element as XML, indented; a line break in an opener, heading or signature is written after its `lb`. */
export function writePiece(root: Piece, indent = ''): string {
  const { name, attributes, children } = root;
  const open = `${indent}<${name}${writeAttributes(attributes)}`;
  if (children.length === 0) return `${open}/>`;
  const isStructural = structural.has(name) && children.every((child) => typeof child !== 'string');
  const isOfShelfmark = name === 'idno' && children.every((child) => typeof child !== 'string');
  if (isStructural || isOfShelfmark) {
    const inner = children.map((child) => writePiece(child as Piece, `${indent}  `));
    return `${open}>\n${inner.join('\n')}\n${indent}</${name}>`;
  }
  return `${open}>${children.map((child) => writeInline(child, `${indent}  `)).join('')}</${name}>`;
}

function writeInline(child: Piece | string, indent: string): string {
  if (typeof child === 'string') return escapeText(child);
  const { name, attributes, children } = child;
  const open = `<${name}${writeAttributes(attributes)}`;
  if (name === 'lb' && attributes['break'] === undefined) return `${open}/>\n${indent}`;
  return children.length === 0
    ? `${open}/>`
    : `${open}>${children.map((one) => writeInline(one, indent)).join('')}</${name}>`;
}

function writeAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}
