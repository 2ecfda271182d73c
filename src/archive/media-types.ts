/** Media types by the endings of names, for descriptions of files. */
import { mediaTypes } from '../edition/media-types.js';

const types: Readonly<Record<string, string>> = {
  ...mediaTypes,
  md: 'text/markdown',
  yaml: 'application/yaml',
  cff: 'application/yaml',
  xsl: 'application/xslt+xml',
  xslt: 'application/xslt+xml',
  rng: 'application/xml',
  sch: 'application/xml',
  odd: 'application/tei+xml',
  xsd: 'application/xml',
  tgz: 'application/gzip',
};

export function mediaTypeOf(path: string): string {
  if (/^editions\/[^/]+\/.*\.xml$/.test(path) || /^site\/records\/[^/]+(?<!\.apparatus)\.xml$/.test(path))
    return 'application/tei+xml';
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return types[ending] ?? (/(?:^|\/)(?:LICENSE|NOTICE)$/.test(path) ? 'text/plain' : 'application/octet-stream');
}
