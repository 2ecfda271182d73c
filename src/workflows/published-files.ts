/** The files of an edition on their way out: each is written once, and remembered for the manifest. */
import { UserError } from '../diagnostics/user-error.js';
import type { ManifestFile } from '../site/manifest.js';
import { sha256 } from '../store/hash.js';
import type { Staging } from '../store/staging.js';

export class PublishedFiles {
  readonly #files: ManifestFile[] = [];
  /** What each name is on a file system that knows no case and composes letters, as those of macOS and Windows. */
  readonly #names = new Map<string, string>();

  constructor(private readonly staging: Pick<Staging, 'write' | 'read'>) {}

  /**
   * Writes a file.
   *
   * @param path relative to the edition's root, with `/`
   * @throws UserError if a file of that name is there already, or if it can't be written
   */
  add(path: string, content: string | Uint8Array): void {
    const folded = path.normalize('NFC').toLowerCase();
    const other = this.#names.get(folded);
    if (other !== undefined) {
      throw new UserError(
        `Two things would be published as ${path}${other === path ? '' : ` and ${other}`}`,
        'Many disks take names that differ only in capitals for the same. Give one of the two another id.',
      );
    }
    this.#names.set(folded, path);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    this.staging.write(path, bytes);
    this.#files.push({ path, bytes: bytes.byteLength, sha256: sha256(bytes) });
  }

  /** Reads back a file that was added. */
  read(path: string): Promise<Uint8Array> {
    return this.staging.read(path);
  }

  get all(): readonly ManifestFile[] {
    return this.#files;
  }
}

/** A place for published files that is no folder. */
export function inMemory(files: Map<string, Uint8Array>): Pick<Staging, 'write' | 'read'> {
  return {
    write: (path, content) =>
      void files.set(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content),
    read: async (path) => files.get(path) ?? new Uint8Array(),
  };
}
