/** What a WebDAV server says is in a collection: answers to PROPFIND (RFC 4918 §9.1). */
import { unsafePath } from '../../archive/paths.js';
import { UserError } from '../../diagnostics/user-error.js';
import { elements, textOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { childText, readAnswer } from '../http/read-xml.js';

export const propertiesWanted =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/></prop></propfind>';

export interface Listing {
  /** Bytes of files by their names. */
  readonly files: ReadonlyMap<string, number>;
  readonly collections: readonly string[];
}

/**
 * Reads an answer about a collection and what is directly in it.
 *
 * @param collection its address, with `/` at the end
 * @param where the target's name, for messages
 * @throws UserError if it names something that is not in the collection: what is there must not be mixed up
 */
export function readListing(text: string, collection: URL, where: string): Listing {
  const files = new Map<string, number>();
  const collections: string[] = [];
  const own = segmentsOf(collection, where);
  for (const response of elements(readAnswer(text, 'multistatus', where), 'response')) {
    const href = childText(response, 'href').trim();
    const name = nameIn(href, collection, own, where);
    if (name === undefined) continue;
    const properties = elements(response, 'propstat')
      .filter((found) => /\s2\d\d(?:\s|$)/.test(childText(found, 'status')))
      .flatMap((found) => elements(found, 'prop'));
    if (properties.some(isCollection)) collections.push(name);
    else files.set(name, sizeOf(properties, name, where));
  }
  return { files, collections };
}

/** The name of what a reference leads to; undefined for the collection itself. Servers behind others give their own host: only the path counts. */
function nameIn(href: string, collection: URL, own: readonly string[], where: string): string | undefined {
  const address = URL.canParse(href, collection.href) ? new URL(href, collection) : undefined;
  const parts = address === undefined ? [] : segmentsOf(address, where);
  const isInside = address !== undefined && own.every((part, i) => parts[i] === part);
  if (isInside && parts.length === own.length) return undefined;
  const name = parts.at(-1) ?? '';
  const isName = unsafePath(name) === undefined && !/[/\\]/.test(name) && name !== '.';
  if (isInside && parts.length === own.length + 1 && isName) return name;
  throw new UserError(
    `${where} lists ${JSON.stringify(href)}, which is not in the folder that was asked for`,
    'Nothing was changed. Check the address; if it is right, tell whoever runs the server.',
  );
}

function segmentsOf({ pathname }: URL, where: string): readonly string[] {
  try {
    return pathname
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    throw new UserError(`${where} lists a file whose name can’t be read`, `It is written ${JSON.stringify(pathname)}.`);
  }
}

function isCollection(properties: XmlElement): boolean {
  return elements(properties, 'resourcetype').some((type) => elements(type, 'collection').length > 0);
}

function sizeOf(properties: readonly XmlElement[], name: string, where: string): number {
  const [text = ''] = properties.flatMap((found) => elements(found, 'getcontentlength')).map(textOf);
  if (!/^\s*\d{1,15}\s*$/.test(text))
    throw new UserError(`${where} does not tell the size of ${name}`, 'Without it, what is there can’t be compared.');
  return Number(text);
}
