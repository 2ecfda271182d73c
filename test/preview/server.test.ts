import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PreviewServer, startServer } from '../../src/preview/server.js';
import { PreviewSite } from '../../src/workflows/preview-site.js';
import { temporaryFolder } from '../helpers/temporary.js';

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let site: PreviewSite;
let server: PreviewServer;
let folder: string;
let port: number;

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: found } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return found;
}

/** Sends a path as it is, which a browser would tidy up first. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (data) => {
        text += data;
        if (path.endsWith('/events')) response.destroy();
      });
      response.on('close', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

beforeEach(async () => {
  folder = await temporaryFolder();
  site = new PreviewSite(folder, new Map([['client.js', 'script']]), 'vscode://file{path}:{line}');
  port = await freePort();
  server = await startServer(site, [port]);
  site.put([
    ['index.html', bytes('<head><title>First</title></head><p>Привет</p>')],
    ['records/письмо.html', bytes('<p>')],
    ['records/a.xml', bytes('<TEI/>')],
    ['assets/edition.css', bytes('p {}')],
    ['data.csv', bytes('a,b')],
  ]);
});
afterEach(() => server.close());

it('gives each file with its type, and keeps nothing', async () => {
  const first = await get('/');
  expect(first.status).toBe(200);
  expect(first.text).toMatch(
    /<script src="\/\.preview\/client\.js" data-version="\d+"><\/script><\/head><p>Привет<\/p>/,
  );
  expect(first.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "frame-ancestors 'none'",
  });
  expect((await get('/assets/edition.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  expect((await get('/data.csv')).headers['content-type']).toBe('text/csv; charset=utf-8');
  expect((await get('/records/%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%BE.html')).status).toBe(200);
  expect((await get('/.preview/client.js')).text).toBe('script');
});

it('adds nothing to what is no page, and gives a document of its own no rights', async () => {
  const record = await get('/records/a.xml');
  expect(record.text).toBe('<TEI/>');
  expect(record.headers).toMatchObject({
    'content-type': 'application/xml; charset=utf-8',
    'content-security-policy': "sandbox; frame-ancestors 'none'",
  });
});

it.each(['/../edition.yaml', '/%2e%2e/edition.yaml', '/records/..%2f..%2fedition.yaml', '/a%00', '/..%5cx', '/%'])(
  'refuses %s',
  async (path) => {
    await writeFile(join(folder, 'edition.yaml'), 'secret');
    const { status, text } = await get(path);
    expect(status).toBe(400);
    expect(text).not.toContain('secret');
  },
);

it('shows images of the edition, and nothing else from its folder or outside', async () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const outside = await temporaryFolder();
  await writeFile(join(outside, 'secret.png'), png);
  await mkdir(join(folder, 'images'));
  await writeFile(join(folder, 'images/page.png'), png);
  await writeFile(join(folder, 'images/notes.txt'), 'secret');
  await writeFile(join(folder, 'images/text.png'), 'no picture');
  await writeFile(join(folder, 'edition.yaml'), 'secret');
  await symlink(join(outside, 'secret.png'), join(folder, 'images/link.png'));
  await symlink(outside, join(folder, 'images/folder'));
  expect((await get('/images/page.png')).headers['content-type']).toBe('image/png');
  for (const path of ['notes.txt', 'text.png', 'link.png', 'folder/secret.png', '']) {
    expect((await get(`/images/${path}`)).status, path).toBe(404);
  }
  expect((await get('/edition.yaml')).status).toBe(404);
});

it('answers nobody who calls it by another name', async () => {
  for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:${port + 1}`]) {
    const { status, text } = await get('/', { host });
    expect(status).toBe(403);
    expect(text).not.toContain('Привет');
    expect((await get('/.preview/events', { host })).status).toBe(403);
  }
  expect((await get('/', { host: `localhost:${port}` })).status).toBe(200);
});

it('can only be read', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('/', {}, method)).status).toBe(405);
  const head = await get('/', {}, 'HEAD');
  expect([head.status, head.text]).toEqual([200, '']);
  expect(Number(head.headers['content-length'])).toBeGreaterThan(50);
});

it('says that a page is not there, or not yet, and will look again', async () => {
  const missing = await get('/none.html');
  expect(missing.status).toBe(404);
  expect(missing.text).toContain('There is no such page');
  expect(missing.text).toContain('/.preview/client.js');
  expect((await get('/edition.epub')).text).toContain('“edition build” binds them');
  site.put([], [...site.paths()]);
  expect((await get('/')).text).toContain('There is nothing to show yet');
});

it('tells a browser that has just come what there is', async () => {
  const range = { start: { line: 3, column: 5 }, end: { line: 3, column: 6 } };
  const found = { code: 'ref/not-found', severity: 'error', message: '<b>', help: '', related: [], range } as const;
  site.setRecords(new Map([['records/a.xml', 'a']]));
  site.tell({ diagnostics: [{ ...found, file: 'records/a.xml' }], troubles: [], stale: [] });
  const { headers, text } = await get('/.preview/events');
  expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
  const event = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '{}');
  expect(event).toMatchObject({
    counts: { errors: 1 },
    findings: [{ message: '<b>', record: 'a', line: 3, link: `vscode://file${process.cwd()}/records/a.xml:3` }],
  });
});

it('takes the next port where one is taken, and says when none is left', async () => {
  const next = await freePort();
  const second = await startServer(site, [port, next]);
  expect(second.address).toBe(`http://127.0.0.1:${next}/`);
  await second.close();
  await expect(startServer(site, [port])).rejects.toThrow(`Port ${port} is taken by another program`);
});
