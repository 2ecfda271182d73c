/** The compiled program on a terminal, as `script` of util-linux makes one. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { compileProgram } from './program.js';

const script = '/usr/bin/script';

export const hasTerminal = existsSync(script);

/** Runs a command and types each answer when its question is shown. */
export async function onTerminal(
  args: string,
  cwd: string,
  answers: readonly (readonly [question: string, typed: string])[],
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const command = `${process.execPath} ${await compileProgram()} ${args}`;
  const child = spawn(script, ['-qec', command, '/dev/null'], { cwd, env: process.env });
  const open = [...answers];
  let shown = '';
  child.stdout.on('data', (data) => {
    shown += data;
    const next = open[0];
    if (next === undefined || !shown.includes(next[0])) return;
    open.shift();
    child.stdin.write(next[1]);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, shown };
}
