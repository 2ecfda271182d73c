import { LineIndex } from '../xml/lines.js';
import type { Diagnostic, TextEdit } from './diagnostic.js';

/** An edit by offsets: 0-based, in UTF-16 code units, without a byte order mark. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the fixes of one file come to. */
export interface ChosenFixes {
  /** The findings that are answered. */
  readonly answered: readonly Diagnostic[];
  /** In the order of the text; none touches another. */
  readonly replacements: readonly Replacement[];
}

/**
 * Takes of one file's findings all fixes that can be made together. A fix is made whole or not at all: one that touches what an
 * earlier one changes is left for the next time. The same edit, asked for twice, is made once.
 *
 * @param text the file's text, without a byte order mark
 */
export function chooseFixes(text: string, diagnostics: readonly Diagnostic[]): ChosenFixes {
  const index = new LineIndex(text);
  const chosen: Replacement[] = [];
  const answered: Diagnostic[] = [];
  for (const found of diagnostics) {
    const wanted = (found.fix?.edits ?? []).map((edit) => replacementOf(edit, index));
    const fresh = wanted.filter((edit) => !chosen.some((other) => isSame(edit, other)));
    const isFree = fresh.every((edit, i) => ![...chosen, ...fresh.slice(i + 1)].some((other) => touches(edit, other)));
    if (wanted.length === 0 || !isFree) continue;
    chosen.push(...fresh);
    answered.push(found);
  }
  return { answered, replacements: chosen.sort((a, b) => a.start - b.start) };
}

/** The text with replacements made, which are in its order and don't touch each other; all else is as it was. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: put } of replacements) {
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

function replacementOf({ range: { start, end }, text }: TextEdit, index: LineIndex): Replacement {
  return { start: index.offset(start.line, start.column), end: index.offset(end.line, end.column), text };
}

function isSame(a: Replacement, b: Replacement): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Two edits at one place touch even where neither takes away anything: which of them comes first would be chance. */
function touches(a: Replacement, b: Replacement): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
