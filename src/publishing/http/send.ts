/** One request over HTTP, one answer. Redirects are not followed: what is sent must not go elsewhere. */
import { type Agent, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Body {
  readonly bytes: number;
  /** From the beginning at each call. */
  open(): AsyncIterable<Uint8Array>;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
}

/** After so many milliseconds without a byte in either direction a connection is given up. */
const patience = 120_000;

/**
 * Sends a request. The body of the answer must be read to its end or destroyed.
 *
 * @throws a system error if there is no answer; whatever reading the body throws
 */
export async function send({ method, url, headers, body }: HttpRequest, agent: Agent): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  const length = body === undefined ? (method === 'PUT' || method === 'POST' ? 0 : undefined) : body.bytes;
  const outgoing = request(url, {
    method,
    agent,
    timeout: patience,
    headers: { 'user-agent': 'edition', ...headers, ...(length === undefined ? {} : { 'content-length': length }) },
  });
  outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer for ${patience / 1000} seconds`)));
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    // Some ends of a connection are no errors to the one who was sending.
    outgoing.on('close', () => reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })));
  });
  answered.catch(() => undefined);
  if (body === undefined) outgoing.end();
  else {
    // A server may answer before it has everything, and then close the connection: its answer says why.
    const sent = pipeline(Readable.from(body.open(), { objectMode: false }), outgoing);
    sent.catch(() => undefined);
    await Promise.race([answered.then(() => undefined), sent]).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined || !brokenPipe.has(error.code)) throw error;
    });
  }
  return answered;
}

const brokenPipe: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);
