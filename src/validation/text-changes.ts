/** A piece of a text to be replaced; offsets are 0-based. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with pieces of it replaced; none may overlap another. */
export function withChanges(text: string, changes: readonly Change[]): string {
  let changed = '';
  let from = 0;
  for (const { start, end, text: replacement } of [...changes].sort((a, b) => a.start - b.start)) {
    changed += text.slice(from, start) + replacement;
    from = end;
  }
  return changed + text.slice(from);
}
