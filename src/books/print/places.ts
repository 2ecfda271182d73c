/** What is read from, and written into, a PDF that Chromium has printed: its plain objects lie open between its packed streams. */
import { bookDay } from '../model.js';

/**
 * The pages on which the places of a document lie: by the name of the place (PDF 32000-1 §12.3.2.3, named destinations), counted from 1.
 * A place that nothing links to has no name.
 */
export function pagesOfPlaces(pdf: Uint8Array): ReadonlyMap<string, number> {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', content = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)(?:\nstream\r?\n|endobj)/g))
    objects.set(number, content);
  const catalog = [...objects.values()].find((content) => /\/Type\s*\/Catalog\b/.test(content)) ?? '';
  const reference = (name: string): string => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(catalog)?.[1] ?? '';
  const pages = new Map<string, number>();
  const walk = (number: string): void => {
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(objects.get(number) ?? '')?.[1];
    if (kids === undefined) pages.set(number, pages.size + 1);
    else for (const [, kid = ''] of kids.matchAll(/(\d+) 0 R/g)) walk(kid);
  };
  walk(reference('Pages'));
  const places = new Map<string, number>();
  for (const [, name = '', number = ''] of (objects.get(reference('Dests')) ?? '').matchAll(
    /\/([^\s/[\]<>]+)\s*\[(\d+) 0 R/g,
  )) {
    const page = pages.get(number);
    if (page !== undefined) places.set(unescaped(name), page);
  }
  return places;
}

/** A name without its escapes (§7.3.5), which are of UTF-8. */
function unescaped(name: string): string {
  const bytes = name.replace(/#([\da-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** The same PDF as if it had been made at the beginning of a day: not when it was. */
export function withDate(pdf: Uint8Array, day: string): Uint8Array {
  const digits = `${bookDay(day).replaceAll('-', '')}000000`;
  const copy = Buffer.from(pdf);
  const text = copy.toString('latin1');
  // As many characters as before, since the file says where each of its objects begins.
  for (const { index, 0: found, 1: name = '' } of text.matchAll(/\/(CreationDate|ModDate) \(D:\d{14}[^)]*\)/g))
    copy.write(`/${name} (D:${digits}${found.slice(found.indexOf('(D:') + 17)}`, index, 'latin1');
  return copy;
}
