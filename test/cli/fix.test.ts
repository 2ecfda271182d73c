import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { copySeedEdition, readSeedRecord, seedRecord } from '../helpers/edition.js';
import { compileProgram, type Ended, run } from '../helpers/program.js';

/** Gives a program a terminal (util-linux). */
const terminal = '/usr/bin/script';

describe('edition validate --fix', () => {
  let folder: string;
  let seed: string;
  let broken: string;
  const path = () => join(folder, 'editions/cuba-1961-62', seedRecord);
  const env = () => ({ EDITION_CACHE: join(folder, 'cache') });
  const validate = (...args: readonly string[]): Promise<Ended> =>
    run(['validate', ...args], { cwd: folder, env: env() });
  const written = () => readFile(path(), 'utf8');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'));
    seed = await readSeedRecord();
    broken = seed.replace('../people.xml#castro"', '../people.xml#castor"');
  });
  beforeEach(() => writeFile(path(), broken));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('shows the changes, makes them when told --yes, and reports what remains', async () => {
    await chmod(path(), 0o640);
    const { code, stdout, stderr } = await validate('--fix', '--yes');
    expect(stderr).toMatch(/^--- editions\/.*\.xml\n\+\+\+ editions\/.*\.xml\n@@ -\d+,5 \+\d+,5 @@\n/);
    expect(stderr).toMatch(/^-.*people\.xml#castor".*\n\+.*people\.xml#castro"/m);
    expect(stderr).toMatch(/Corrected 1 finding in 1 file\.\n\n$/);
    expect(stdout).toMatch(/1 warning in 6 files checked\.\n$/);
    expect(code).toBe(0);
    expect(await written()).toBe(seed);
    expect((await stat(path())).mode & 0o777).toBe(0o640);
    expect(await readdir(dirname(path()))).toEqual([seedRecord.replace('records/', '')]);
  });

  it('changes nothing where nobody can be asked', async () => {
    const { code, stdout, stderr } = await validate('--fix');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('+++ editions');
    expect(stderr).toContain(
      'Nothing was changed: there is no terminal to ask at\nTo make the changes above, add --yes.',
    );
    expect(await written()).toBe(broken);
  });

  it('leaves standard output to the report', async () => {
    const { stdout } = await validate('--fix', '--yes', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0, warnings: 1 } });
  });

  it('says where there is nothing to correct', async () => {
    await writeFile(path(), seed);
    const { code, stderr } = await validate('--fix', '--yes');
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Nothing to correct: no finding has one safe answer.\n\n' });
  });

  it('refuses a write-protected file, and leaves it as it is', async () => {
    await chmod(path(), 0o444);
    const { code, stderr } = await validate('--fix', '--yes');
    await chmod(path(), 0o644);
    expect(code).toBe(2);
    expect(stderr).toContain(`${seedRecord} is write-protected, so it cannot be corrected\nNothing was changed.`);
    expect(await written()).toBe(broken);
  });

  it('corrects the file that a link leads to, and keeps the link', async () => {
    const real = join(folder, 'elsewhere.xml');
    await writeFile(real, broken);
    await rm(path());
    await symlink(real, path());
    const { code } = await validate('--fix', '--yes');
    expect(code).toBe(0);
    expect(await readFile(real, 'utf8')).toBe(seed);
    expect(await written()).toBe(seed);
    await rm(path());
  });

  it.each([
    [['--yes'], '--yes agrees to the changes of --fix'],
    [['--fix', '--watch'], '--watch and --fix do not go together'],
  ])('exits with 2 on wrong usage: %j', async (args, message) => {
    const { code, stderr } = await validate(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  describe.skipIf(!existsSync(terminal))('on a terminal', () => {
    async function answer(word: string): Promise<{ readonly code: number | null; readonly shown: string }> {
      const command = `${process.execPath} ${await compileProgram()} validate --fix`;
      const child = spawn(terminal, ['-qec', command, '/dev/null'], { cwd: folder, env: { ...process.env, ...env() } });
      let shown = '';
      let isAnswered = false;
      child.stdout.on('data', (data) => {
        shown += data;
        if (!isAnswered && shown.includes('(y/N)')) {
          isAnswered = true;
          child.stdin.write(word);
        }
      });
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      return { code, shown };
    }

    it('asks, and corrects on y', async () => {
      const { code, shown } = await answer('y\n');
      expect(shown).toContain('Correct 1 finding in 1 file? (y/N)');
      expect(shown).toContain('Corrected 1 finding in 1 file.');
      expect(code).toBe(0);
      expect(await written()).toBe(seed);
    });

    it('changes nothing on anything else, and reports what was found', async () => {
      const { code, shown } = await answer('\n');
      expect(shown).toContain('Nothing was changed.');
      expect(shown).toContain('has no xml:id “castor”');
      expect(code).toBe(1);
      expect(await written()).toBe(broken);
    });

    it('takes the end of input for a no', async () => {
      expect((await answer('\u0004')).shown).toContain('Nothing was changed.');
      expect(await written()).toBe(broken);
    });

    it('changes nothing on Ctrl-C, and ends with 130', async () => {
      const { code, shown } = await answer('\u0003');
      expect(code).toBe(130);
      expect(shown).not.toContain('This is a bug');
      expect(await written()).toBe(broken);
    });
  });
});
