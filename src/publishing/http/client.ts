/** Speaks to one server: signs, asks three times where that can help, and says what went wrong. */
import { type IncomingMessage, Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../diagnostics/user-error.js';
import { broken, type Explain, isLasting, type Refusal, refused, shown } from './failures.js';
import { type Body, type HttpRequest, send } from './send.js';

export interface ClientOptions {
  /** As messages name the server. */
  readonly where: string;
  readonly lanes: number;
  /** Adds credentials to a request; called before each try. */
  readonly sign: (request: HttpRequest) => Promise<Readonly<Record<string, string>>>;
  readonly explain: Explain;
  /** The server's own words for a fault, from the body of its answer. */
  readonly readFault: (body: string) => Pick<Refusal, 'code' | 'said'>;
  /** What must never be shown, should a server repeat it. */
  readonly secrets: readonly string[];
  /** Codes of faults, of any status, that may not come again. */
  readonly passing?: ReadonlySet<string>;
}

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  /** Statuses that are answers, besides the successful ones (200 to 299). */
  readonly also?: readonly number[];
  /** As messages name what this is about; the path if not given. */
  readonly about?: string;
  /** Whether a second request would do something else than the first: then it is made once. */
  readonly isOnce?: boolean;
}

export interface Client {
  /**
   * Asks the server. The body of the answer must be read to its end or destroyed.
   *
   * @throws UserError for every other answer, and for none
   */
  ask(method: string, url: URL, ask?: Ask): Promise<IncomingMessage>;
  /** As `ask`, with the body of the answer as text. */
  askText(method: string, url: URL, ask?: Ask): Promise<{ readonly status: number; readonly text: string }>;
  /** The bytes of an answer, as they come. Ended early, it gives up the connection. */
  pieces(answer: IncomingMessage): AsyncIterable<Uint8Array>;
  close(): void;
}

const tries = 3;
/** Milliseconds before the second and the third try; servers may ask for more, up to half a minute. */
const pauses = [400, 1600];
const longestPause = 30_000;
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const longestFault = 65_536;
/** Lists of files are the longest texts that are read at once. */
const longestText = 2 ** 26;

export function httpClient({ where, lanes, sign, explain, readFault, secrets, passing }: ClientOptions): Client {
  const options = { keepAlive: true, maxSockets: lanes };
  const agents = { 'http:': new PlainAgent(options), 'https:': new SecureAgent(options) };
  const hidden = (text: string): string =>
    secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '…')), text);

  const once = async (request: HttpRequest): Promise<IncomingMessage> => {
    const headers = { ...request.headers, ...(await sign(request)) };
    return send({ ...request, headers }, agents[request.url.protocol as keyof typeof agents]);
  };

  const ask = async (
    method: string,
    url: URL,
    { headers = {}, body, also = [], about, isOnce = false }: Ask = {},
  ): Promise<IncomingMessage> => {
    for (let turn = 1; ; turn += 1) {
      let answer: IncomingMessage;
      let refusal: Refusal;
      try {
        answer = await once({ method, url, headers, body });
        const { statusCode: status = 0 } = answer;
        if ((status >= 200 && status < 300) || also.includes(status)) return answer;
        const text = await gathered(answer, longestFault, true);
        refusal = {
          status,
          method,
          about: about ?? decodeURI(url.pathname),
          headers: answer.headers,
          ...readFault(hidden(text)),
        };
      } catch (error) {
        if (error instanceof UserError || !isOfSystem(error)) throw error;
        if (isOnce || turn === tries || isLasting(error)) throw broken(error, where);
        await wait(pauses[turn - 1]);
        continue;
      }
      const mayPass = passingStatuses.has(refusal.status) || passing?.has(refusal.code) === true;
      if (!mayPass || isOnce || turn === tries)
        throw refused({ ...refusal, said: shown(refusal.said) }, where, explain);
      const asked = Number(answer.headers['retry-after'] ?? 0) * 1000;
      await wait(Math.min(Math.max(pauses[turn - 1] ?? 0, Number.isNaN(asked) ? 0 : asked), longestPause));
    }
  };

  return {
    ask,
    async askText(method, url, options) {
      const answer = await ask(method, url, options);
      try {
        return { status: answer.statusCode ?? 0, text: await gathered(answer, longestText, false) };
      } catch (error) {
        throw error instanceof UserError ? error : broken(error, where);
      }
    },
    async *pieces(answer) {
      try {
        for await (const piece of answer) yield piece as Uint8Array;
      } catch (error) {
        throw isOfSystem(error) ? broken(error, where) : error;
      } finally {
        answer.destroy();
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };

  async function gathered(answer: IncomingMessage, limit: number, isFault: boolean): Promise<string> {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of answer) {
      bytes += (piece as Uint8Array).byteLength;
      pieces.push(piece as Uint8Array);
      if (bytes <= limit) continue;
      answer.destroy();
      if (isFault) break;
      throw new UserError(
        `${where} answers with more than ${limit} bytes where a list is expected`,
        'Check the address.',
      );
    }
    return new TextDecoder().decode(Buffer.concat(pieces));
  }
}

/** Failures of connections have a code, or come from the patience of `send`; mistakes of ours do not. */
function isOfSystem(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return (typeof code === 'string' && !code.startsWith('ERR_INVALID')) || error.message.startsWith('no answer');
}
