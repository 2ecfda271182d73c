import type { BaseIssue } from 'valibot';
import type { YAMLError } from 'yaml';
import type { DiagnosticCode } from '../diagnostics/codes.js';
import { didYouMean, listOf, nearest } from '../diagnostics/suggest.js';
import { adjustableCodes, keysAt } from './config-schema.js';

export interface IssueWords {
  readonly code: DiagnosticCode;
  readonly path: readonly (string | number)[];
  /** Whether the finding is about the key and not about its value. */
  readonly atKey: boolean;
  readonly message: string;
  readonly help: string;
}

/** What the mistakes in the configuration's values are in plain words, and which keys or values they are about. */
export function describeIssues(issues: readonly BaseIssue<unknown>[]): readonly IssueWords[] {
  const described = issues.map(describeIssue);
  // A key that is misspelt is not missing as well.
  const meant = new Set(described.flatMap(({ meant }) => (meant === undefined ? [] : [meant])));
  return described.filter(({ missing }) => missing === undefined || !meant.has(missing));
}

function describeIssue(issue: BaseIssue<unknown>): IssueWords & { readonly meant?: string; readonly missing?: string } {
  const steps = (issue.path ?? []).map(({ key }) => key as string | number);
  const isKey = (issue.path?.at(-1) as { origin?: string } | undefined)?.origin === 'key';
  const name = placeName(steps);
  const last = String(steps.at(-1) ?? '');
  const above = steps.slice(0, -1);
  if (steps.length === 0) {
    return {
      code: 'config/bad-value',
      path: [],
      atKey: false,
      message: 'edition.yaml holds no keys',
      help: 'It begins with a line such as: title: Cuba 1961–62',
    };
  }
  if (isKey && issue.kind === 'schema' && issue.expected === 'never') {
    const known = keysAt(above);
    const meant = nearest(last, known);
    return {
      ...(meant === undefined ? {} : { meant: placeName([...above, meant]) }),
      code: 'config/unknown-key',
      path: steps,
      atKey: true,
      message: above.length === 0 ? `There is no key “${last}”` : `There is no key “${last}” in “${placeName(above)}”`,
      help: didYouMean(last, known, `The keys here are ${listOf(known, 20).replace(/ or (?=[^ ]+$)/, ' and ')}`),
    };
  }
  if (isKey && issue.kind === 'schema') {
    return {
      missing: name,
      code: 'config/missing-key',
      path: above,
      atKey: false,
      message:
        above.length === 0 ? `The key “${last}” is missing` : `The key “${last}” is missing in “${placeName(above)}”`,
      help: `Add a line: ${last}: …`,
    };
  }
  if (isKey) {
    return {
      code: 'config/unknown-key',
      path: steps,
      atKey: true,
      message: `“${last}” is not the code of a finding whose severity can be chosen`,
      help: didYouMean(last, adjustableCodes, 'Copy the code from a message of edition validate'),
    };
  }
  return {
    code: 'config/bad-value',
    path: steps,
    atKey: false,
    message: `Unexpected ${kindOf(issue.input)} for “${name}”; expected ${issue.message}`,
    help: suggestion(issue),
  };
}

/** Keys from the outermost one inwards; the items of a list are counted from 1. */
function placeName(steps: readonly (string | number)[]): string {
  return steps.map((step) => (typeof step === 'number' ? `no. ${step + 1}` : step)).join(' → ');
}

function suggestion(issue: BaseIssue<unknown>): string {
  const { input } = issue;
  if (issue.type === 'boolean' && typeof input === 'string' && /^(yes|no|on|off|y|n)$/i.test(input)) {
    return `Write ${/^(yes|on|y)$/i.test(input) ? 'true' : 'false'}`;
  }
  if (issue.type === 'string' && (typeof input === 'number' || typeof input === 'boolean')) {
    return `Put it between quotation marks if it is meant: "${String(input)}"`;
  }
  if (typeof input === 'string' && issue.type === 'picklist') {
    return didYouMean(
      input,
      [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, word]) => word as string),
      `Write ${issue.message}`,
    );
  }
  return `Write ${issue.message}`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'keys';
  if (typeof value === 'string')
    return value.trim() === '' ? 'empty text' : `text “${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  return `${typeof value} ${String(value)}`;
}

export interface YamlErrorWords {
  readonly code: DiagnosticCode;
  /** Offsets in the text, 0-based. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/** What a mistake against YAML itself is in plain words, and where it begins. */
export function describeYamlError(error: YAMLError, text: string): YamlErrorWords {
  const [start, end] = error.pos;
  const at = { code: 'config/syntax', start, end } as const;
  // The parser notices at the end of the file that something is not closed; the mistake is where it is opened.
  const opened = (marks: readonly string[]): { start: number; end: number } => {
    const from = Math.max(...marks.map((mark) => text.lastIndexOf(mark, start - 1)));
    return from < 0 ? { start, end } : { start: from, end: from + 1 };
  };
  if (/end with a [\]}]|must end with/.test(error.message)) {
    const bracket = { ...at, ...opened(['[', '{']) };
    return { ...bracket, message: 'A bracket is not closed', help: 'Close [ with ] and { with }' };
  }
  if (/missing closing .*quote/i.test(error.message)) {
    const quote = { ...at, ...opened(['"', "'"]) };
    return { ...quote, message: 'A quotation mark is not closed', help: 'Close the value with the mark that opens it' };
  }
  switch (error.code) {
    case 'DUPLICATE_KEY': {
      const key = /^[^\s:]+/.exec(text.slice(start))?.[0] ?? '';
      const place = { start, end: start + key.length };
      return {
        code: 'config/duplicate-key',
        ...place,
        message: `The key “${key}” is given twice`,
        help: 'Keep one of the two',
      };
    }
    case 'TAB_AS_INDENT':
      return { ...at, message: 'A tab is used to indent', help: 'Indent with spaces: two for each level' };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        ...at,
        message: 'A value holds a colon followed by a space, which YAML takes for another key',
        help: 'Put the whole value between quotation marks',
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        ...at,
        message: 'A line has no colon after its key',
        help: 'Write key: value, with a space after the colon',
      };
    case 'BAD_INDENT':
      return {
        ...at,
        message: 'A line is not indented as those around it',
        help: 'Give keys of the same level the same number of spaces',
      };
    case 'MULTIPLE_DOCS':
      return { ...at, message: 'The file holds more than one YAML document', help: 'Remove “---” and what follows it' };
    case 'BAD_SCALAR_START':
      return {
        ...at,
        message: 'A value begins with a sign that YAML keeps for itself',
        help: 'Put the value between quotation marks',
      };
    default:
      return {
        ...at,
        message: `This is not YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`,
        help: 'Compare the line with the examples in docs/reference/edition-yaml.md',
      };
  }
}
