/** The records of a tar file in the form `ustar` (POSIX.1-1988), which npm reads. */

const block = 512;

export interface TarFile {
  readonly path: string;
  readonly bytes: number;
  readonly isExecutable: boolean;
}

/**
 * The header of a file: no owner, and the time that npm gives to all files of its packages, so that they are the same everywhere.
 *
 * @throws RangeError for a path that is too long for the form
 */
export function tarHeader({ path, bytes, isExecutable }: TarFile): Uint8Array {
  const [prefix, name] = splitPath(path);
  const header = Buffer.alloc(block);
  header.write(name, 0, 'utf8');
  header.write(isExecutable ? '0000755\0' : '0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${(Date.UTC(1985, 9, 26, 8, 15) / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.write(prefix, 345, 'utf8');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function splitPath(path: string): readonly [prefix: string, name: string] {
  const length = (text: string): number => Buffer.byteLength(text, 'utf8');
  if (length(path) <= 100) return ['', path];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (length(prefix) <= 155 && length(name) <= 100) return [prefix, name];
  }
  throw new RangeError(`The path ${path} is too long for a tar file`);
}

/** What fills a file up to whole blocks. */
export function tarPadding(bytes: number): Uint8Array {
  return new Uint8Array((block - (bytes % block)) % block);
}

/** The end of a tar file. */
export const tarEnd: Uint8Array = new Uint8Array(2 * block);
