/** `webdav:` against Apache. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SiteToPublish } from '../../src/publishing/publish-tree.js';
import { buildSite } from '../helpers/site.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { hasApache, startApache, type WebdavServer } from './servers/apache.js';
import { type FaultyLine, faultyLine } from './servers/faulty-line.js';
import { hasRclone, rcloneCheck, webdavRemote } from './servers/rclone.js';
import { builtSite, checkTrial, publishTrial, trialFiles, writeTrialSite } from './servers/trial.js';

describe.skipIf(!hasApache)('a site on a WebDAV server (Apache)', () => {
  let apache: WebdavServer;
  let line: FaultyLine;
  let to = '';
  let at = '';
  let site: SiteToPublish;
  let number = 0;

  beforeAll(async () => {
    apache = await startApache();
    line = await faultyLine(apache.address);
  });
  afterAll(async () => {
    await line?.close();
    await apache?.stop();
  });
  beforeEach(async () => {
    line.mend();
    number += 1;
    at = `trial-${number}`;
    await fetch(`${apache.address}/${at}`, { method: 'MKCOL', headers: { authorization: basic(apache.env) } });
    to = `webdav:${line.address}/${at}`;
    site = await writeTrialSite(await temporaryFolder());
  });

  const basic = (env: WebdavServer['env']): string =>
    `Basic ${Buffer.from(`${env['EDITION_WEBDAV_USER']}:${env['EDITION_WEBDAV_PASSWORD']}`).toString('base64')}`;
  const failure = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => 'no failure',
      (error: Error & { detail?: string }) => `${error.message}\n${error.detail}`,
    );
  /** What readers can see there. */
  const seen = async (): Promise<readonly string[]> =>
    (await readdir(join(apache.folder, at), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(apache.folder, at).length + 1))
      .filter((path) => !path.startsWith('.edition/'))
      .toSorted();

  it('is sent, read back, and the same on the disk of the server', async () => {
    const all = Object.keys(trialFiles).toSorted();
    expect(await publishTrial(site, to, apache.env, { dryRun: true })).toMatchObject({
      added: all,
      sent: 0,
      isDone: false,
    });
    expect(await seen()).toEqual([]);
    expect(await publishTrial(site, to, apache.env)).toMatchObject({ added: all, changed: [], removed: [] });
    expect(await seen()).toEqual(all);
    expect((await checkTrial(to, apache.env)).faults).toEqual([]);
  });

  it('needs nothing the second time, and only what has changed the third', async () => {
    await publishTrial(site, to, apache.env);
    line.mend();
    expect(await publishTrial(site, to, apache.env)).toMatchObject({ isDone: true, sent: 0 });
    expect(line.requests.filter(({ method }) => method !== 'GET' && method !== 'PROPFIND')).toEqual([]);

    const { 'empty.txt': _, ...rest } = trialFiles;
    const next = await writeTrialSite(await temporaryFolder(), {
      ...rest,
      'index.html': '<!DOCTYPE html><title>New</title>',
    });
    expect(await publishTrial(next, to, apache.env)).toMatchObject({
      added: [],
      changed: ['index.html'],
      removed: ['empty.txt'],
      sent: 33,
    });
    expect(await seen()).not.toContain('empty.txt');
  });

  it('leaves alone what others have put there', async () => {
    await writeFile(join(apache.folder, at, 'robots.txt'), 'User-agent: *');
    await publishTrial(site, to, apache.env);
    expect(await readFile(join(apache.folder, at, 'robots.txt'), 'utf8')).toBe('User-agent: *');
  });

  it('is not seen by halves when the connection breaks, and a second run sends the rest', async () => {
    line.fail(({ method, headers }) =>
      method === 'PUT' && Number(headers['content-length']) > 1_000_000 ? { cutAfter: 500_000 } : undefined,
    );
    expect(await failure(publishTrial(site, to, apache.env))).toContain('the connection broke');
    expect(await seen()).toEqual([]);
    line.mend();
    const done = await publishTrial(site, to, apache.env);
    expect(done.sent).toBeLessThan(site.files.reduce((sum, { bytes }) => sum + bytes, 0));
    expect((await checkTrial(to, apache.env)).faults).toEqual([]);
  });

  it.each([401, 403, 409, 412, 500, 507])('says so when the server answers %i, and nothing is lost', async (status) => {
    line.fail(({ method }) => (method === 'PUT' ? { status } : undefined));
    const said = await failure(publishTrial(site, to, apache.env));
    expect(said).not.toBe('no failure');
    expect(said).not.toContain(apache.env['EDITION_WEBDAV_PASSWORD']);
    expect(await seen()).toEqual([]);
    line.mend();
    await publishTrial(site, to, apache.env);
    expect((await checkTrial(to, apache.env)).faults).toEqual([]);
  });

  it('finds a byte that is wrong at the far end, and sends the file again where asked', async () => {
    await publishTrial(site, to, apache.env);
    await writeFile(join(apache.folder, at, 'records/letter.xml'), '<TEJ/>');
    expect((await checkTrial(to, apache.env)).faults).toMatchObject([{ kind: 'changed', path: 'records/letter.xml' }]);
    expect(await publishTrial(site, to, apache.env, { mend: true })).toMatchObject({ changed: ['records/letter.xml'] });
    expect((await checkTrial(to, apache.env)).faults).toEqual([]);
  });

  it('is refused to whoever has the wrong password, which is never shown', async () => {
    const wrong = { ...apache.env, EDITION_WEBDAV_PASSWORD: 'not-the-password' };
    const said = await failure(publishTrial(site, to, wrong));
    expect(said).toContain('does not accept user and password');
    expect(said).not.toContain('not-the-password');
  });

  it('is not mixed up by a server that lists files outside of the address, or sends elsewhere', async () => {
    const body = `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/etc/passwd</D:href></D:response></D:multistatus>`;
    line.fail(({ method }) => (method === 'PROPFIND' ? { status: 207, body } : undefined));
    expect(await failure(publishTrial(site, to, apache.env))).toContain('not in the folder that was asked for');
    const other = await faultyLine(apache.address);
    line.fail(() => ({ status: 302, headers: { location: `${other.address}/${at}` } }));
    expect(await failure(publishTrial(site, to, apache.env))).toContain('sends us on to another address');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it.skipIf(!hasRclone)('is the built edition, byte for byte, as rclone reads it', async () => {
    const built = await buildSite();
    await publishTrial(await builtSite(built.folder), to, apache.env);
    await rcloneCheck(built.folder, at, await webdavRemote(apache));
    await writeFile(join(apache.folder, at, 'index.html'), 'changed');
    await expect(rcloneCheck(built.folder, at, await webdavRemote(apache))).rejects.toThrow('index.html');
    await built.remove();
  });
});
