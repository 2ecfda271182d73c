/** The change log of an edition: Markdown with a section for each version, the newest first, that people may write in as well. */
import type { Change } from '../edition/citation-facts.js';
import type { LoggedFile } from './changes.js';

/** The names that it may have in the edition's folder; the first that is there is used, and the first one is made where there is none. */
export const changeLogNames = ['CHANGES.md', 'CHANGELOG.md'] as const;

export interface Release {
  readonly version: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface WrittenLog {
  readonly text: string;
  /** `kept`: somebody has written the section of this version, and it stands as it was. */
  readonly section: 'written' | 'kept';
}

/**
 * The change log with the section of a version. A section “Unreleased” becomes that of the version, and what people wrote there stays
 * before what is added. Everything else stays as it is, to the byte.
 *
 * @param log what there is; undefined for none
 */
export function withRelease(
  log: string | undefined,
  title: string,
  release: Release,
  files: readonly LoggedFile[],
): WrittenLog {
  const heading = `## ${release.version} (${release.date})`;
  const body = bodyOf(files);
  if (log === undefined || log.trim() === '')
    return { text: `# Changes of ${title}\n\n${heading}\n\n${body}`, section: 'written' };
  const end = log.includes('\r\n') ? '\r\n' : '\n';
  const lines = (text: string): string => text.replaceAll('\n', end);
  const sections = [...log.matchAll(/^## +(.*?)[ \t]*$/gm)].map(({ 0: whole, 1: name = '', index }) => ({
    index,
    whole,
    name: name.replace(/\r$/, ''),
  }));
  if (sections.some(({ name }) => versionOf(name) === release.version)) return { text: log, section: 'kept' };
  const [first, second] = sections;
  if (first !== undefined && /^\[?unreleased\b/i.test(first.name)) {
    const until = second?.index ?? log.length;
    const own = log.slice(first.index + first.whole.replace(/\r$/, '').length, until).trimEnd();
    const rest = log.slice(until);
    const text = `${log.slice(0, first.index)}${lines(heading)}${own}${lines(`\n\n${body}`)}${rest === '' ? '' : end}${rest}`;
    return { text, section: 'written' };
  }
  const at = first?.index ?? log.length;
  const before = log.slice(0, at);
  const gap = before === '' || /\n\r?\n$/.test(before) ? '' : before.endsWith('\n') ? end : end + end;
  const rest = log.slice(at);
  return {
    text: `${before}${gap}${lines(`${heading}\n\n${body}`)}${rest === '' ? '' : end}${rest}`,
    section: 'written',
  };
}

/** Whether a change stands in the change log, with the same day and the same words. */
export function isLoggedIn(log: string): (change: Change) => boolean {
  const lines = new Set(log.split(/\r?\n/));
  return (change) => lines.has(lineOf(change));
}

/** `1.0.0` of `[1.0.0] - 2026-11-24`, `v1.0.0`, `1.0.0 (2026-11-24)`. */
function versionOf(heading: string): string {
  return /^\[?v?([^\s\](]+)/i.exec(heading)?.[1] ?? '';
}

const remarks = {
  new: 'New.',
  changed: 'Changed; its revisionDesc does not say how.',
} as const;

function bodyOf(files: readonly LoggedFile[]): string {
  if (files.length === 0) return 'No change is recorded.\n';
  return files
    .map(({ title, changes, remark }) => {
      const lines = [...changes.map(lineOf), ...(remark === undefined ? [] : [`- ${remarks[remark]}`])];
      return `### ${escaped(title)}\n\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

function lineOf({ when, who, text }: Change): string {
  const head = [when, who].filter((part) => part !== '').join(', ');
  return `- ${[head, text || 'No words say what.']
    .filter((part) => part !== '')
    .map(escaped)
    .join(': ')}`;
}

/** What Markdown would take for signs of its own. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<]/g, '\\$&');
}
