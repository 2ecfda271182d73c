import type { XmlText } from './tree.js';

/** Where each UTF-16 code unit of a resolved text stands in the source; offsets are 0-based. */
export interface CharacterOffsets {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether it stands in a CDATA section. */
  readonly isCdata: readonly boolean[];
}

/**
 * The places of the characters of a run of text: a reference stands for its character, CR LF for one line break, and what opens and
 * closes a CDATA section for nothing.
 */
export function characterOffsets(source: string, { value, range }: XmlText): CharacterOffsets {
  const starts: number[] = [];
  const ends: number[] = [];
  const isCdata: boolean[] = [];
  let offset = range.start.offset;
  let isInside = false;
  while (starts.length < value.length && offset < range.end.offset) {
    if (source.startsWith(isInside ? ']]>' : '<![CDATA[', offset)) {
      offset += isInside ? 3 : 9;
      isInside = !isInside;
      continue;
    }
    const isReference = source[offset] === '&' && !isInside;
    const next = isReference ? source.indexOf(';', offset) + 1 : offset + (source.startsWith('\r\n', offset) ? 2 : 1);
    const units = isReference ? unitsOf(source.slice(offset + 1, next - 1)) : 1;
    for (let i = 0; i < units; i += 1) {
      starts.push(offset);
      ends.push(next);
      isCdata.push(isInside);
    }
    offset = next;
  }
  return { starts, ends, isCdata };
}

/** How many UTF-16 code units a reference stands for, such as `amp` or `#x1F600`. */
function unitsOf(reference: string): number {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(reference) ?? [];
  const code = hexadecimal === undefined ? Number(decimal ?? 0) : Number.parseInt(hexadecimal, 16);
  return code > 0xffff ? 2 : 1;
}
