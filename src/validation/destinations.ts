/** What a pointer means. */
import posix from 'node:path/posix';

/** Where a pointer leads. */
export type Destination =
  /** A web address, or a scheme that a project has agreed on. */
  { readonly kind: 'elsewhere' } | { readonly kind: 'unreadable' } | { readonly kind: 'outside' } | Inside;

interface Inside {
  readonly kind: 'inside';
  readonly path: string;
  /** Empty where the whole file is meant. */
  readonly id: string;
  /** Path and id in one, as a key. */
  readonly place: string;
}

/** The key of a place that a pointer may lead to. */
export function placeOf(path: string, id: string): string {
  return `${path}#${id}`;
}

/** Pointers that have been read, by the folder that they were written in: a register is pointed to from everywhere in the same words. */
const known = new Map<string, Map<string, Destination>>();
/** More pointers than this from one folder, or folders, are not remembered. */
const mostKnown = 20_000;
/** The file that was asked about last, and what is known of its folder. */
let last: { readonly from: string; readonly folder: string; readonly known: Map<string, Destination> } | undefined;

/** What a pointer written in the file `from` means (RFC 3986 §4.2, TEI P5 16.2). Never leads out of the edition's folder. */
export function destinationOf(pointer: string, from: string): Destination {
  if (pointer.startsWith('#') && !pointer.includes('%')) return inside(from, pointer.slice(1));
  if (last?.from !== from) last = { from, ...knownIn(posix.dirname(from)) };
  let destination = last.known.get(pointer);
  if (destination === undefined) {
    if (last.known.size >= mostKnown) last.known.clear();
    destination = read(pointer, last.folder);
    last.known.set(pointer, destination);
  }
  return destination.kind === 'inside' && destination.path === '' ? inside(from, destination.id) : destination;
}

function knownIn(folder: string): { readonly folder: string; readonly known: Map<string, Destination> } {
  let own = known.get(folder);
  if (own === undefined) {
    if (known.size >= mostKnown) known.clear();
    own = new Map();
    known.set(folder, own);
  }
  return { folder, known: own };
}

function inside(path: string, id: string): Inside {
  return { kind: 'inside', path, id, place: placeOf(path, id) };
}

/** As `destinationOf`; the path of the file that the pointer stands in is left empty. */
function read(pointer: string, folder: string): Destination {
  if (/^[a-z][a-z0-9+.-]*:/i.test(pointer) || pointer.startsWith('//')) {
    return /^file:/i.test(pointer) ? { kind: 'outside' } : { kind: 'elsewhere' };
  }
  const hash = pointer.indexOf('#');
  try {
    const written = decodeURIComponent((hash < 0 ? pointer : pointer.slice(0, hash)).replace(/\?.*$/s, ''));
    const id = hash < 0 ? '' : decodeURIComponent(pointer.slice(hash + 1));
    if (written === '') return inside('', id);
    if (written.includes('\0')) return { kind: 'unreadable' };
    if (/^[/\\]/.test(written)) return { kind: 'outside' };
    const path = posix.normalize(posix.join(folder, written.replaceAll('\\', '/')));
    return path === '..' || path.startsWith('../') ? { kind: 'outside' } : inside(path, id);
  } catch {
    return { kind: 'unreadable' };
  }
}
