/** The size of a picture in pixels, as its own first bytes give it. */

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** PNG (W3C PNG §11.2.1), GIF (GIF89a §18), JPEG (ITU-T T.81 §B.2.2); undefined for anything else, or where it makes no sense. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const size = sizeIn(bytes);
  return size === undefined || size.width <= 0 || size.height <= 0 ? undefined : size;
}

function sizeIn(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes.length >= 10 && view.getUint32(0) === 0x47494638)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] as number;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}
