import type { Diagnostic, Severity } from '../diagnostic.js';
import { summarise } from '../summary.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * The findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request; then the counts in one
 * plain line. Paths are relative to the folder that the command was started in, which should be the root of the repository.
 *
 * @param files how many files were checked
 */
export function reportGithub(diagnostics: readonly Diagnostic[], files: number): string {
  const lines = diagnostics.map(({ code, severity, file, range: { start, end }, message, help, related }) => {
    // GitHub shows columns only where a finding begins and ends on one line.
    const columns = start.line === end.line ? { col: start.column } : {};
    const properties = { file, line: start.line, endLine: end.line, ...columns, title: code };
    const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    const places = related.map(
      (other) => `${other.message}: ${other.file}:${other.range.start.line}:${other.range.start.column}`,
    );
    const text = [message, ...places, ...(help === '' ? [] : [help])].join('\n');
    return `::${commands[severity]} ${written.join(',')}::${escapeData(text)}\n`;
  });
  return `${lines.join('')}${summarise(diagnostics, files)}\n`;
}

/** After `escapeData` of actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** After `escapeProperty` of the same file. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
