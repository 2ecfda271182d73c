/** Programs that serve, or judge, what is published. A test that needs one that is missing is skipped by its name. */
import { execFileSync, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** Whether a program runs. */
export function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A port of this computer that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

export interface Serving {
  /** Ends the program and waits for its end. */
  stop(): Promise<void>;
}

export interface ServingOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The user that the program runs as, if not the own one. */
  readonly uid?: number;
  /** Whether it takes requests. */
  readonly isReady: () => Promise<boolean>;
}

/** Starts a program that serves and waits until it does. Throws what it says if it ends before that. */
export async function startServing(
  program: string,
  args: readonly string[],
  options: ServingOptions,
): Promise<Serving> {
  const { uid, env = {} } = options;
  const owner = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(program, args, { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: 'pipe', ...owner });
  let said = '';
  let hasEnded = false;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      said += error.message;
      hasEnded = true;
      resolve();
    });
    child.on('exit', () => {
      hasEnded = true;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (!hasEnded) child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(killer);
  };
  for (let turn = 0; turn < 300; turn += 1) {
    if (hasEnded) throw new Error(`${program} has ended: ${said}`);
    if (await options.isReady().catch(() => false)) return { stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${program} does not serve: ${said}`);
}
