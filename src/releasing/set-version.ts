/** Sets the version in the text of `edition.yaml`, and touches nothing else of it. */
import { type EditionConfig, readConfig } from '../edition/config.js';

/**
 * The text with another `version:`. Quotation marks stay; where the key is missing, it is put below the title.
 *
 * @param text the file's text; a byte order mark stays
 * @returns undefined where the place cannot be told for certain: then the version has to be set by hand
 */
export function setVersion(text: string, version: string): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length);
  const before = read(body);
  if (before === undefined) return undefined;
  const changed = [replaced(body, version), ...added(body, version)].find(
    (candidate) => candidate !== undefined && isTheSameBut(before, read(candidate), version),
  );
  return changed === undefined ? undefined : mark + changed;
}

function read(text: string): EditionConfig | undefined {
  return readConfig(text, 'edition.yaml').config;
}

function isTheSameBut(before: EditionConfig, after: EditionConfig | undefined, version: string): boolean {
  return after !== undefined && JSON.stringify(after) === JSON.stringify({ ...before, version });
}

function replaced(text: string, version: string): string | undefined {
  const { start, end } = readConfig(text, 'edition.yaml').rangeOf(['version']);
  const lines = text.split('\n');
  const offset = ({ line, column }: { readonly line: number; readonly column: number }): number =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const [from, to] = [offset(start), offset(end)];
  const quote = /^["']/.exec(text.slice(from))?.[0] ?? '';
  return text.slice(0, from) + quote + version + quote + text.slice(to);
}

/** A line of its own, below the line of the title, or above it where the title has several lines. */
function added(text: string, version: string): readonly string[] {
  const title = /^(["']?)title\1[ \t]*:.*(?:\r?\n|$)/m.exec(text);
  if (title === null) return [];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `version: ${version}${end}`;
  const [above, below] = [title.index, title.index + title[0].length];
  const gap = title[0].endsWith('\n') ? '' : end;
  return [text.slice(0, below) + gap + line + text.slice(below), text.slice(0, above) + line + text.slice(above)];
}
