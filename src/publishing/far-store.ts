/** What a store of files must be able to do so that sites can be published in it: the least, the same for a folder, SFTP, WebDAV, S3. */
import type { OutgoingFile } from './target.js';

export interface FarStore {
  /** As that of a tree. */
  readonly name: string;
  /** How many files are worked on at the same time. */
  readonly lanes: number;
  /** Bytes of all files below a folder (`''` for the root), by their paths from the root; none if there is no such folder. */
  list(folder: string): Promise<ReadonlyMap<string, number>>;
  /** The bytes of a file; undefined if there is none. The stream ends the connection's use of it when it is left early. */
  read(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Writes a file, with the folders above it. It gets its name when it is whole; what had the name before is replaced. */
  write(path: string, content: Pick<OutgoingFile, 'bytes' | 'sha256' | 'open'>): Promise<void>;
  /** Gives a file another name, in one step; what had the name before is replaced. Folders above are made. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file, if it is there, and the folders above it that have nothing in them any more. */
  remove(path: string): Promise<void>;
  /** Never throws. */
  close(): Promise<void>;
}
