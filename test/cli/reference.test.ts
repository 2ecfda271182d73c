import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/failure.js';
import { formats } from '../../src/cli/formats.js';
import { run } from '../helpers/program.js';

const page = await readFile('docs/reference/command-line.md', 'utf8');

const help = async (...command: readonly string[]): Promise<string> =>
  (await run([...command, '--help'], { cwd: process.cwd() })).stdout;

/** The options that a help text lists, such as `--out`. */
const optionsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option);

it('documents every command and every option that --help lists, and no other', async () => {
  const commands = [...(await help()).matchAll(/^ {2}(\w+) (?:\[|.* {2})/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  expect(commands).toEqual(expect.arrayContaining(['validate', 'build']));
  const sections = [...page.matchAll(/^## edition (\w+)$/gm)].map(([, name = '']) => name);
  expect(sections.sort()).toEqual([...commands].sort());

  for (const command of commands) {
    const section = page.split(`\n## edition ${command}\n`)[1]?.split('\n## ')[0] ?? '';
    const documented = [...section.matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
    const listed = optionsIn(await help(command)).filter((option) => option !== '--help');
    expect([...documented].sort(), command).toEqual([...listed].sort());
  }
  for (const option of optionsIn(await help())) expect(page).toContain(`\`${option}\``);
}, 60_000);

it('documents every format', () => {
  const section = page.split('\n### Formats\n')[1]?.split('\n### ')[0] ?? '';
  const documented = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, format]) => format);
  expect([...documented].sort()).toEqual([...formats].sort());
});

it('documents every exit code', () => {
  const section = page.split('\n## Exit codes\n')[1]?.split('\n## ')[0] ?? '';
  const documented = [...section.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(documented).toEqual(Object.values(exitCodes));
});
