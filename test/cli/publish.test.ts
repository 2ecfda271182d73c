import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileProgram, run, sharedStylesheets, start } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { copyOfFirstEdition, firstRecord, hashTree } from '../helpers/tree.js';
import { hasSshd, type Sshd, startSshd } from '../publishing/servers/sshd.js';

const slug = 'cuba-1961-62';
const hasRclone = existsSync('/usr/bin/rclone');

let cache: string;
let server: Sshd | undefined;
beforeAll(async () => {
  await compileProgram();
  cache = await mkdtemp(join(tmpdir(), 'edition-publish-'));
  await cp(await sharedStylesheets(), cache, { recursive: true });
  server = hasSshd ? await startSshd() : undefined;
}, 600_000);
afterAll(async () => {
  await server?.close();
  await rm(cache, { recursive: true, force: true });
});

const environment = (): Readonly<Record<string, string>> => ({ EDITION_CACHE: cache, EDITION_SSH: server?.ssh ?? '' });

/** Waits until so many files lie staged. */
async function untilStaged(folder: string, count: number): Promise<void> {
  for (let attempt = 0; attempt < 30_000; attempt += 1) {
    const names = await readdir(join(folder, '.edition/staged')).catch(() => []);
    if (names.filter((name) => !name.startsWith('part-')).length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('Nothing was staged');
}

describe('edition publish', { timeout: 600_000 }, () => {
  it.skipIf(!hasSshd)('goes on over SFTP where it was killed, and rclone finds there what was built', async () => {
    const cwd = await copyOfFirstEdition();
    const www = join(await temporaryFolder(), 'www');
    const to = `sftp://${server?.user}@127.0.0.1:${server?.port}${www}`;
    const env = environment();
    const planned = await run(['publish', '--to', to, '--dry-run', '--json'], { cwd, env });
    const { editions } = JSON.parse(planned.stdout) as {
      editions: [{ bytes: number; added: unknown[]; published: boolean }];
    };
    expect(editions[0]).toMatchObject({ published: false, changed: [], removed: [], unchanged: 0 });
    expect(existsSync(www)).toBe(false);

    const { child, ended } = await start(['publish', '--to', to], { cwd, env });
    await untilStaged(www, 5);
    child.kill('SIGKILL');
    await ended;
    expect(await readdir(www)).toEqual(['.edition']);
    expect(existsSync(join(cwd, 'published'))).toBe(false);

    const { code, stdout } = await run(['publish', '--to', to, '--json'], { cwd, env });
    expect(code).toBe(0);
    const done = JSON.parse(stdout) as {
      editions: [{ sent: number; bytes: number; receipt: string; readBack: number }];
    };
    expect(done.editions[0].sent).toBeLessThan(done.editions[0].bytes);
    expect(done.editions[0].readBack).toBe(editions[0].added.length);

    const again = await run(['publish', '--to', to], { cwd, env });
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('already: nothing to do');
    expect(await readdir(join(cwd, 'published', slug))).toHaveLength(1);

    const site = await hashTree(join(cwd, 'dist', slug));
    const { '.edition/published.json': record, ...published } = await hashTree(www);
    expect(record).toBeDefined();
    expect(published).toEqual(site);
    const receipt = JSON.parse(await readFile(join(cwd, done.editions[0].receipt), 'utf8')) as {
      files: { path: string; sha256: string }[];
    };
    expect(Object.fromEntries(receipt.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(site);
    if (!hasRclone) return;
    const options = `host=127.0.0.1,port=${server?.port},user=${server?.user},key_file=${server?.key},known_hosts_file=${server?.knownHosts}`;
    const judged = execFileSync(
      'rclone',
      [
        'check',
        '--download',
        '--exclude',
        '/.edition/**',
        '--combined',
        '-',
        join(cwd, 'dist', slug),
        `:sftp,${options}:${www}`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, RCLONE_CONFIG: '/dev/null' } },
    );
    expect(judged.trim().split('\n').toSorted()).toEqual(
      Object.keys(site)
        .map((path) => `= ${path}`)
        .toSorted(),
    );
  });

  it('ends with 130 at Ctrl-C, shows nothing, and goes on the next time', async () => {
    const cwd = await copyOfFirstEdition();
    const www = join(cwd, 'www');
    const env = environment();
    const { child, ended } = await start(['publish', '--to', 'dir:www'], { cwd, env });
    await untilStaged(www, 3);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect({ code, stderr }).toMatchObject({ code: 130, stderr: expect.stringContaining('Interrupted') });
    expect(await readdir(www)).toEqual(['.edition']);
    expect(await run(['publish', '--to', 'dir:www'], { cwd, env })).toMatchObject({ code: 0 });
    expect((await run(['verify', 'www'], { cwd, env })).stdout).toContain('Complete and unchanged');
  });

  it('finds a byte that was changed there, with --check, and mends it, with --mend', async () => {
    const cwd = await copyOfFirstEdition();
    const env = environment();
    await writeFile(
      join(cwd, 'editions', slug, 'edition.yaml'),
      `${await readFile(join(cwd, 'editions', slug, 'edition.yaml'), 'utf8')}\npublish:\n  site: dir:www\n`,
    );
    await run(['publish', '--to', 'site'], { cwd, env });
    expect(await run(['publish', '--to', 'site', '--check'], { cwd, env })).toMatchObject({ code: 0 });
    const page = join(cwd, 'www/people.html');
    const bytes = await readFile(page);
    bytes[100] = 0x21;
    await writeFile(page, bytes);
    const check = await run(['publish', '--to', 'site', '--check'], { cwd, env });
    expect(check.code).toBe(1);
    expect(check.stdout).toContain('changed  people.html: It is not what was published');
    expect(await run(['publish', '--to', 'site', '--mend'], { cwd, env })).toMatchObject({ code: 0 });
    expect(await run(['publish', '--to', 'site', '--check'], { cwd, env })).toMatchObject({ code: 0 });
    const unknown = await run(['publish', '--to', 'archive'], { cwd, env });
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('It has site.') });
  });

  it('publishes nothing of an edition with errors', async () => {
    const cwd = await copyOfFirstEdition();
    const env = environment();
    const record = join(cwd, firstRecord);
    await writeFile(record, (await readFile(record, 'utf8')).replace('</TEI>', '<oops/></TEI>'));
    expect(await run(['publish', '--to', 'dir:www'], { cwd, env })).toMatchObject({ code: 1 });
    expect(existsSync(join(cwd, 'www'))).toBe(false);
  });

  it('refuses a password in the address, and repeats it nowhere', async () => {
    const cwd = await copyOfFirstEdition();
    const { code, stdout, stderr } = await run(['publish', '--to', 'sftp://anna:geheim@example.org/www'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('The address of the target has a password in it');
    expect(stdout + stderr).not.toContain('geheim');
  });

  it('deposits the package of a release in an OCFL root, once', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { ...environment(), SOURCE_DATE_EPOCH: '1700000000' };
    const first = await run(['publish', '--to', 'ocfl:root'], { cwd, env });
    expect({ code: first.code, stderr: first.stderr }).toMatchObject({ code: 0 });
    expect(first.stdout).toContain('Version    v1');
    const whole = await hashTree(join(cwd, 'root'));
    const second = await run(['publish', '--to', 'ocfl:root'], { cwd, env });
    expect(second.stdout).toContain('already: nothing to do');
    expect(await hashTree(join(cwd, 'root'))).toEqual(whole);
    expect((await run(['verify', 'root'], { cwd, env })).stdout).toContain('Complete and unchanged');
  });
});
