import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type EditorRange, editorRange, offsetOfPoint } from './positions.js';

/** A change that answers a finding. */
export interface QuickFix {
  readonly title: string;
  readonly diagnostic: Diagnostic;
  /** Whether it is the one safe answer; the others are guesses. */
  readonly isSafe: boolean;
  readonly edits: readonly { readonly range: EditorRange; readonly text: string }[];
}

/**
 * The answers to the findings that lie in a part of a text: those that a finding brings with it, and the names that its help
 * suggests (“Did you mean …?”) where the finding is at exactly the word that is wrong.
 *
 * @param text the text that the findings are about
 */
export function quickFixes(text: string, diagnostics: readonly Diagnostic[], range: EditorRange): readonly QuickFix[] {
  return diagnostics.flatMap((diagnostic) => {
    if (!touches(editorRange(diagnostic.range), range)) return [];
    const { fix } = diagnostic;
    if (fix === undefined) return suggested(text, diagnostic);
    const edits = fix.edits.map((edit) => ({ range: editorRange(edit.range), text: edit.text }));
    return [{ title: fix.description, diagnostic, isSafe: true, edits }];
  });
}

function touches(a: EditorRange, b: EditorRange): boolean {
  const isBefore = (one: EditorRange, other: EditorRange): boolean =>
    one.end.line < other.start.line || (one.end.line === other.start.line && one.end.character < other.start.character);
  return !isBefore(a, b) && !isBefore(b, a);
}

function suggested(text: string, diagnostic: Diagnostic): readonly QuickFix[] {
  const { start, end } = diagnostic.range;
  const wrong = text.slice(offsetOfPoint(text, start.line, start.column), offsetOfPoint(text, end.line, end.column));
  const words = /Did you mean ([^?]*)\?/.exec(diagnostic.help)?.[1] ?? '';
  if (wrong === '' || !diagnostic.message.includes(`“${wrong}”`)) return [];
  return [...words.matchAll(/“([^”]+)”/g)].map((match) => ({
    title: `Write “${match[1]}”`,
    diagnostic,
    isSafe: false,
    edits: [{ range: editorRange(diagnostic.range), text: match[1] as string }],
  }));
}
