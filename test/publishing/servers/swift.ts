/** An S3 store on this computer: OpenStack Swift, which checks the signature of each request. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, runs, startServing } from './programs.js';

/** Debian's python, which knows Debian's modules. */
const python = '/usr/bin/python3';
const script = fileURLToPath(new URL('openstack-swift.py', import.meta.url));

/** Whether Swift is installed, and the disk for temporary files keeps the attributes that it needs. */
export const hasSwift =
  runs(python, ['-c', 'import eventlet, swift.common.middleware.s3api']) &&
  runs(python, [
    '-c',
    'import os, tempfile; f = tempfile.NamedTemporaryFile(); os.setxattr(f.name, "user.swift", b"x")',
  ]);

export interface S3Server {
  readonly endpoint: string;
  /** What a program that publishes there needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startSwift(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'edition-swift-'));
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const [key, secret] = ['test:tester', 'the-secret-of-swift'];
  const server = await startServing(python, [script, folder, String(port), key, secret], {
    env: { PYTHONDONTWRITEBYTECODE: '1' },
    isReady: async () => (await fetch(endpoint)).status > 0,
  });
  return {
    endpoint,
    env: { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_REGION: 'us-east-1' },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
