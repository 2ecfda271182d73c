/** LaTeX sources read as far as tests need it, and a LaTeX that compiles them. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

const lualatex = '/usr/bin/lualatex';
const packages = ['reledmac/reledmac.sty', 'xargs/xargs.sty'].map(
  (name) => `/usr/share/texlive/texmf-dist/tex/latex/${name}`,
);
export const hasLatex = [lualatex, ...packages].every((path) => existsSync(path));

/** What an escape stands for. */
const escapes: Readonly<Record<string, string>> = {
  '\\textbackslash{}': '\\',
  '\\textasciicircum{}': '^',
  '\\textasciitilde{}': '~',
  '\\textasciigrave{}': '`',
  '\\textless{}': '<',
  '\\textgreater{}': '>',
  '\\textquotedbl{}': '"',
  '{[}': '[',
  '{]}': ']',
  '{}': '',
  '\\-': '\u00ad',
};
const escaped =
  /\\text(?:backslash|asciicircum|asciitilde|asciigrave|less|greater|quotedbl)\{\}|\{[[\]]\}|\{\}|\\-|\\([{}$&#%_])/g;

/** The words of a piece of source that is nothing but escaped text; an error if anything else in it is special to LaTeX. */
export function unescaped(source: string): string {
  const raw = /[\\{}$&#%_^~"`[\]<>]|--|''|,,/.exec(source.replace(escaped, '\0'));
  if (raw !== null) throw new Error(`“${raw[0]}” is not escaped in ${source}`);
  return source.replace(escaped, (all, character?: string) => character ?? (escapes[all] as string));
}

/** What the braces of a command enclose, from its opening brace on; an error if they are not balanced. */
export function argument(source: string, open: number): string {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '{') depth += 1;
    else if (source[at] === '}' && --depth === 0) return source.slice(open + 1, at);
  }
  throw new Error(`No end of the braces at ${source.slice(open, open + 40)}`);
}

/** Compiles a source in a folder, once, so that references are not yet right; the errors of the log. */
export function errorsOfLatex(folder: string, name: string): Promise<readonly string[]> {
  const options = ['-interaction=nonstopmode', '-no-shell-escape', name];
  return new Promise((resolve) => {
    execFile(lualatex, options, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout) => {
      const errors = [...stdout.matchAll(/^! .*(?:\n.*){0,3}/gm)].map(([message]) => message);
      resolve(error !== null && errors.length === 0 ? [error.message] : errors);
    });
  });
}
