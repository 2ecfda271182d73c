/** What a pointer means. */
import posix from 'node:path/posix';

/** Where a pointer leads. */
export type Destination =
  /** A web address, or a scheme that a project has agreed on. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'inside'; readonly path: string; readonly id: string };

/** What a pointer written in the file `from` means (RFC 3986 §4.2, TEI P5 16.2). Never leads out of the edition's folder. */
export function destinationOf(pointer: string, from: string): Destination {
  if (/^[a-z][a-z0-9+.-]*:/i.test(pointer) || pointer.startsWith('//')) {
    return /^file:/i.test(pointer) ? { kind: 'outside' } : { kind: 'elsewhere' };
  }
  const hash = pointer.indexOf('#');
  try {
    const written = decodeURIComponent((hash < 0 ? pointer : pointer.slice(0, hash)).replace(/\?.*$/s, ''));
    const id = hash < 0 ? '' : decodeURIComponent(pointer.slice(hash + 1));
    if (written === '') return { kind: 'inside', path: from, id };
    if (written.includes('\0')) return { kind: 'unreadable' };
    if (/^[/\\]/.test(written)) return { kind: 'outside' };
    const path = posix.normalize(posix.join(posix.dirname(from), written.replaceAll('\\', '/')));
    return path === '..' || path.startsWith('../') ? { kind: 'outside' } : { kind: 'inside', path, id };
  } catch {
    return { kind: 'unreadable' };
  }
}
