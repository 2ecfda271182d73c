import { UserError } from '../../diagnostics/user-error.js';
import { decodeXml } from '../../xml/decode.js';
import { parseXml } from '../../xml/parse.js';
import type { XmlElement } from '../../xml/tree.js';
import type { Archive } from '../unzip.js';

/** An element without anything in it: what is read where an element is missing. */
export const noElement = { kind: 'element', attributes: [], children: [] } as unknown as XmlElement;

/**
 * The root of an XML file in an archive; undefined if there is none of that name.
 *
 * @throws UserError if it is not well-formed, or declares entities, which no word processor does
 */
export function readPart(archive: Archive, name: string, file: string): XmlElement | undefined {
  const bytes = archive.read(name);
  if (bytes === undefined) return undefined;
  const { text } = decodeXml(bytes, name);
  const parsed = text === undefined ? undefined : parseXml(text, name);
  const isHarmful = parsed?.document?.doctype !== undefined && /<!ENTITY/.test(text ?? '');
  if (parsed?.document === undefined || isHarmful) {
    const where = parsed?.diagnostics[0];
    throw new UserError(
      `${file} is damaged: ${name} in it is not well-formed XML${where === undefined ? '' : ` (line ${where.range.start.line}: ${where.message})`}`,
      'Open it in the program that wrote it, save it anew, and import it again.',
    );
  }
  return parsed.document.root;
}
