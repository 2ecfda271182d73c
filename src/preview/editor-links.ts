/** Links that open a file in an editor. */
import type { Point } from '../diagnostics/diagnostic.js';
import { UserError } from '../diagnostics/user-error.js';

/** The links of editors that have some; the first is what is used unasked. */
const known: Readonly<Record<string, string>> = {
  vscode: 'vscode://file{path}:{line}:{column}',
  vscodium: 'vscodium://file{path}:{line}:{column}',
  cursor: 'cursor://file{path}:{line}:{column}',
  zed: 'zed://file{path}:{line}:{column}',
  jetbrains: 'idea://open?file={path}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{path}&line={line}&column={column}',
  none: '',
};

/** The names of editors that have a link of their own. */
export const editorNames: readonly string[] = Object.keys(known);

/**
 * The template for a name of an editor, or one that the user gives: an address with `{path}` and, if it likes, `{line}` and `{column}`.
 *
 * @throws UserError if it is neither
 */
export function editorTemplate(choice: string): string {
  const template = Object.hasOwn(known, choice) ? (known[choice] as string) : choice;
  if (template === '' || (/^[a-z][a-z0-9+.-]*:/i.test(template) && template.includes('{path}') && !isScript(template)))
    return template;
  throw new UserError(
    `“${choice}” names no editor, and is no address with {path}`,
    `Write one of ${editorNames.join(', ')}, or an address such as my-editor://open?file={path}&line={line}`,
  );
}

function isScript(template: string): boolean {
  return /^(?:javascript|data|vbscript|blob):/i.test(template);
}

/** The link for a place; empty where the template is. */
export function editorLink(template: string, path: string, { line, column }: Point): string {
  const slashed = path.replaceAll('\\', '/');
  const absolute = slashed.startsWith('/') ? slashed : `/${slashed}`;
  const written = absolute.split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
  return template.replace(/\{(path|line|column)\}/g, (_, name: string) =>
    name === 'path' ? written : String(name === 'line' ? line : column),
  );
}
