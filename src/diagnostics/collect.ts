import type { Diagnostic, Severity } from './diagnostic.js';

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** How many findings there are of each severity. */
export function countFindings(diagnostics: readonly Diagnostic[]): Counts {
  const count = (severity: Severity): number => diagnostics.filter((found) => found.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Whether an error is about the configuration: nothing can be done with the edition before that is put right. */
export function hasConfigurationError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, severity }) => severity === 'error' && code.startsWith('config/'));
}

/** Findings by file, then by line and column; those at one place stay in their order. */
export function byPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1;
    return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
  });
}

/** Findings with the severities that an edition gives them; those that it has put off are left out. */
export function withRules(
  diagnostics: readonly Diagnostic[],
  rules: Readonly<Record<string, Severity | 'off'>>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((found) => {
    const severity = Object.hasOwn(rules, found.code) ? rules[found.code] : undefined;
    if (severity === 'off') return [];
    return severity === undefined ? found : { ...found, severity };
  });
}

/** The findings of each file, in their order. */
export function byFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const found of diagnostics) {
    const group = groups.get(found.file);
    if (group === undefined) groups.set(found.file, [found]);
    else group.push(found);
  }
  return groups;
}
