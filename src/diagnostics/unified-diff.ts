import type { Replacement } from './edits.js';

/** How the lines of a diff are painted. */
export interface DiffPaint {
  readonly removed: (line: string) => string;
  readonly added: (line: string) => string;
  readonly place: (line: string) => string;
}

const plain: DiffPaint = { removed: (line) => line, added: (line) => line, place: (line) => line };

/** Lines that are shown before and after a change. */
const context = 2;

/** A stretch of lines that changes; 0-based, `end` is the line after the last. */
interface Change {
  readonly start: number;
  end: number;
  readonly added: string[];
}

/**
 * What replacements change in a text, as a unified diff (POSIX, diff -u) with two lines of context. Lines end where XML ends them;
 * their ends are not shown.
 *
 * @param replacements in the order of the text; none touches another
 * @returns with a line break at the end; empty where nothing changes
 */
export function unifiedDiff(
  file: string,
  text: string,
  replacements: readonly Replacement[],
  paint: DiffPaint = plain,
): string {
  const lines = text.split(/\r\n|\n|\r/);
  const hunks = hunksOf(changesOf(text, replacements), lines.length);
  if (hunks.length === 0) return '';
  const out = [paint.removed(`--- ${file}`), paint.added(`+++ ${file}`)];
  let shift = 0;
  for (const { start, end, changes } of hunks) {
    const grown = changes.reduce((sum, change) => sum + change.added.length - (change.end - change.start), 0);
    out.push(paint.place(`@@ -${start + 1},${end - start} +${start + 1 + shift},${end - start + grown} @@`));
    shift += grown;
    let at = start;
    const keepTo = (line: number): void => {
      for (; at < line; at += 1) out.push(` ${lines[at]}`);
    };
    for (const change of changes) {
      keepTo(change.start);
      for (; at < change.end; at += 1) out.push(paint.removed(`-${lines[at]}`));
      for (const line of change.added) out.push(paint.added(`+${line}`));
    }
    keepTo(end);
  }
  return `${out.join('\n')}\n`;
}

function changesOf(text: string, replacements: readonly Replacement[]): readonly Change[] {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)];
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const spans: { readonly start: number; end: number; readonly own: Replacement[] }[] = [];
  for (const replacement of replacements) {
    const start = lineAt(replacement.start);
    const end = lineAt(replacement.end) + 1;
    const last = spans.at(-1);
    if (last === undefined || start >= last.end) spans.push({ start, end, own: [replacement] });
    else {
      last.end = Math.max(last.end, end);
      last.own.push(replacement);
    }
  }
  return spans.map(({ start, end, own }) => {
    let added = '';
    let at = starts[start] ?? 0;
    for (const replacement of own) {
      added += text.slice(at, replacement.start) + replacement.text;
      at = replacement.end;
    }
    added += text.slice(at, starts[end] ?? text.length);
    const lines = added.split(/\r\n|\n|\r/);
    // What ends with a line break has no line after it, unless the text does.
    if (end < starts.length) lines.pop();
    return { start, end, added: lines };
  });
}

function hunksOf(changes: readonly Change[], lines: number) {
  const hunks: { readonly start: number; end: number; readonly changes: Change[] }[] = [];
  for (const change of changes) {
    const start = Math.max(0, change.start - context);
    const end = Math.min(lines, change.end + context);
    const last = hunks.at(-1);
    if (last !== undefined && start <= last.end) {
      last.end = end;
      last.changes.push(change);
    } else hunks.push({ start, end, changes: [change] });
  }
  return hunks;
}
