/** What the operating system says about a file, in words that tell what to do. */
import { UserError } from '../diagnostics/user-error.js';

const remedies: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  EACCES: [
    'permission is missing',
    'Change the permissions of the folder, or choose another one (with --out, if it is the output).',
  ],
  EPERM: [
    'the system does not allow it',
    'Change the permissions of the folder, or choose another one (with --out, if it is the output).',
  ],
  EROFS: ['the disk can only be read', 'Choose a folder on another disk (with --out, if it is the output).'],
  ENOSPC: ['the disk is full', 'Free some space, then run the command again.'],
  EDQUOT: ['your share of the disk is used up', 'Free some space, then run the command again.'],
  ENOENT: ['it does not exist', 'Check the name.'],
  ENOTDIR: ['a file stands where a folder should be', 'Move the file away, or choose another folder.'],
  EISDIR: ['a folder stands where a file should be', 'Move the folder away, or choose another name.'],
  EEXIST: ['something of that name is there already', 'Move it away, or choose another name.'],
  ENAMETOOLONG: ['its name is too long', 'Give the record or the folder a shorter name.'],
  EMFILE: ['too many files are open', 'Close other programs, or run the command with --jobs 1.'],
  EBUSY: ['another program uses it', 'Close the other program, then run the command again.'],
  EIO: ['the disk reports a fault', 'Check the disk.'],
};

function isFileError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

/**
 * Turns a failure of the file system into a `UserError`; anything else comes back as it is.
 *
 * @param doing what was being done, such as “write” or “read”
 */
export function explainFileError(error: unknown, doing: string, path: string): unknown {
  if (!isFileError(error)) return error;
  const [reason, remedy] = remedies[error.code] ?? [`the system says ${error.code}`, ''];
  return new UserError(`Cannot ${doing} ${path}: ${reason}`, remedy, { cause: error });
}

/** Runs something that touches a file; a failure of the file system becomes a `UserError`. */
export async function explained<T>(doing: string, path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw explainFileError(error, doing, path);
  }
}
