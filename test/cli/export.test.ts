import { chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';

const id = 'kudryavtsev-castro-1961-12-30';

async function copyOfFirstEdition(): Promise<string> {
  const cwd = await temporaryFolder();
  await cp('editions/cuba-1961-62', join(cwd, 'editions/cuba-1961-62'), { recursive: true });
  await cp('schema', join(cwd, 'schema'), { recursive: true });
  return cwd;
}

describe('edition export', () => {
  it('and the way back, as a user types them', async () => {
    const cwd = await copyOfFirstEdition();
    const out = await run(['export', id, '--format', 'md'], { cwd });
    expect(out.stdout).toMatch(
      new RegExp(
        `^editions/cuba-1961-62/records/${id}\\.xml: wrote exports/${id}\\.md\\n  Kept in the record, and not to be seen there: tags of names, offices and terms \\(101\\);`,
      ),
    );
    expect(out.code).toBe(0);
    const file = join(cwd, `exports/${id}.md`);
    expect((await run(['import', `exports/${id}.md`], { cwd })).stdout).toBe(
      `editions/cuba-1961-62/records/${id}.xml has all that exports/${id}.md says.\nNothing was written.\n\n`,
    );
    await writeFile(file, (await readFile(file, 'utf8')).replace('general questions', 'general matters'));
    const merged = await run(['import', `exports/${id}.md`, '--merge'], { cwd });
    expect(merged.stdout).toContain(
      `exports/${id}.md was exported from editions/cuba-1961-62/records/${id}.xml and has changed: 1 change brought into it.\nWrote: editions/cuba-1961-62/records/${id}.xml\n`,
    );
    const again = await run(['export', id, '--format', 'md'], { cwd });
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already, and it is different') });
  });

  it('says what to do where a folder can only be read', async (test) => {
    const cwd = await copyOfFirstEdition();
    await mkdir(join(cwd, 'exports'));
    await chmod(join(cwd, 'exports'), 0o555);
    await chmod(cwd, 0o755);
    const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
    if ('uid' in user && (await run(['--version'], { cwd, ...user })).code !== 0)
      test.skip('this checkout lies in a folder that only root can enter');
    const refused = await run(['export', id], { cwd, ...user });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('permission is missing') });
    expect(await readdir(join(cwd, 'exports'))).toEqual([]);
    await chmod(join(cwd, 'exports'), 0o755);
  });
});
