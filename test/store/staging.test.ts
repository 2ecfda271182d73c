import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStaging } from '../../src/store/staging.js';
import { temporaryFolder } from '../helpers/temporary.js';

async function publish(out: string, text: string, slug = 'cuba'): Promise<void> {
  const staging = await openStaging(out, slug);
  staging.write('index.html', text);
  staging.write('records/запись.txt', text);
  await staging.publish();
  await staging.close();
}

const read = (out: string, file = 'index.html'): Promise<string> => readFile(join(out, 'cuba', file), 'utf8');

describe('a staged output', () => {
  it('appears whole, in place of the old one, and leaves nothing else', async () => {
    const out = await temporaryFolder();
    await publish(out, 'old');
    await writeFile(join(out, 'cuba', 'stale.html'), 'from an older edition');
    await publish(out, 'new');
    expect(await read(out, 'records/запись.txt')).toBe('new');
    expect(await readdir(out)).toEqual(['cuba']);
    expect((await readdir(join(out, 'cuba'))).sort()).toEqual(['index.html', 'records']);
  });

  it('leaves the old one as it was when it is not published', async () => {
    const out = await temporaryFolder();
    await publish(out, 'old');
    const staging = await openStaging(out, 'cuba');
    staging.write('index.html', 'half');
    await staging.close();
    expect(await read(out)).toBe('old');
    expect(await readdir(out)).toEqual(['cuba']);
  });

  it('can be begun by one build at a time', async () => {
    const out = await temporaryFolder();
    const staging = await openStaging(out, 'cuba');
    await expect(openStaging(out, 'cuba')).rejects.toThrow(/is being built by another process/);
    await publish(out, 'another edition', 'angola');
    await staging.close();
    await publish(out, 'now it goes');
    expect(await read(out)).toBe('now it goes');
  });

  it.each([
    ['of a process that is dead', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), token: 'x' })],
    ['that can’t be read', 'not JSON'],
    ['that is empty', ''],
  ])('takes over a lock %s', async (_, lock) => {
    const out = await temporaryFolder();
    await writeFile(join(out, '.lock-cuba'), lock);
    await publish(out, 'new');
    expect(await readdir(out)).toEqual(['cuba']);
  });

  it('respects the lock of another computer', async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, '.lock-cuba'), JSON.stringify({ pid: 1, host: 'elsewhere', token: 'x' }));
    await expect(publish(out, 'new')).rejects.toMatchObject({
      name: 'UserError',
      detail: expect.stringContaining('.lock-cuba'),
    });
  });

  it('clears away what dead builds left, but not what other editions are building', async () => {
    const out = await temporaryFolder();
    await mkdir(join(out, '.staging-cuba~0123456789ab', 'records'), { recursive: true });
    await mkdir(join(out, '.staging-cuba-1962~0123456789ab'));
    await publish(out, 'new');
    expect((await readdir(out)).sort()).toEqual(['.staging-cuba-1962~0123456789ab', 'cuba']);
  });

  it('puts the old output back that a build set aside before it was killed', async () => {
    const out = await temporaryFolder();
    await publish(out, 'old');
    await rename(join(out, 'cuba'), join(out, '.old-cuba~0123456789ab'));
    const staging = await openStaging(out, 'cuba');
    await staging.close();
    expect(await read(out)).toBe('old');
    expect(await readdir(out)).toEqual(['cuba']);
  });

  it('says what to do when it can’t be written', async () => {
    const out = join(await temporaryFolder(), 'dist');
    await writeFile(out, 'a file');
    await expect(publish(out, 'new')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(out),
    });
  });

  it('says what to do when a file’s name is too long', async () => {
    const staging = await openStaging(await temporaryFolder(), 'cuba');
    expect(() => staging.write(`${'x'.repeat(300)}.html`, '')).toThrow(/its name is too long/);
    await staging.close();
  });
});
