/** The style sheet of the pages: which files it is made of, in their order, and how they are written as one. */

/** The files of `xslt/assets/style`, without their ending: what a page has from its head to its foot, then what is changed for some. */
export const styleFiles = [
  'layers',
  'theme',
  'reset',
  'page',
  'front',
  'text',
  'blocks',
  'notes',
  'parts',
  'divisions',
  'parallel',
  'witnesses',
  'reading',
  'site',
  'finding',
  'languages',
  'narrow',
  'print',
  'fonts',
] as const;

/** White space and comments: between words they stand for a space, beside signs for nothing. */
const gap = String.raw`(?:\s|/\*[^]*?\*/)`;
const pieces = new RegExp(String.raw`("(?:[^"\\]|\\.)*")|(?:${gap}|;)*(\})${gap}*|${gap}*([{;,])${gap}*|${gap}+`, 'g');

/** A style sheet without its comments and the white space that nothing depends on, a rule to a line; strings in double quotes stay as they are. */
export function compactStyle(css: string): string {
  return css
    .replace(pieces, (_, text?: string, end?: string, sign?: string) => text ?? (end && `${end}\n`) ?? sign ?? ' ')
    .trim();
}
