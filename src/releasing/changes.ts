/** What has changed in an edition since a release, by what the headers of its files say. */
import type { Change } from '../edition/citation-facts.js';

/** A record or a register, with what its `revisionDesc` says. */
export interface ChangedFile {
  /** Relative to the edition's folder. */
  readonly path: string;
  readonly title: string;
  readonly changes: readonly Change[];
}

/** What a file was at the last release. */
export interface EarlierFile {
  readonly changes: readonly Change[];
  readonly isTheSame: boolean;
}

export interface LoggedFile {
  readonly path: string;
  readonly title: string;
  /** In the order of the file, which is that of TEI: the latest first; `who` is a name. */
  readonly changes: readonly Change[];
  /** What is to be said of a file whose header says nothing. */
  readonly remark: 'new' | 'changed' | undefined;
}

const key = ({ when, text }: Change): string => `${when}\n${text}`;

/**
 * The changes that the last release did not have; a file without any is left out.
 *
 * @param earlier the files of the last release, by path, where version control has kept them
 */
export function changesSince(
  files: readonly ChangedFile[],
  earlier: ReadonlyMap<string, EarlierFile>,
): readonly LoggedFile[] {
  return files.flatMap(({ path, title, changes }): readonly LoggedFile[] => {
    const before = earlier.get(path);
    const known = new Set((before?.changes ?? []).map(key));
    const fresh = changes.filter((change) => !known.has(key(change)));
    const remark = fresh.length > 0 || before?.isTheSame ? undefined : before === undefined ? 'new' : 'changed';
    return fresh.length === 0 && remark === undefined ? [] : [{ path, title, changes: fresh, remark }];
  });
}

/**
 * The same where nothing but the day of the last release is known: what was written down on that day or later, and does not stand in the
 * change log already.
 *
 * @param day `YYYY-MM-DD`; undefined where there was no release
 * @param isLogged whether a change stands in the change log
 */
export function changesSinceDay(
  files: readonly ChangedFile[],
  day: string | undefined,
  isLogged: (change: Change) => boolean,
): readonly LoggedFile[] {
  return files.flatMap(({ path, title, changes }): readonly LoggedFile[] => {
    const fresh = changes.filter(
      (change) => day === undefined || ((change.when === '' || change.when >= day) && !isLogged(change)),
    );
    return fresh.length === 0 ? [] : [{ path, title, changes: fresh, remark: undefined }];
  });
}
