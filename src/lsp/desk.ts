import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { EditionFacts } from './edition-facts.js';
import type { SchemaKnowledge } from './schema-knowledge.js';

/** Where a file belongs. */
export interface FileLocation {
  /** Absolute path of the folder with `edition.yaml`; of a file that belongs to no edition, its own folder. */
  readonly folder: string;
  /** Relative to the folder, with `/`. */
  readonly path: string;
}

/** What is found in a file. */
export interface FileFindings {
  /** The text that was checked; undefined for a file that can't be read, and for one that is no text of the edition. */
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The editions, and the other files, that somebody is working on, with the texts that are open and not saved. Files are absolute paths. What depends on
 * the disk is the desk's; the language server only asks.
 */
export interface Desk {
  /** The edition that a file belongs to: the nearest folder above it with an `edition.yaml`. */
  locate(file: string): Promise<FileLocation>;
  /** From now on this is the file's text. */
  change(file: string, text: string): void;
  /** The file's text is on the disk now. */
  save(file: string): void;
  /** The file is as it is on the disk. */
  close(file: string): void;
  /**
   * Checks the whole edition that a folder holds, as `edition validate` does, with the texts that are open; in a folder that is no
   * edition, the open files, each by itself.
   *
   * @returns by absolute path; files without findings may be missing
   */
  check(folder: string): Promise<ReadonlyMap<string, FileFindings>>;
  /** What is known of an edition: as it is now, or, without delay, as it was when it was last looked at. */
  edition(folder: string, when: 'now' | 'lately'): Promise<EditionFacts>;
  /** The RELAX NG schema that a file with this text is checked with; undefined if there is none, or if it can't be used. */
  schema(location: FileLocation, text: string): Promise<SchemaKnowledge | undefined>;
}
