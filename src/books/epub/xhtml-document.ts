/** A content document of an EPUB (EPUB 3.3 §6.1): XHTML, with the style sheet of the book. */
import type { BookFacts } from '../model.js';
import { type BookNode, escaped, xhtml } from '../tree.js';

export function xhtmlDocument({
  title,
  facts,
  body,
  styles,
  type,
}: {
  readonly title: string;
  readonly facts: Pick<BookFacts, 'locale' | 'dir'>;
  readonly body: readonly BookNode[];
  readonly styles: readonly string[];
  readonly type: 'cover' | 'frontmatter' | 'bodymatter' | 'backmatter';
}): string {
  const language = escaped(facts.locale);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${facts.dir}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    `<title>${escaped(title)}</title>`,
    '<link rel="stylesheet" type="text/css" href="book.css"/>',
    ...styles.map((css) => `<style>${escaped(css).replaceAll('&quot;', '"')}</style>`),
    '</head>',
    `<body epub:type="${type}">${body.map((node) => xhtml(node)).join('')}</body>`,
    '</html>',
    '',
  ].join('\n');
}
