/** XML that a server sends: read without entities, and taken for what it says only where it is whole. */
import { UserError } from '../../diagnostics/user-error.js';
import { parseXml } from '../../xml/parse.js';
import { elements, textOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';

/**
 * The root of an answer.
 *
 * @param local the root's local name
 * @throws UserError if it is not well-formed, has another root, or has a document type declaration
 */
export function readAnswer(text: string, local: string, where: string): XmlElement {
  const { document, diagnostics } = parseXml(text, where);
  const isSound = !diagnostics.some(({ severity }) => severity === 'error') && document?.doctype === undefined;
  if (document === undefined || !isSound || document.root.local !== local)
    throw new UserError(
      `${where} gives an answer that can’t be used: ${local} in XML is expected`,
      'Check the address: there may be another kind of server.',
    );
  return document.root;
}

/** The root, if the text is XML with that root; for answers that are also given as other things. */
export function triedAnswer(text: string, local: string): XmlElement | undefined {
  try {
    return readAnswer(text, local, 'the server');
  } catch {
    return undefined;
  }
}

/** The text of the first child of that name; empty if there is none. */
export function childText(parent: XmlElement, local: string): string {
  const [found] = elements(parent, local);
  return found === undefined ? '' : textOf(found);
}
