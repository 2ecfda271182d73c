/**
 * The record of a publication: `.edition/published.json` beside the site, at the far end. It says which files are ours, so that no
 * other is ever removed, and what their sums are, so that only what has changed is sent.
 */
import { byPath, unsafePath } from '../archive/paths.js';
import { publishingFolder } from '../archive/site-manifest.js';
import { UserError } from '../diagnostics/user-error.js';

/** The folder at the far end that is ours alone. */
export const ownFolder = publishingFolder;
export const recordPath = `${ownFolder}/published.json`;
/** Where files lie until they are put in place. */
export const stagedFolder = `${ownFolder}/staged`;

export interface RecordedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface PublicationRecord {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly version: string;
  /** `edition` and the version of the program that wrote it. */
  readonly generator: string;
  readonly files: readonly RecordedFile[];
  /** Files that were being put in place, or removed: each may be there, as the last or as the next publication has it. Empty when all is done. */
  readonly moving: readonly RecordedFile[];
}

const format = 1;

export function recordText(record: PublicationRecord): Uint8Array {
  const { id, slug, title, version, generator } = record;
  const inOrder = (files: readonly RecordedFile[]): readonly RecordedFile[] =>
    files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })).sort((a, b) => byPath(a.path, b.path));
  const value = {
    record: format,
    id,
    slug,
    title,
    version,
    generator,
    files: inOrder(record.files),
    moving: inOrder(record.moving),
  };
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 1)}\n`);
}

/**
 * Reads a record; nothing in it is believed that leads out of the published folder.
 *
 * @param where the target's name, for messages
 * @throws UserError if it can't be read as one
 */
export function readRecord(content: Uint8Array, where: string): PublicationRecord {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new UserError(
      `The record of what was published at ${where} can’t be used: ${reason}`,
      `Nothing was changed. Look at ${recordPath} there: without it, ${where} is taken for a place with files of other people.`,
      { cause },
    );
  };
  let value: Record<string, unknown> = {};
  try {
    value = JSON.parse(new TextDecoder().decode(content)) as Record<string, unknown>;
  } catch (error) {
    refuse('it is not whole', error);
  }
  if (typeof value !== 'object' || value === null) return refuse('it is not whole');
  if (value['record'] !== format) return refuse('another version of this program has written it');
  const text = (key: string): string => {
    const found = value[key];
    return typeof found === 'string' ? found : refuse(`it has no ${key}`);
  };
  const files = (key: string): readonly RecordedFile[] => {
    const list = value[key];
    if (!Array.isArray(list)) return refuse(`it has no ${key}`);
    return list.map((entry: unknown) => {
      const { path, bytes, sha256 } = (entry ?? {}) as Partial<RecordedFile>;
      const isFile =
        typeof path === 'string' &&
        typeof bytes === 'number' &&
        typeof sha256 === 'string' &&
        /^[0-9a-f]{64}$/.test(sha256);
      if (!isFile || unsafePath(path) !== undefined || isOwn(path))
        return refuse(`it lists ${JSON.stringify(path)}, which is no file of a site`);
      return { path, bytes, sha256 };
    });
  };
  return {
    id: text('id'),
    slug: text('slug'),
    title: text('title'),
    version: text('version'),
    generator: text('generator'),
    files: files('files'),
    moving: files('moving'),
  };
}

/** Whether a path is in the folder that is ours alone. */
export function isOwn(path: string): boolean {
  return path === ownFolder || path.startsWith(`${ownFolder}/`);
}
