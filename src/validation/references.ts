import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { listOf, nearest, onlyNear } from '../diagnostics/suggest.js';
import { destinationOf } from './destinations.js';
import type { DocumentFacts, PointerUse } from './facts.js';
import { write } from './fixes.js';
import { rangeOfSpot } from './spots.js';

/** The facts of one document, and the path that findings name. */
export interface FileFacts {
  readonly file: string;
  readonly facts: DocumentFacts;
}

/** What pointers are checked against. Paths are relative to the edition's folder, with `/`. */
export interface PointerWorld {
  readonly documents: ReadonlyMap<string, FileFacts>;
  /** Files that are there, but could not be read: what points into them is left alone. */
  readonly broken: ReadonlySet<string>;
  /** Other files that pointers name and that are there. */
  readonly others: ReadonlySet<string>;
}

/** The files that the pointers of a document name, other than itself. */
export function filesPointedAt(facts: DocumentFacts, from: string): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { pointer } of facts.pointers) {
    const destination = destinationOf(pointer, from);
    if (destination.kind === 'inside' && destination.path !== from) files.add(destination.path);
  }
  return files;
}

/** Checks that every pointer of every document leads somewhere. */
export function checkReferences(world: PointerWorld): readonly Diagnostic[] {
  const ids = new Map([...world.documents].map(([path, { facts }]) => [path, new Set(facts.ids.map(({ id }) => id))]));
  return [...world.documents].flatMap(([path, { file, facts }]) =>
    facts.pointers.flatMap((use) => checkPointer(use, path, file, world, ids) ?? []),
  );
}

function checkPointer(
  use: PointerUse,
  from: string,
  file: string,
  world: PointerWorld,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic | undefined {
  const { attribute, pointer, spot } = use;
  const range = rangeOfSpot(spot);
  const destination = destinationOf(pointer, from);
  if (destination.kind === 'elsewhere') return undefined;
  if (destination.kind === 'unreadable') {
    return diagnostic('ref/not-a-pointer', file, range, {
      message: `“${pointer}” in @${attribute} is not written as a pointer`,
      help: 'A “%” in a pointer is followed by two hexadecimal digits; the sign itself is written %25',
    });
  }
  if (destination.kind === 'outside') {
    return diagnostic('ref/outside', file, range, {
      message: `“${pointer}” in @${attribute} leads out of the edition’s folder`,
      help: 'Move the file into the edition, or point to its address in the web',
    });
  }
  const { path, id } = destination;
  if (world.broken.has(path)) return undefined;
  const known = ids.get(path);
  if (known === undefined) {
    return world.others.has(path) ? undefined : missingFile(use, from, file, path, world, ids);
  }
  if (id === '' || known.has(id) || id.includes('(')) return undefined;
  const near = nearest(id, [...known]);
  const other = elsewhere(id, path, from, ids);
  const only = other === undefined && pointer.endsWith(`#${id}`) ? onlyNear(id, [...known]) : undefined;
  const isVerbatim = spot[2] === pointer.length;
  const where = path === from ? 'this file' : path;
  return diagnostic('ref/not-found', file, range, {
    message: `“${pointer}” in @${attribute} leads to nothing: ${where} has no xml:id “${id}”`,
    help:
      other ??
      (near === undefined
        ? `Correct the pointer, or add an entry with xml:id="${id}" to ${where}`
        : `Did you mean “${pointer.slice(0, pointer.indexOf('#') + 1)}${near}”?`),
    fix: isVerbatim && only !== undefined ? write(range, pointer.slice(0, -id.length) + only) : undefined,
  });
}

/** A pointer to a file that is not there: perhaps the `#` was forgotten, perhaps the path is wrong. */
function missingFile(
  { attribute, pointer, spot }: PointerUse,
  from: string,
  file: string,
  path: string,
  world: PointerWorld,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): Diagnostic {
  const name = posix.basename(path);
  const namesake = [...world.documents.keys()].find((known) => posix.basename(known) === name);
  const fragment = pointer.includes('#') ? pointer.slice(pointer.indexOf('#')) : '';
  const paths = [...world.documents.keys()].flatMap((known) => (known === from ? [] : relativePointer(from, known)));
  const withId = fragment === '' ? [...ids].find(([, known]) => known.has(pointer))?.[0] : undefined;
  const near = nearest(pointer.replace(/#.*$/s, ''), paths);
  const meant =
    withId !== undefined
      ? `${relativePointer(from, withId)}#${pointer}`
      : namesake !== undefined
        ? relativePointer(from, namesake) + fragment
        : near === undefined
          ? undefined
          : near + fragment;
  const help =
    meant === undefined
      ? 'Correct the path, which is relative to this file, or add the file to the edition'
      : `Did you mean “${meant}”?`;
  return diagnostic('ref/missing-file', file, rangeOfSpot(spot), {
    message: `“${pointer}” in @${attribute} leads to a file that does not exist: ${path}`,
    help,
  });
}

/** Says where else in the edition an id stands, if it does. */
function elsewhere(
  id: string,
  path: string,
  from: string,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const others = [...ids].filter(([other, known]) => other !== path && known.has(id));
  if (others.length === 0) return undefined;
  return `Did you mean ${listOf(others.map(([other]) => `${relativePointer(from, other)}#${id}`))}?`;
}

/** The path of a file as a pointer in another one writes it; empty for a pointer within one file. */
export function relativePointer(from: string, to: string): string {
  return to === from ? '' : posix.relative(posix.dirname(from), to);
}
