/** A line to a server that can be told to fail: it passes on what it gets as it is, until a rule says otherwise. */
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** What the line does with a request instead of passing it on. */
export type Fault =
  /** Answers itself. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Cuts the connection when so many bytes of the request’s body have come. */
  | { readonly cutAfter: number }
  /** Passes the request on and cuts the connection when so many bytes of the answer have gone. */
  | { readonly cutAnswerAfter: number }
  /** Passes everything on, with the last byte of the answer turned over. */
  | { readonly corrupt: true };

export interface FaultyLine {
  readonly address: string;
  /** Every request that has come: method, and path with query. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly host: string }[];
  /** From now on; `undefined` passes the request on. */
  fail(rule: (request: IncomingMessage) => Fault | undefined): void;
  /** From now on the line is sound, and no requests are known. */
  mend(): void;
  close(): Promise<void>;
}

/** @param to the address of the server, without a path */
export async function faultyLine(to: string): Promise<FaultyLine> {
  const sound = (): Fault | undefined => undefined;
  let rule: (request: IncomingMessage) => Fault | undefined = sound;
  const requests: { method: string; url: string; host: string }[] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', host: request.headers.host ?? '' });
    handle(request, response, rule(request), to).catch(() => request.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail(next) {
      rule = next;
    },
    mend() {
      rule = sound;
      requests.length = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
  to: string,
): Promise<void> {
  if (fault !== undefined && 'status' in fault) {
    for await (const _ of request);
    response.writeHead(fault.status, { 'content-type': 'text/plain', ...fault.headers }).end(fault.body ?? '');
    return;
  }
  if (fault !== undefined && 'cutAfter' in fault) {
    // A request whose body is not read to its end lets go of its socket.
    const { socket } = request;
    let bytes = 0;
    for await (const piece of request) {
      bytes += (piece as Buffer).byteLength;
      if (bytes >= fault.cutAfter) break;
    }
    socket.destroy();
    return;
  }
  const onward = send(new URL(request.url ?? '/', to), {
    method: request.method,
    headers: request.headers,
    agent: false,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    onward.on('response', resolve).on('error', reject),
  );
  pipeline(request, onward).catch(() => undefined);
  const answer = await answered;
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  const body = Buffer.concat(pieces);
  if (fault !== undefined && 'corrupt' in fault && body.length > 0) body[body.length - 1] = (body.at(-1) as number) ^ 1;
  response.writeHead(answer.statusCode ?? 500, answer.headers);
  if (fault === undefined || !('cutAnswerAfter' in fault)) return void response.end(body);
  response.write(body.subarray(0, fault.cutAnswerAfter), () => request.socket.destroy());
}
