/** CRC-32 as zip and gzip use it (ISO 3309, ITU-T V.42). */

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum of bytes that follow those of which `before` is the checksum. */
export function crc32Of(bytes: Uint8Array, before = 0): number {
  let crc = ~before >>> 0;
  for (let i = 0; i < bytes.length; i += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[i] as number)) & 0xff] as number);
  return ~crc >>> 0;
}
