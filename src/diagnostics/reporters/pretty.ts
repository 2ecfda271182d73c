import { createColors } from 'picocolors';
import { codeFrame } from '../code-frame.js';
import type { Diagnostic, Severity } from '../diagnostic.js';
import { summarise } from '../summary.js';

export interface PrettyOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/**
 * The findings for a reader: grouped by file, each with its place, its words, the line it is about and what to do; then the counts.
 *
 * @param texts the sources, by the path that findings name
 * @param files how many files were checked
 */
export function reportPretty(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  files: number,
  options: PrettyOptions,
): string {
  const colours = createColors(options.colour);
  const paint: Record<Severity, (text: string) => string> = {
    error: colours.red,
    warning: colours.yellow,
    info: colours.cyan,
  };
  const blocks: string[] = [];
  let file: string | undefined;
  for (const found of diagnostics) {
    if (found.file !== file) {
      file = found.file;
      blocks.push(colours.bold(colours.underline(file)));
    }
    const { line, column } = found.range.start;
    const mark = paint[found.severity];
    const frame = codeFrame(texts.get(found.file) ?? '', found.range, Math.max(40, options.width - 12), {
      mark,
      faint: colours.dim,
    });
    const related = found.related.map(
      (other) => `${other.message}: ${other.file}:${other.range.start.line}:${other.range.start.column}`,
    );
    blocks.push(
      [
        `  ${line}:${column}  ${mark(colours.bold(found.severity))}  ${found.message}  ${colours.dim(found.code)}`,
        ...indent(frame),
        ...related.map((text) => `      ${colours.dim('→')} ${text}`),
        ...(found.help === '' ? [] : [`      ${colours.dim('→')} ${found.help}`]),
      ].join('\n'),
    );
  }
  const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
  const offer =
    fixable === 0 ? '' : `${fixable} of them can be corrected by ${colours.bold('edition validate --fix')}.\n`;
  const body = blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n\n`;
  return `${body}${summarise(diagnostics, files, (kind, text) => (kind === 'clean' ? colours.green : paint[kind])(text))}\n${offer}`;
}

function indent(frame: string): readonly string[] {
  return frame === '' ? [] : frame.split('\n').map((row) => `      ${row}`);
}
