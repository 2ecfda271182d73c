import { destinationOf } from '../validation/destinations.js';
import { holdsPointers } from '../validation/facts.js';
import { readToCursor } from './cursor.js';

/** What the cursor is on; `start` and `end` are 0-based offsets of the words that it is on. */
export type Subject = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'attribute'; readonly element: string; readonly name: string }
  | { readonly kind: 'value'; readonly element: string; readonly attribute: string; readonly value: string }
  /** An `xml:id`; `isRoot` for that of the root element. */
  | { readonly kind: 'id'; readonly id: string; readonly isRoot: boolean }
  /** A pointer into the edition; `path` is relative to its folder, `id` is empty where the file itself is meant. */
  | { readonly kind: 'pointer'; readonly pointer: string; readonly path: string; readonly id: string }
);

/** What stands at a 0-based offset of the file `path`, which need not be well-formed; undefined for what there is nothing to say of. */
export function subjectAt(text: string, offset: number, path: string): Subject | undefined {
  const { place, open } = readToCursor(text, offset);
  switch (place.kind) {
    case 'element':
    case 'end-tag': {
      const name = text.slice(place.start, place.end);
      return name === ''
        ? undefined
        : { kind: 'element', name: withoutPrefix(name), start: place.start, end: place.end };
    }
    case 'attribute': {
      const { start, end } = place;
      const name = text.slice(start, end);
      return name === '' ? undefined : { kind: 'attribute', element: place.tag.local, name, start, end };
    }
    case 'value': {
      const { tag, attribute, start, end } = place;
      if (attribute.name === 'xml:id') {
        return { kind: 'id', id: attribute.value.trim(), isRoot: open.length === 0, start, end };
      }
      if (!holdsPointers(tag.local, attribute.name)) {
        return { kind: 'value', element: tag.local, attribute: attribute.name, value: attribute.value, start, end };
      }
      return pointerAt(attribute.value, start, offset, path);
    }
    default:
      return undefined;
  }
}

function pointerAt(value: string, valueStart: number, offset: number, path: string): Subject | undefined {
  for (const { 0: pointer, index } of value.matchAll(/\S+/g)) {
    const start = valueStart + index;
    const end = start + pointer.length;
    if (offset < start || offset > end) continue;
    const destination = destinationOf(pointer, path);
    if (destination.kind !== 'inside') return undefined;
    return { kind: 'pointer', pointer, path: destination.path, id: destination.id, start, end };
  }
  return undefined;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
