import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { allKeys } from '../../src/edition/config-schema.js';
import { run } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { hasTerminal, onTerminal } from '../helpers/terminal.js';
import { hashTree } from '../helpers/tree.js';

const edition = async (cwd: string, ...args: readonly string[]) => run(args, { cwd });
const json = (text: string): unknown => JSON.parse(text.replace(/^\/\/.*\n/, ''));

it('begins an edition that validates without a finding and builds at once', async () => {
  const folder = await temporaryFolder();
  const { code, stdout } = await edition(folder, 'init', '--title', 'Cuba: 1961–62 & “more”');
  expect(stdout).toContain('Began an edition in editions/cuba-1961-62-more:');
  expect(code).toBe(0);

  const validated = await edition(folder, 'validate');
  expect(validated.stdout).toBe('Nothing found. 6 files checked.\n');
  const built = await edition(folder, 'build');
  // What readers may do with it, and where it will stand, is for the editors to say.
  expect(built.code).toBe(0);
  expect(built.stderr.match(/[a-z]+\/[a-z-]+$/gm)).toEqual(['site/no-rights', 'site/no-address']);
  expect(await readFile(join(folder, 'dist/cuba-1961-62-more/index.html'), 'utf8')).toContain(
    'Cuba: 1961–62 &amp; “more”',
  );
  const page = await readFile(join(folder, 'dist/cuba-1961-62-more/records/sample-record.html'), 'utf8');
  expect(page).toContain('Its country, persons and events are invented');
  expect(page).not.toContain('Delete it when you have a record');
});

it('names every key of edition.yaml, and the configuration is right with all of them in force', async () => {
  const folder = await temporaryFolder();
  await edition(folder, 'init', 'all');
  const path = join(folder, 'all/edition.yaml');
  const text = await readFile(path, 'utf8');
  const whole = text.replace(/^# ((?:[\w-]+:| {2}).*)$/gm, '$1');
  const keys = Object.keys(parse(whole) as object);
  expect(keys.sort()).toEqual([...new Set(allKeys().map((key) => key.split('.')[0]))].sort());
  await writeFile(path, whole.replace(/^(theme|schema|stylesheets|texts):.*(\n {2}.*)*\n/gm, ''));
  expect((await edition(folder, 'validate', 'all')).stdout).toBe('Nothing found. 6 files checked.\n');
});

it('goes where the other editions are, and says what it left alone', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'editions'));
  await writeFile(join(folder, '.gitignore'), 'mine\n');
  const { stdout } = await edition(folder, 'init', 'Куба');
  expect(stdout).toContain('Began an edition in editions/Куба:');
  expect(stdout).toContain('Left as they are: .gitignore');
  expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('mine\n');
  expect((await edition(folder, 'validate', 'Куба')).stdout).toBe('Nothing found. 6 files checked.\n');
  expect((await edition(folder, 'build', 'Куба')).code).toBe(0);
});

it('with --bare writes the edition alone', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'editions'));
  await edition(folder, 'init', 'one', '--bare');
  expect(await readdir(folder)).toEqual(['editions']);
});

it('refuses to write over anything', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'taken'));
  await writeFile(join(folder, 'taken/notes.txt'), 'mine');
  const before = await hashTree(folder);
  for (const name of ['taken', 'taken/notes.txt']) {
    const { code, stderr } = await edition(folder, 'init', name);
    expect(stderr).toContain(`Error: ${name} is there already`);
    expect(code).toBe(2);
  }
  expect(await hashTree(folder)).toEqual(before);
});

it('says plainly that a folder cannot be written, and leaves nothing behind', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) await chmod(folder, 0o555);
  const { code, stderr } = await run(['init', 'new/edition'], { cwd: folder, ...(isRoot ? { uid: 65534 } : {}) });
  expect(stderr).toMatch(/^Error: Cannot make the folder .*: permission is missing\n/);
  expect(code).toBe(2);
  expect(await readdir(folder)).toEqual([]);
});

it('asks nobody where there is no terminal', async () => {
  const { code, stderr } = await edition(await temporaryFolder(), 'init');
  expect(stderr).toContain('Error: There is no terminal to ask at what the edition is called');
  expect(code).toBe(2);
});

it.each(['Куба; rm -rf "x"', "d'Artagnan: a & b"])('writes settings that hold for the folder “%s”', async (name) => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'editions'));
  await edition(folder, 'init', name);
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');

  const workflow = parse(await read('.github/workflows/edition.yml'));
  expect(Object.keys(workflow)).toEqual(['name', 'on', 'permissions', 'concurrency', 'jobs']);
  const { steps } = workflow.jobs.edition;
  for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  const shown = `'${name.replaceAll("'", "'\\''")}'`;
  const commands = [`npx --no edition validate ${shown}`, `npx --no edition build ${shown}`];
  expect(steps.flatMap(({ run: line }: { run?: string }) => line ?? [])).toEqual([
    'npm ci',
    `${commands[0]} --format github`,
    commands[1],
  ]);

  const pipeline = parse(await read('.gitlab-ci.yml'));
  expect([pipeline.validate.script, pipeline.build.script].flat()).toEqual(commands);
  expect(pipeline.stages).toEqual(expect.arrayContaining([pipeline.validate.stage, pipeline.build.stage]));
  expect(pipeline[pipeline.build.extends].before_script).toEqual(['npm ci --cache .npm --prefer-offline']);

  expect(json(await read('.vscode/settings.json'))).toMatchObject({
    'glspc.server.commandArguments': ['--no', 'edition', 'lsp'],
  });
  const tasks = json(await read('.vscode/tasks.json')) as { tasks: { args: string[] }[] };
  expect(tasks.tasks.map(({ args }) => args.slice(2))).toEqual([
    ['validate', name],
    ['build', name],
    ['preview', name],
  ]);
});

describe.skipIf(!hasTerminal)('on a terminal', () => {
  const question = 'Title of the edition: ';

  it('asks for the title', async () => {
    const folder = await temporaryFolder();
    const { code, shown } = await onTerminal('init', folder, [[question, 'Куба 1961\n']]);
    expect(shown).toContain('Began an edition in editions/kuba-1961:');
    expect(code).toBe(0);
  });

  it.each([
    ['\n', 2],
    ['\u0004', 2],
    ['\u0003', 130],
  ])('writes nothing without one: %j', async (typed, expected) => {
    const folder = await temporaryFolder();
    const { code } = await onTerminal('init', folder, [[question, typed]]);
    expect(code).toBe(expected);
    expect(await readdir(folder)).toEqual([]);
  });
});
