/** The `Content-Type` of all that an edition publishes, by the ending of a file's name. */
import { mediaTypes } from '../edition/media-types.js';

const types: Readonly<Record<string, string>> = {
  ...mediaTypes,
  mjs: 'text/javascript',
  jsonld: 'application/ld+json',
  tex: 'text/x-tex',
  bib: 'text/plain',
  ris: 'text/plain',
  ico: 'image/vnd.microsoft.icon',
  woff: 'font/woff',
  zip: 'application/zip',
  wasm: 'application/wasm',
};

export function contentType(path: string): string {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = types[ending] ?? 'application/octet-stream';
  return /^text\/|^application\/(?:json|ld\+json|xml)$/.test(type) ? `${type}; charset=utf-8` : type;
}
