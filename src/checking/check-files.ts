/** The files of a site besides its pages: of open kinds, needing no server and nothing from elsewhere. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type PublishedSite, siteFinding, startOfPage } from './site.js';

/** What a browser or any editor opens, without a program of one maker. */
const open = new Set(
  'html css js json jsonld xml xsl txt csv tex bib ris epub pdf svg png jpg jpeg gif webp avif tif tiff woff2 pagefind pf_meta pf_index pf_fragment wasm ico md yaml rng sch'.split(
    ' ',
  ),
);
const server = new Set('php asp aspx jsp cgi py pl rb do'.split(' '));

export function checkFiles(site: PublishedSite): readonly Diagnostic[] {
  const kinds = [...site.files].flatMap((path) => kindOfFile(site, path));
  const texts = [...site.texts].flatMap(([path, text]) => contentOf(site, path, text));
  return [...kinds, ...texts];
}

function kindOfFile(site: PublishedSite, path: string): readonly Diagnostic[] {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (open.has(ending) || path.endsWith('LICENSE')) return [];
  const message = server.has(ending)
    ? `${path} needs a server that runs it`
    : `${path} is of a kind that not every reader can open`;
  return [siteFinding(site, 'site/file-type', path, startOfPage, message, 'Publish it in an open format.')];
}

function contentOf(site: PublishedSite, path: string, text: string): readonly Diagnostic[] {
  if (path.endsWith('.css')) return styleSheet(site, path, text);
  const pattern = path.endsWith('.svg')
    ? /<(?:image|use|script|style|feImage)\b[^>]*?(?:href|src)\s*=\s*["'](?:https?:)?\/\//gi
    : /\b(?:fetch|import|importScripts|Worker|open)\s*\(\s*["'`](?:https?:)?\/\//g;
  const found = [...text.matchAll(pattern)].map((match) => otherHost(site, path, text, match.index));
  if (!path.endsWith('.svg')) return found;
  const scripts = [...text.matchAll(/<script\b|\son[a-z]+\s*=/gi)].map((match) =>
    siteFinding(
      site,
      'site/needs-script',
      path,
      placeIn(text, match.index),
      'The image holds a script',
      'Take it out: images are to be looked at.',
    ),
  );
  return [...found, ...scripts];
}

function styleSheet(site: PublishedSite, path: string, text: string): readonly Diagnostic[] {
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const elsewhere = [...bare.matchAll(/(?:url\(\s*["']?|@import\s+["'])(?:https?:)?\/\//g)];
  const words = [...bare.matchAll(/(?<![-\w])content\s*:\s*(["'])(?:(?!\1).)*\p{L}{2}(?:(?!\1).)*\1/gu)];
  return [
    ...elsewhere.map(({ index }) => otherHost(site, path, text, index)),
    ...words.map(({ index }) =>
      siteFinding(
        site,
        'site/text-in-style',
        path,
        placeIn(text, index),
        'The style sheet has words in it that are not in the pages',
        'Write words into the pages: without styles, and when copied, these are lost.',
      ),
    ),
  ];
}

function otherHost(site: PublishedSite, path: string, text: string, index: number): Diagnostic {
  return siteFinding(
    site,
    'site/other-host',
    path,
    placeIn(text, index),
    'The file loads something from elsewhere',
    'Publish what it loads with the edition and name it by its relative path.',
  );
}

function placeIn(text: string, index: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
