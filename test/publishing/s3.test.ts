/** `s3:` against a store that checks every signature: OpenStack Swift. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTarget } from '../../src/publishing/open-target.js';
import type { SiteToPublish } from '../../src/publishing/publish-tree.js';
import { buildSite } from '../helpers/site.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { askS3, keysIn } from './servers/far-stores.js';
import { type FaultyLine, faultyLine } from './servers/faulty-line.js';
import { hasRclone, rcloneCheck, s3Remote } from './servers/rclone.js';
import { hasSwift, type S3Server, startSwift } from './servers/swift.js';
import { builtSite, checkTrial, publishTrial, trialFiles, writeTrialSite } from './servers/trial.js';

describe.skipIf(!hasSwift)('a site in an S3 store (OpenStack Swift)', () => {
  let swift: S3Server;
  let line: FaultyLine;
  let bucket = '';
  let to = '';
  let folder = '';
  let site: SiteToPublish;
  let number = 0;

  beforeAll(async () => {
    swift = await startSwift();
    line = await faultyLine(swift.endpoint);
  });
  afterAll(async () => {
    await line?.close();
    await swift?.stop();
  });
  beforeEach(async () => {
    line.mend();
    number += 1;
    bucket = `edition-${number}`;
    await askS3(swift, bucket);
    to = `s3:${line.address}/${bucket}/sites/trial`;
    folder = await temporaryFolder();
    site = await writeTrialSite(folder);
  });

  const failure = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => 'no failure',
      (error: Error & { detail?: string }) => `${error.message}\n${error.detail}`,
    );

  it('is sent, read back, and the same to whoever reads it', async () => {
    const all = Object.keys(trialFiles).toSorted();
    expect(await publishTrial(site, to, swift.env, { dryRun: true })).toMatchObject({
      added: all,
      sent: 0,
      isDone: false,
    });
    expect(line.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    const done = await publishTrial(site, to, swift.env);
    expect(done).toMatchObject({ added: all, changed: [], removed: [] });
    expect(done.sent).toBe(site.files.reduce((sum, { bytes }) => sum + bytes, 0));
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);

    const page = line.requests.findIndex(({ method, url }) => method === 'PUT' && url.endsWith('/index.html'));
    const record = line.requests.findIndex(({ method, url }) => method === 'PUT' && url.endsWith('/letter.html'));
    expect(record).toBeGreaterThan(0);
    expect(page).toBeGreaterThan(record);
  });

  it('needs nothing the second time, and only what has changed the third', async () => {
    await publishTrial(site, to, swift.env);
    line.mend();
    expect(await publishTrial(site, to, swift.env)).toMatchObject({ isDone: true, sent: 0 });
    expect(line.requests.filter(({ method }) => method !== 'GET')).toEqual([]);

    const { 'empty.txt': _, ...rest } = trialFiles;
    const next = await writeTrialSite(await temporaryFolder(), {
      ...rest,
      'index.html': '<!DOCTYPE html><title>New</title>',
    });
    expect(await publishTrial(next, to, swift.env)).toMatchObject({
      added: [],
      changed: ['index.html'],
      removed: ['empty.txt'],
      sent: 33,
    });
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);
  });

  it('is served with the media types that browsers need', async () => {
    await publishTrial(site, to, swift.env);
    const type = async (path: string): Promise<string | null> =>
      (await askS3(swift, `${bucket}/sites/trial/${path}`, 'HEAD')).headers.get('content-type');
    expect(await type('index.html')).toBe('text/html; charset=utf-8');
    expect(await type('assets/edition.css')).toBe('text/css; charset=utf-8');
    expect(await type('records/letter.xml')).toBe('application/tei+xml');
    expect(await type('images/large.jpg')).toBe('image/jpeg');
  });

  it('lists more files than fit into one answer', async () => {
    const many = Object.fromEntries(Array.from({ length: 1050 }, (_, i) => [`n/${i}.txt`, `${i}`]));
    for (const [path, text] of Object.entries(many)) await askS3(swift, `${bucket}/many/${path}`, 'PUT', text);
    const target = await openTarget(`s3:${line.address}/${bucket}/many`, {
      env: swift.env,
      signal: new AbortController().signal,
      folder: '',
    });
    if (target.kind !== 'tree') throw new Error('no tree');
    expect((await target.list()).size).toBe(1050);
    await target.close();
    expect(line.requests.length).toBe(2);
  });

  it('is not seen by halves when the connection breaks, and a second run brings it to its end', async () => {
    line.fail(({ method, headers }) =>
      method === 'PUT' && Number(headers['content-length']) > 1_000_000 ? { cutAfter: 500_000 } : undefined,
    );
    expect(await failure(publishTrial(site, to, swift.env))).toContain('the connection broke');
    const visible = await keysIn(swift, bucket);
    expect(visible.filter((name) => !name.includes('/.edition/'))).toEqual([]);
    line.mend();
    const done = await publishTrial(site, to, swift.env);
    expect(done.sent).toBeGreaterThan(1_999_999);
    expect(done.sent).toBeLessThan(site.files.reduce((sum, { bytes }) => sum + bytes, 0));
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);
    expect((await keysIn(swift, bucket)).filter((name) => name.includes('/staged/'))).toEqual([]);
  });

  it('is finished by a second run when the first broke while files were put in place', async () => {
    line.fail(({ method, url }) => (method === 'PUT' && url?.endsWith('/index.html') ? { cutAfter: 0 } : undefined));
    expect(await failure(publishTrial(site, to, swift.env))).toContain('the connection broke');
    line.mend();
    await publishTrial(site, to, swift.env);
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);
  });

  it('is asked for three times where a server fails for a moment', async () => {
    const left = new Map<string, number>();
    line.fail(({ method, url }) => {
      const key = `${method} ${url}`;
      left.set(key, (left.get(key) ?? 3) - 1);
      return (left.get(key) ?? 0) > 0 && url?.includes('list-type') ? { status: 503 } : undefined;
    });
    expect(await publishTrial(site, to, swift.env, { dryRun: true })).toMatchObject({ isDone: false });
  });

  it.each([
    [401, 'does not accept the key'],
    [403, 'does not accept the key'],
    [409, 'is being changed by somebody else'],
    [412, 'A condition of'],
    [500, 'fails, though it was asked three times'],
  ])('says what to do when the store answers %i, and nothing is lost', async (status, words) => {
    line.fail(({ method }) => (method === 'PUT' ? { status } : undefined));
    const said = await failure(publishTrial(site, to, swift.env));
    expect(said).toContain(words);
    expect(said).not.toContain(swift.env['AWS_SECRET_ACCESS_KEY']);
    line.mend();
    await publishTrial(site, to, swift.env);
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);
  });

  it('finds a byte that was turned over at the far end, takes it away, and sends it again', async () => {
    line.fail(({ method, url }) => (method === 'GET' && url?.includes('/staged/') ? { corrupt: true } : undefined));
    expect(await failure(publishTrial(site, to, swift.env))).toContain('came back different');
    expect((await keysIn(swift, bucket)).filter((name) => !name.includes('/.edition/'))).toEqual([]);
    line.mend();
    await publishTrial(site, to, swift.env);

    await askS3(swift, `${bucket}/sites/trial/records/letter.xml`, 'PUT', '<TEJ/>');
    expect((await checkTrial(to, swift.env)).faults).toMatchObject([{ kind: 'changed', path: 'records/letter.xml' }]);
    expect(await publishTrial(site, to, swift.env, { mend: true })).toMatchObject({ changed: ['records/letter.xml'] });
    expect((await checkTrial(to, swift.env)).faults).toEqual([]);
  });

  it('does not take a file that was changed on the way there', async () => {
    const path = site.files.find((file) => file.path === 'people.html');
    await writeFile(join(folder, path?.path ?? ''), '<!DOCTYPE html><title>Peoplf</title>');
    expect(await failure(publishTrial(site, to, swift.env))).toMatch(/XAmzContentSHA256Mismatch|BadDigest/);
  });

  it('is refused to whoever has the wrong key', async () => {
    const wrong = { ...swift.env, AWS_SECRET_ACCESS_KEY: 'not-the-secret' };
    const said = await failure(publishTrial(site, to, wrong));
    expect(said).toContain('the secret does not fit the key');
    expect(said).not.toContain('not-the-secret');
    const stranger = { ...swift.env, AWS_ACCESS_KEY_ID: 'somebody' };
    expect(await failure(publishTrial(site, to, stranger))).toMatch(/does not fit the key|does not know the key/);
  });

  it('says which bucket is missing', async () => {
    expect(await failure(publishTrial(site, `s3:${line.address}/nowhere/x`, swift.env))).toContain(
      'There is no bucket nowhere',
    );
  });

  it('is not mixed up by a store that lists files outside of the address', async () => {
    const list = (key: string): string =>
      `<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>${key}</Key><Size>1</Size></Contents></ListBucketResult>`;
    for (const key of ['sites/trial/../../etc/passwd', 'elsewhere/index.html', '/etc/passwd']) {
      line.fail(({ url }) => (url?.includes('list-type') ? { status: 200, body: list(key) } : undefined));
      expect(await failure(publishTrial(site, to, swift.env))).toContain('which is no file below that address');
    }
    const bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><ListBucketResult>&a;</ListBucketResult>';
    line.fail(({ url }) => (url?.includes('list-type') ? { status: 200, body: bomb } : undefined));
    expect(await failure(publishTrial(site, to, swift.env))).toContain('an answer that can’t be used');
  });

  it('does not follow the store to another server', async () => {
    const other = await faultyLine(swift.endpoint);
    line.fail(() => ({ status: 307, headers: { location: `${other.address}/${bucket}` } }));
    const said = await failure(publishTrial(site, to, swift.env));
    expect(said).toContain('sends us on to another address');
    expect(said).toContain(other.address);
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it.skipIf(!hasRclone)('is the built edition, byte for byte, as rclone reads it', async () => {
    const built = await buildSite();
    await publishTrial(await builtSite(built.folder), to, swift.env);
    await rcloneCheck(built.folder, `${bucket}/sites/trial`, s3Remote(swift));
    await askS3(swift, `${bucket}/sites/trial/index.html`, 'PUT', 'changed');
    await expect(rcloneCheck(built.folder, `${bucket}/sites/trial`, s3Remote(swift))).rejects.toThrow('index.html');
    await built.remove();
  });
});
