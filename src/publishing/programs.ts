/** Programs of the system that targets are reached with. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { UserError } from '../diagnostics/user-error.js';

export interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input?: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Ends the program early. */
  readonly signal?: AbortSignal | undefined;
  readonly cwd?: string;
  /** Takes what the program prints, which is then not kept. */
  readonly printed?: (piece: Buffer) => void;
}

/**
 * Starts a program in a group of its own, so that Ctrl-C reaches us alone. It never asks anything at the terminal.
 *
 * @param whatFor the target's kind, for the message if there is no such program
 */
export function startProgram(
  [program, ...args]: readonly [string, ...string[]],
  env: RunOptions['env'],
  cwd?: string,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, {
    env: { ...env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    detached: true,
    ...(cwd !== undefined && { cwd }),
  });
  // A program that ends early takes no more: its exit code says why.
  child.stdin.on('error', () => undefined);
  return child;
}

/** That a program is missing, in words that say what to do; anything else comes back as it is. */
export function explainStart(error: unknown, program: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error;
  return new UserError(`The program ${program} is not on this computer`, `Install it, then run the command again.`, {
    cause: error,
  });
}

/** Runs a program to its end, whatever its exit code. Throws a `UserError` if there is no such program; the signal's reason. */
export async function runProgram(
  command: readonly [string, ...string[]],
  { env, input, signal, cwd, printed }: RunOptions,
): Promise<Ended> {
  signal?.throwIfAborted();
  const child = startProgram(command, env, cwd);
  const stop = (): void => void child.kill('SIGTERM');
  signal?.addEventListener('abort', stop);
  try {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => {
      if (printed === undefined) stdout.push(piece);
      else printed(piece);
    });
    child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
    const ended = new Promise<number | null>((resolve, reject) => {
      child.on('error', (error) => reject(explainStart(error, command[0])));
      child.on('close', resolve);
    });
    const [code] = await Promise.all([ended, feed(child, input)]);
    signal?.throwIfAborted();
    return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') };
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function feed(child: ChildProcessWithoutNullStreams, input: RunOptions['input']): Promise<void> {
  try {
    for await (const piece of input ?? []) {
      if (child.exitCode !== null || child.stdin.destroyed) break;
      if (!child.stdin.write(piece))
        await new Promise<void>((resolve) => {
          child.stdin.once('drain', resolve);
          child.stdin.once('close', resolve);
        });
    }
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  } finally {
    child.stdin.end();
  }
}

/** The last lines that a program has said, for messages. Addresses in them lose what stands before an @. */
export function lastWords(stderr: string): string {
  const lines = stderr
    .replaceAll(/\/\/[^/\s@]*@/g, '//')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(-4).join('\n');
}
