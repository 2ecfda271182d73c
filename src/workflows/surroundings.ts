/** The folder that documents lie in: what the rules of a schema may read. */
import { openFolder, type SourceFolder } from '../store/source-files.js';
import { OtherFiles } from '../validation/schematron-files.js';
import { displayPath } from './display-path.js';

export interface Surroundings {
  /** The paths of documents are relative to it. */
  readonly folder: string;
  /** Its files; `root` is there if another thread may open them too. */
  readonly files: Pick<SourceFolder, 'readInside' | 'root'>;
}

/** The files that rules may read; none where documents lie in no folder. */
export function otherFiles(surroundings: Surroundings | undefined): OtherFiles {
  if (surroundings === undefined) return new OtherFiles();
  const { folder, files } = surroundings;
  return new OtherFiles(folder, files.readInside, (path) => displayPath(folder, path));
}

/** As `otherFiles`, in another thread. */
export function otherFilesIn(root: string | undefined): OtherFiles {
  return otherFiles(root === undefined ? undefined : { folder: root, files: openFolder(root) });
}
