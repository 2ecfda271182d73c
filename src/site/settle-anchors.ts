/**
 * Links between the pages of a record whose place the pages do not show: the words of an entry may stand in a running head that is
 * printed elsewhere, or an annotation may be about a header. Such a link leads to the page instead, or, on the same page, is none.
 */
import { posix } from 'node:path';

/** What a start tag keeps when it is no link any more. */
const kept = /\s(?:class|id|lang|dir)="[^"]*"/g;

const linkTag = /<a\b([^>]*?)\shref="([^"#]*)#([^"]*)"([^>]*)>/g;

/** The ids of a page. */
export function idsIn(html: string): ReadonlySet<string> {
  return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id.replace(/&amp;/g, '&')));
}

/**
 * The same pages with links only to what is there.
 *
 * @param pages their HTML by their paths from the edition's root
 */
export function settleAnchors(pages: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ids = new Map([...pages].map(([path, html]) => [path, idsIn(html)]));
  return new Map(
    [...pages].map(([path, html]) => {
      const settled = html.replace(linkTag, (tag, before: string, file: string, anchor: string, after: string) => {
        const target = file === '' ? path : posix.join(posix.dirname(path), plain(file));
        const there = ids.get(target);
        if (there === undefined || anchor === '' || there.has(plain(anchor))) return tag;
        if (target !== path) return `<a${before} href="${file}"${after}>`;
        return `<a${(`${before}${after}`.match(kept) ?? []).join('')}>`;
      });
      return [path, settled];
    }),
  );
}

/** An address as a path: without escapes of URLs and of HTML. */
function plain(address: string): string {
  const text = address.replace(/&amp;/g, '&');
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
