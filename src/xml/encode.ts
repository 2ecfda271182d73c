/**
 * A text in the encoding of a file that `decodeXml` has read, with the file's byte order mark if it has one: the bytes of the text
 * that `decodeXml` gave are the file's own.
 *
 * @param like the file's bytes: UTF-8, or UTF-16 with a byte order mark
 */
export function encodeLike(like: Uint8Array, text: string): Uint8Array {
  const isLittle = like[0] === 0xff && like[1] === 0xfe;
  const isBig = like[0] === 0xfe && like[1] === 0xff;
  if (isLittle || isBig) {
    const bytes = new Uint8Array(2 * text.length + 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, isLittle);
    for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i + 2, text.charCodeAt(i), isLittle);
    return bytes;
  }
  const body = new TextEncoder().encode(text);
  if (like[0] !== 0xef || like[1] !== 0xbb || like[2] !== 0xbf) return body;
  const bytes = new Uint8Array(body.length + 3);
  bytes.set(like.subarray(0, 3));
  bytes.set(body, 3);
  return bytes;
}
