/** Media types by the endings of names, for descriptions of files. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  yaml: 'application/yaml',
  cff: 'application/yaml',
  xml: 'application/xml',
  xsl: 'application/xslt+xml',
  xslt: 'application/xslt+xml',
  rng: 'application/xml',
  sch: 'application/xml',
  odd: 'application/tei+xml',
  xsd: 'application/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  tgz: 'application/gzip',
};

export function mediaTypeOf(path: string): string {
  if (/^editions\/[^/]+\/.*\.xml$/.test(path) || /^site\/records\/[^/]+(?<!\.apparatus)\.xml$/.test(path))
    return 'application/tei+xml';
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return types[ending] ?? (/(?:^|\/)(?:LICENSE|NOTICE)$/.test(path) ? 'text/plain' : 'application/octet-stream');
}
