import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { minisignKeys } from '../helpers/minisign-keys.js';
import { compileProgram, run, sharedStylesheets, start } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { copyOfFirstEdition, firstRecord, hashTree } from '../helpers/tree.js';

const slug = 'cuba-1961-62';
const bag = `packages/${slug}-1.0.0`;

/** Whether a program of the system is there. */
function has(command: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** Waits until a hidden folder shows that packing has begun. */
async function untilStaging(folder: string, inside = ''): Promise<void> {
  for (let i = 0; i < 6000; i += 1) {
    const names = await readdir(folder).catch(() => []);
    const staging = names.find((name) => name.startsWith('.staging'));
    if (staging !== undefined && (inside === '' || existsSync(join(folder, staging, inside)))) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What every run may take from the one before: compiled stylesheets and schemas. */
let cache: string;

beforeAll(async () => {
  await compileProgram();
  cache = await mkdtemp(join(tmpdir(), 'edition-package-'));
  await cp(await sharedStylesheets(), cache, { recursive: true });
}, 600_000);
afterAll(() => rm(cache, { recursive: true, force: true }));

describe('edition package', { timeout: 600_000 }, () => {
  it('packs an edition into a bag that sha512sum and edition verify find whole', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    const { code, stdout, stderr } = await run(['package', '--no-tool', '--mets'], { cwd, env });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Packed “Cuba 1961–62”');
    expect(stdout).toContain(bag);
    expect(await readdir(join(cwd, 'packages'))).toEqual([`${slug}-1.0.0`]);
    const files = Object.keys(await hashTree(join(cwd, bag)));
    for (const file of [
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha512.txt',
      'metadata/datacite.xml',
      'metadata/dublin-core.xml',
      'metadata/mets.xml',
      'metadata/bagit-profile.json',
      'data/ro-crate-metadata.json',
      'data/site/edition.epub',
      'data/site/records/kudryavtsev-castro-1961-12-30.epub',
      'data/README.md',
      'data/LICENSE',
      'data/CITATION.cff',
      'data/CHANGELOG.md',
      'data/reports/validation.json',
      'data/reports/endings.json',
      `data/${firstRecord}`,
      `data/editions/${slug}/people.xml`,
      `data/editions/${slug}/edition.yaml`,
      'data/site/index.html',
      'data/site/manifest.json',
      'data/tool/schema/edition.rng',
      'data/tool/xslt/record/html.xsl',
    ]) {
      expect(files).toContain(file);
    }
    expect(files.some((file) => file.includes('/.') || file.startsWith('data/package'))).toBe(false);

    if (has('sha512sum')) {
      execFileSync('sha512sum', ['-c', '--quiet', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'], {
        cwd: join(cwd, bag),
      });
    }
    const verified = await run(['verify', bag, '--json'], { cwd });
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(verified.stdout)).toMatchObject({
      valid: true,
      kind: 'bag',
      notes: [],
      missing: [],
      changed: [],
      extra: [],
    });
    expect(await run(['verify', `${bag}/data/site`], { cwd })).toMatchObject({ code: 0 });

    await writeFile(join(cwd, bag, 'data/site/index.html'), 'spoilt');
    const spoilt = await run(['verify', bag], { cwd });
    expect(spoilt).toMatchObject({ code: 1, stderr: '' });
    expect(spoilt.stdout).toContain('changed    data/site/index.html');
    expect(spoilt.stdout).toContain('Not valid');

    // What is made anew takes its place.
    expect(await run(['package', '--no-tool', '--mets'], { cwd, env })).toMatchObject({ code: 0 });
    expect(Object.keys(await hashTree(join(cwd, bag)))).toEqual(files);
    expect(await run(['verify', bag], { cwd })).toMatchObject({ code: 0 });
  });

  it('gives the same bytes in other folders, time zones, locales and with other umasks and clocks', async () => {
    const env = { EDITION_CACHE: cache };
    const main = await compileProgram();
    const places = [
      { TZ: 'UTC', LC_ALL: 'C', umask: '022' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', umask: '077' },
      { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8', umask: '000' },
    ];
    const zips: Buffer[] = [];
    const bags: Readonly<Record<string, string>>[] = [];
    for (const [i, { TZ, LC_ALL, umask }] of places.entries()) {
      const root = await copyOfFirstEdition();
      const cwd = join(root, 'x'.repeat(i * 20) || 'x');
      await mkdir(cwd);
      await cp(join(root, 'editions'), join(cwd, 'editions'), { recursive: true });
      await utimes(join(cwd, firstRecord), i * 1000, i * 1000);
      const folder = i === 1 ? join(cwd, 'editions', slug) : slug;
      const script = `umask ${umask}; for format in bag zip; do ${process.execPath} ${main} package ${folder} --no-tool --format $format || exit 1; done`;
      execFileSync('sh', ['-c', script], { cwd, env: { ...process.env, ...env, TZ, LC_ALL }, stdio: 'pipe' });
      zips.push(await readFile(join(cwd, `${bag}.zip`)));
      bags.push(await hashTree(join(cwd, bag)));
      expect(await run(['verify', `${bag}.zip`], { cwd })).toMatchObject({ code: 0, stderr: '' });
      if (i > 0 || !has('unzip')) continue;
      execFileSync('unzip', ['-q', join(cwd, `${bag}.zip`), '-d', join(cwd, 'unpacked')]);
      expect(await hashTree(join(cwd, 'unpacked', `${slug}-1.0.0`))).toEqual(bags[0]);
    }
    expect(bags[1]).toEqual(bags[0]);
    expect(bags[2]).toEqual(bags[0]);
    expect(zips.map((zip) => zip.equals(zips[0] as Buffer))).toEqual([true, true, true]);
  });

  it('has all that it takes to build the same site again without the network', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    // The program as npm would install it: its own files, and those of its packages beside them.
    const tool = join(await temporaryFolder(), 'node_modules', 'edition');
    await mkdir(join(tool, 'docs/reference'), { recursive: true });
    for (const path of [
      'package.json',
      'schema',
      'xslt',
      'docs/reference/diagnostics',
      'README.md',
      'LICENSE',
      'NOTICE',
      'CHANGELOG.md',
    ])
      await cp(packageFile(path), join(tool, path), { recursive: true });
    await cp(dirname(dirname(await compileProgram())), join(tool, 'lib'), { recursive: true });
    await symlink(packageFile('node_modules'), join(tool, 'node_modules'));
    const packed = await run(['package', slug, '--format', 'zip'], {
      cwd,
      env: { ...env, SOURCE_DATE_EPOCH: '1700000000' },
      program: join(tool, 'lib'),
    });
    expect(packed).toMatchObject({ code: 0 });

    const place = await temporaryFolder();
    execFileSync('unzip', ['-q', join(cwd, `${bag}.zip`), '-d', place]);
    const data = join(place, `${slug}-1.0.0`, 'data');
    const readme = await readFile(join(data, 'README.md'), 'utf8');
    const commands =
      readme.split('```\ncp -r data ../rebuilt\ncd ../rebuilt\n')[1]?.split('\n```')[0]?.split('\n') ?? [];
    expect(commands[0]).toBe('npm ci --offline --no-audit');
    // An empty cache of npm, and a registry that nobody serves.
    const offline = { npm_config_cache: join(place, 'cache'), npm_config_registry: 'http://127.0.0.1:9/' };
    execFileSync('sh', ['-ec', commands.join('\n')], {
      cwd: data,
      env: { ...process.env, ...env, ...offline },
      stdio: 'pipe',
    });
    expect(await hashTree(join(data, 'dist', slug))).toEqual(await hashTree(join(data, 'site')));
    expect(await readFile(join(data, 'site/manifest.json'), 'utf8')).toContain('2023-11-14');
  });

  it('is signed, if it is told so, and tells nothing of the key', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    const [keys, others] = [minisignKeys('open sesame'), minisignKeys()];
    await writeFile(join(cwd, 'own.key'), keys.secret);
    await writeFile(join(cwd, 'own.pub'), keys.public);
    await writeFile(join(cwd, 'other.pub'), others.public);
    const locked = await run(['package', '--no-tool', '--sign', 'own.key'], { cwd, env });
    expect(locked).toMatchObject({ code: 2, stderr: expect.stringContaining('locked with a password') });
    const wrong = await run(['package', '--no-tool', '--sign', 'own.key'], {
      cwd,
      env: { ...env, EDITION_SIGNING_PASSWORD: 'another one' },
    });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('does not open it') });
    expect(existsSync(join(cwd, 'packages'))).toBe(false);
    const secrets = { EDITION_SIGNING_KEY: 'own.key', EDITION_SIGNING_PASSWORD: 'open sesame' };
    const signed = await run(['package', '--no-tool'], { cwd, env: { ...env, ...secrets } });
    expect(signed).toMatchObject({ code: 0, stdout: expect.stringContaining('signed') });
    for (const { stdout, stderr } of [locked, wrong, signed]) {
      expect(stdout + stderr).not.toContain('open sesame');
      expect(stdout + stderr).not.toContain(keys.secret.split('\n')[1]?.slice(0, 20));
    }
    expect(await run(['verify', bag, '--public-key', 'own.pub'], { cwd })).toMatchObject({ code: 0 });
    expect((await run(['verify', bag], { cwd })).stdout).toContain('not checked, since no --public-key is given');
    expect(await run(['verify', bag, '--public-key', 'other.pub'], { cwd })).toMatchObject({ code: 1 });
    expect(await run(['verify', bag, '--public-key', 'nothing.pub'], { cwd })).toMatchObject({ code: 2 });
    if (has('minisign')) {
      execFileSync('minisign', ['-Vm', 'tagmanifest-sha512.txt', '-p', join(cwd, 'own.pub')], {
        cwd: join(cwd, bag),
        stdio: 'pipe',
      });
    }
    await rm(join(cwd, bag, 'tagmanifest-sha512.txt.minisig'));
    expect((await run(['verify', bag, '--public-key', 'own.pub'], { cwd })).stdout).toContain('is not signed');
  });

  it('packs nothing of an edition with errors, or with names that not every disk holds', async () => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    await mkdir(join(cwd, bag), { recursive: true });
    await writeFile(join(cwd, bag, 'bagit.txt'), 'old');
    await mkdir(join(cwd, `editions/${slug}/images`));
    await writeFile(join(cwd, `editions/${slug}/images/100%.txt`), 'x');
    const named = await run(['package', '--no-tool'], { cwd, env });
    expect(named).toMatchObject({ code: 1, stdout: '' });
    expect(named.stderr).toContain('archive/file-name');
    expect(named.stderr).toContain('images/100%.txt');
    await rm(join(cwd, `editions/${slug}/images`), { recursive: true });
    await rm(join(cwd, `editions/${slug}/people.xml`));
    expect(await run(['package', '--no-tool'], { cwd, env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was packed'),
    });
    await writeFile(join(cwd, `editions/${slug}/edition.yaml`), 'title: [');
    expect(await run(['package', '--no-tool'], { cwd, env })).toMatchObject({ code: 2 });
    expect(await readFile(join(cwd, bag, 'bagit.txt'), 'utf8')).toBe('old');
    expect(await readdir(join(cwd, 'packages'))).toEqual([`${slug}-1.0.0`]);
  });

  it('leaves nothing half-made when it is stopped, killed, or has no place to write', async (test) => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    const packages = join(cwd, 'packages');
    for (const format of ['bag', 'zip']) {
      const { child, ended } = await start(['package', '--format', format], { cwd, env });
      await untilStaging(packages);
      child.kill('SIGINT');
      expect(await ended).toMatchObject({ code: 130, stderr: expect.stringContaining('Interrupted') });
      expect(await readdir(packages)).toEqual([]);
    }
    for (const [format, inside] of [
      ['bag', ''],
      ['bag', 'data/README.md'],
      ['zip', `${slug}-1.0.0/tagmanifest-sha512.txt`],
    ] as const) {
      const { child, ended } = await start(['package', '--no-tool', '--format', format], { cwd, env });
      await untilStaging(packages, inside);
      child.kill('SIGKILL');
      await ended;
      // Where the last moment was missed the package is there whole.
      const visible = (await readdir(packages)).filter((name) => !name.startsWith('.'));
      for (const name of visible) expect(await run(['verify', `packages/${name}`], { cwd })).toMatchObject({ code: 0 });
    }
    expect(await run(['package', '--no-tool'], { cwd, env })).toMatchObject({ code: 0 });
    expect((await readdir(packages)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await run(['verify', bag], { cwd })).toMatchObject({ code: 0 });

    await chmod(packages, 0o555);
    await chmod(cwd, 0o755);
    const user = process.getuid?.() === 0 ? { uid: 65534 } : {};
    if ('uid' in user && (await run(['--version'], { cwd, env, ...user })).code !== 0) {
      await chmod(packages, 0o755);
      test.skip('this checkout lies in a folder that only root can enter');
    }
    const refused = await run(['package', '--no-tool'], { cwd, env: { EDITION_CACHE: '/nonexistent' }, ...user });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('permission is missing') });
    await chmod(packages, 0o755);
    expect(await run(['verify', bag], { cwd })).toMatchObject({ code: 0 });
  });

  it('says that the disk is full, and leaves nothing behind', async (test) => {
    const cwd = await copyOfFirstEdition();
    const env = { EDITION_CACHE: cache };
    const small = join(cwd, 'small');
    await mkdir(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'pipe' });
    } catch {
      test.skip('nobody but root may make a disk that is small');
    }
    try {
      const full = await run(['package', '--no-tool', '--out', 'small'], { cwd, env });
      expect(full).toMatchObject({ code: 2, stderr: expect.stringContaining('the disk is full') });
      expect(await readdir(small)).toEqual([]);
    } finally {
      execFileSync('umount', [small]);
    }
  });
});
