import { isAnswerable } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { readToCursor } from './cursor.js';
import { type EditorRange, editorRange, offsetOfPoint, rangeOfOffsets } from './positions.js';

/** A change that answers a finding. */
export interface QuickFix {
  readonly title: string;
  readonly diagnostic: Diagnostic;
  /** Whether it is the one safe answer; the others are guesses. */
  readonly isSafe: boolean;
  readonly edits: readonly { readonly range: EditorRange; readonly text: string }[];
}

/**
 * The answers to the findings that lie in a part of a text: those that a finding brings with it, else the names that its help
 * suggests (“Did you mean …?”) where the finding is at exactly the word that is wrong; and for warnings, of which
 * an editor may know better, the instruction that says so.
 *
 * @param text the text that the findings are about
 */
export function quickFixes(text: string, diagnostics: readonly Diagnostic[], range: EditorRange): readonly QuickFix[] {
  return diagnostics.flatMap((diagnostic) => {
    if (!touches(editorRange(diagnostic.range), range)) return [];
    return [...corrections(text, diagnostic), ...answer(text, diagnostic)];
  });
}

function corrections(text: string, diagnostic: Diagnostic): readonly QuickFix[] {
  const { fix } = diagnostic;
  if (fix === undefined) return suggested(text, diagnostic);
  const edits = fix.edits.map((edit) => ({ range: editorRange(edit.range), text: edit.text }));
  return [{ title: fix.description, diagnostic, isSafe: true, edits }];
}

/** The instruction for the element that the finding is in; the reason is left to the editor, and asked for until it is there. */
function answer(text: string, diagnostic: Diagnostic): readonly QuickFix[] {
  const { code, range, severity } = diagnostic;
  // What is an error is to be mended; an editor who knows better can still write the instruction.
  if (severity === 'error' || !isAnswerable(code)) return [];
  const at = offsetOfPoint(text, range.start.line, range.start.column);
  const { place, open } = readToCursor(text, at);
  const isAtTag = place.kind === 'text' && /^<[^!?/]/.test(text.slice(at, at + 2));
  const tag = place.kind === 'value' || place.kind === 'attribute' ? place.tag : open.at(-1);
  const before = isAtTag ? at : tag?.start;
  if (before === undefined) return [];
  const edits = [{ range: rangeOfOffsets(text, before, before), text: `<?edition ignore ${code} ?>` }];
  return [{ title: `This is right: ignore ${code} here, and say why`, diagnostic, isSafe: false, edits }];
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
