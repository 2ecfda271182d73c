/** Which files of an edition's `images` are pictures that a page may show. */
import { parseXml } from '../xml/parse.js';

/** The largest picture that is published, in bytes: larger ones are scans for an archive and not for a page. */
export const largestImage = 32 * 1024 * 1024;
/** The largest drawing: an SVG file is read through. */
const largestDrawing = 4 * 1024 * 1024;

/** How the files of each type begin: at which byte, with which ones (as Latin-1). */
const signatures: Readonly<Record<string, readonly (readonly [offset: number, bytes: string])[]>> = {
  png: [[0, '\x89PNG\r\n\x1a\n']],
  jpg: [[0, '\xff\xd8\xff']],
  jpeg: [[0, '\xff\xd8\xff']],
  gif: [[0, 'GIF8']],
  webp: [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
  avif: [[4, 'ftypavi']],
};

/** Why a file can't be published as a picture, as the end of “it …”; undefined for one that can. */
export function imageFault(path: string, bytes: Uint8Array): string | undefined {
  const type = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (bytes.byteLength > largestImage) return `is larger than ${largestImage / 1024 / 1024} MB`;
  if (type === 'svg') return drawingFault(path, bytes);
  const signature = signatures[type];
  if (signature === undefined) return 'is not a PNG, JPEG, GIF, WebP, AVIF or SVG file by its name';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  return signature.every(([offset, start]) => head.startsWith(start, offset))
    ? undefined
    : `has a name that ends in .${type}, but does not begin as such a file does`;
}

function drawingFault(path: string, bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > largestDrawing) return `is an SVG file larger than ${largestDrawing / 1024 / 1024} MB`;
  const { document } = parseXml(new TextDecoder().decode(bytes), path);
  return document?.root.uri === 'http://www.w3.org/2000/svg' && document.root.local === 'svg'
    ? undefined
    : 'has a name that ends in .svg, but is not an SVG document';
}
