/** Pointers between the files of an edition, and where what they point at is published. */
import { posix } from 'node:path';
import type { RegisterKind } from './model.js';

/** A place in an edition: a file, relative to the edition's folder with `/`, and an `xml:id` in it (empty for the whole file). */
export interface Target {
  readonly file: string;
  readonly id: string;
}

/**
 * What a relative pointer such as `../people.xml#castro` means in a file of the edition.
 * Undefined for a pointer that leads elsewhere (with a scheme such as `https:`) and for one that can't be read.
 *
 * @param from the file that the pointer stands in, relative to the edition's folder
 */
export function resolvePointer(from: string, pointer: string): Target | undefined {
  if (pointer === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(pointer)) return undefined;
  const hash = pointer.indexOf('#');
  const path = hash < 0 ? pointer : pointer.slice(0, hash);
  try {
    const id = hash < 0 ? '' : decodeURIComponent(pointer.slice(hash + 1));
    return { file: path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path)), id };
  } catch {
    return undefined;
  }
}

/** A published file's path as a URL: what can't stand in one is percent-encoded; letters of any script stay readable. */
export function hrefOf(path: string): string {
  return path.replace(/[\s%#?"'<>\\^`{|}[\]]/g, encodeURIComponent).replace(/'/g, '%27');
}

/** Where a record's page is, relative to the edition's root. */
export function recordPath(id: string): string {
  return `records/${id}.html`;
}

/** Where the page of one of a record's divisions is, relative to the edition's root. */
export function divisionPath(id: string, file: string): string {
  return `records/${id}/${file}`;
}

/** Where an entry's page is, relative to the edition's root. */
export function entityPath(register: RegisterKind, id: string): string {
  return `${register}/${id}.html`;
}
