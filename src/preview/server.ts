/** The server of the preview: on this computer only, for reading only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UserError } from '../diagnostics/user-error.js';
import { contentType } from './content-types.js';
import { EventStream } from './event-stream.js';
import { messagePage, ownFolder, withClient } from './pages.js';
import { isOwnHost, sitePath } from './site-path.js';

/** What is served. */
export interface Site {
  /** The bytes at a path of the site; undefined if there is nothing. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Whether there is anything to show yet. */
  isThere(): boolean;
  /** The number of the last change. */
  version(): number;
  /** The preview's own files, by their name. */
  readonly own: ReadonlyMap<string, string>;
  /** What a browser that has just come is told. */
  now(): object;
}

export interface PreviewServer {
  readonly address: string;
  /** Tells all browsers. */
  send(event: object): void;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Sent with everything: nothing is kept, guessed or shown inside another site's page. */
const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "frame-ancestors 'none'",
} as const;

/**
 * Starts the server.
 *
 * @param ports tried in this order
 * @throws UserError if none of them can be had
 */
export async function startServer(site: Site, ports: readonly number[]): Promise<PreviewServer> {
  const stream = new EventStream();
  const server = createServer();
  const port = await listen(server, ports);
  server.on('request', (request, response) => {
    answer(request, response, { site, port, stream }).catch(() => {
      if (response.headersSent) response.destroy();
      else send(response, 500, 'text/plain; charset=utf-8', 'Something went wrong.');
    });
  });
  return {
    address: `http://${host}:${port}/`,
    send: (event) => stream.send(event),
    close: () =>
      new Promise((resolve) => {
        stream.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Setting {
  readonly site: Site;
  readonly port: number;
  readonly stream: EventStream;
}

async function answer(request: IncomingMessage, response: ServerResponse, setting: Setting): Promise<void> {
  const { site, port, stream } = setting;
  const plain = 'text/plain; charset=utf-8';
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isOwnHost(request.headers.host, port))
    return send(response, 403, plain, `The preview is for this computer only. Open http://${host}:${port}/`);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(response, 405, plain, 'The preview can only be read.');
  }
  const path = sitePath(request.url ?? '');
  if (path === undefined) return send(response, 400, plain, 'That is no address of a page.');
  if (path === `${ownFolder}/events` && request.method === 'GET') return stream.connect(response, site.now());
  if (path.startsWith(`${ownFolder}/`)) {
    const text = site.own.get(path.slice(ownFolder.length + 1));
    return text === undefined ? send(response, 404, plain, '') : send(response, 200, contentType(path), text);
  }
  // Asked before the page is read: a page that is newer than it says is loaded once too often, never once too few.
  const version = site.version();
  const bytes = await site.read(path);
  if (bytes !== undefined) {
    if (path.endsWith('.html')) return send(response, 200, contentType(path), withClient(textOf(bytes), version));
    // What is a document of its own, and may hold scripts, gets none of the rights of the preview.
    if (/\.(?:xml|svg)$/i.test(path)) response.setHeader('Content-Security-Policy', "sandbox; frame-ancestors 'none'");
    return send(response, 200, contentType(path), bytes);
  }
  const missing = !site.isThere()
    ? messagePage('There is nothing to show yet', 'As soon as the edition can be read it is shown here.', version)
    : /\.(?:epub|pdf)$/.test(path)
      ? messagePage('Books are not bound here', '“edition build” binds them, beside the site that it makes.', version)
      : messagePage('There is no such page', 'If it comes, it will be shown here.', version);
  return send(response, 404, contentType('.html'), missing);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function send(response: ServerResponse, status: number, type: string, content: string | Uint8Array): void {
  const bytes = Buffer.from(content as string);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.byteLength });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.removeListener('error', reject);
          resolve();
        });
      });
      return port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES')
        throw new UserError(`Port ${port} may not be used`, 'Choose one above 1023 with --port.', { cause: error });
      if (code !== 'EADDRINUSE') throw error;
      server.removeAllListeners('error');
    }
  }
  const [first, ...others] = ports;
  throw new UserError(
    others.length === 0
      ? `Port ${first} is taken by another program`
      : `The ports ${first} to ${others.at(-1)} are taken`,
    'Choose another one with --port.',
  );
}
