/** SFTP through the system's `ssh`, as a store of files. */
import { randomUUID } from 'node:crypto';
import posix from 'node:path/posix';
import { concurrently } from '../../concurrency/concurrently.js';
import { UserError } from '../../diagnostics/user-error.js';
import type { FarStore } from '../far-store.js';
import { explainStart, lastWords, startProgram } from '../programs.js';
import { stagedFolder } from '../record.js';
import { type SshPlace, sshArguments, sshCommand, sshFailure } from './command.js';
import { status } from './sftp-packets.js';
import { SftpError, SftpSession } from './sftp-session.js';

const lanes = 8;

/**
 * Connects, and takes the folder `root` of the other computer for a store.
 *
 * @param root begins with `/`, or counts from the user's home folder
 * @param name as the target is shown
 * @throws UserError if no connection comes about
 */
export async function openSftpStore(
  place: SshPlace,
  root: string,
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<FarStore> {
  const { session, end } = await connect(place, name, env, signal);
  const at = (path: string): string => posix.join(root === '' ? '.' : root, path);
  const made = new Map<string, Promise<void>>();

  const tell = async (doing: string, path: string, error: unknown): Promise<unknown> => {
    if (!(error instanceof SftpError)) return error;
    const [reason, remedy] = await reasonOf(session, root, error);
    return new UserError(`Cannot ${doing} ${at(path)} at ${name}: ${reason}`, remedy, { cause: error });
  };
  const explained = async <T>(doing: string, path: string, action: () => Promise<T>): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      throw await tell(doing, path, error);
    }
  };

  /** Makes a folder and those above it; several that ask for one at the same time wait for the same. */
  const makeFolder = (folder: string): Promise<void> => {
    if (folder === '.' || folder === '/' || folder === '') return Promise.resolve();
    const known = made.get(folder);
    if (known !== undefined) return known;
    const making = (async () => {
      const found = await session.attributes(folder);
      if (found?.kind === 'folder') return;
      // The root itself may be a link that whoever runs the server has made.
      if (found !== undefined && !folder.startsWith(`${at('')}/`) && (await session.folder(folder)) !== undefined)
        return;
      await makeFolder(posix.dirname(folder));
      await session.makeFolder(folder);
    })();
    made.set(folder, making);
    making.catch(() => made.delete(folder));
    return making;
  };

  return {
    name,
    lanes,
    async list(folder) {
      const files = new Map<string, number>();
      let level = [folder];
      while (level.length > 0) {
        const next: string[] = [];
        await concurrently(
          level,
          lanes,
          async (here) => {
            const entries = await explained('read the folder', here, () => session.folder(at(here)));
            for (const { name: entry, kind, size } of entries ?? []) {
              const path = here === '' ? entry : `${here}/${entry}`;
              if (kind === 'folder') next.push(path);
              else if (kind === 'file') files.set(path, size);
            }
          },
          signal,
        );
        level = next;
      }
      return files;
    },
    async read(path) {
      const found = await explained('read', path, () => session.attributes(at(path)));
      if (found?.kind !== 'file') return undefined;
      return (async function* () {
        try {
          yield* session.read(at(path));
        } catch (error) {
          throw await tell('read', path, error);
        }
      })();
    },
    async write(path, { open }) {
      const draft = `${stagedFolder}/part-${randomUUID()}`;
      await explained('write', path, async () => {
        await makeFolder(posix.dirname(at(draft)));
        await makeFolder(posix.dirname(at(path)));
        await session.write(at(draft), open());
        await session.rename(at(draft), at(path));
      }).catch(async (error: unknown) => {
        await session.remove(at(draft)).catch(() => undefined);
        throw error;
      });
    },
    async move(from, to) {
      await explained('put in place', to, async () => {
        await makeFolder(posix.dirname(at(to)));
        await session.rename(at(from), at(to));
      });
    },
    async remove(path) {
      await explained('remove', path, async () => {
        if ((await session.attributes(at(path)))?.kind === 'file') await session.remove(at(path));
      });
      for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
        const isEmpty = await session.removeFolder(at(folder)).then(
          () => true,
          () => false,
        );
        if (!isEmpty) return;
        made.delete(at(folder));
      }
    },
    close: end,
  };
}

async function reasonOf(session: SftpSession, root: string, error: SftpError): Promise<readonly [string, string]> {
  if (error.code === status.permissionDenied)
    return [
      'permission is missing',
      'Ask whoever runs the server for the right to write there, or choose another folder.',
    ];
  if (error.code === status.noSuchFile) return ['it does not exist', 'Check the address.'];
  // The protocol has no code of its own for a disk that is full or write-protected: the disk is asked.
  const disk = await session.disk(root === '' ? '.' : root).catch(() => undefined);
  if (disk?.isReadOnly)
    return ['the disk there can only be read', 'Choose another folder, or ask whoever runs the server.'];
  if (disk !== undefined && disk.free < 65_536)
    return [
      'the disk there is full',
      'Have some space freed, then run the command again: what was sent is not sent again.',
    ];
  return [`the server says “${error.message}”`, 'Ask whoever runs the server.'];
}

/** Starts `ssh` and greets the server. */
async function connect(
  place: SshPlace,
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<{ readonly session: SftpSession; readonly end: () => Promise<void> }> {
  signal.throwIfAborted();
  const command = sshCommand(env);
  const child = startProgram([...command, '-s', ...sshArguments(place), 'sftp'], env);
  const session = new SftpSession(child.stdin, child.stdout);
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said = (said + piece.toString('utf8')).slice(-16_384);
  });
  child.on('error', (error) => session.fail(explainStart(error, command[0])));
  const ended = new Promise<void>((resolve) => {
    child.on('close', (code) => {
      session.fail(
        sshFailure(said, name) ??
          new UserError(
            `The connection to ${name} has ended${code === null || code === 255 || code === 0 ? '' : ` (ssh says ${code})`}`,
            [lastWords(said), 'Run the command again: what was sent is not sent again.'].filter(Boolean).join('\n'),
          ),
      );
      resolve();
    });
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    await session.begin();
  } catch (error) {
    stop();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return {
    session,
    async end() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGTERM'), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}
