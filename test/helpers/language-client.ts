/** An editor's side of the Language Server Protocol: speaks to the compiled program over its standard input and output. */
import type { ChildProcess } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { type Ended, start } from './program.js';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface PublishedDiagnostic {
  readonly code: string;
  readonly severity: number;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

type Published = { readonly uri: string; readonly diagnostics: readonly PublishedDiagnostic[] };

/** A session of an editor with `edition lsp`. */
export class LanguageClient {
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Set<(message: Message) => void>();
  #buffer = Buffer.alloc(0);
  #next = 1;
  readonly #versions = new Map<string, number>();
  /** The files that findings were published for, in order. */
  readonly told: string[] = [];
  /** What came on standard output and was no message. */
  stray = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly ended: Promise<Ended>,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  /** Starts the program and makes acquaintance with it. */
  static async start(cwd: string, env: Readonly<Record<string, string>> = {}): Promise<LanguageClient> {
    const { child, ended } = await start(['lsp', '--stdio'], { cwd, env });
    const client = new LanguageClient(child, ended);
    const completionItem = { snippetSupport: true };
    const capabilities = { textDocument: { completion: { completionItem } } };
    await client.request('initialize', { processId: process.pid, rootUri: pathToFileURL(cwd).href, capabilities });
    client.notify('initialized', {});
    return client;
  }

  /** The result of a request; rejects with the server's words where it refuses. */
  async request<T = unknown>(method: string, params: unknown): Promise<T> {
    const id = this.#next;
    this.#next += 1;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#send({ id, method, params });
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(error.message);
    return result as T;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  open(file: string, text: string): void {
    const uri = pathToFileURL(file).href;
    this.#versions.set(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'xml', version: 1, text } });
  }

  change(file: string, text: string): void {
    const uri = pathToFileURL(file).href;
    const version = (this.#versions.get(uri) ?? 1) + 1;
    this.#versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  /** Asks about a place: the offset of the cursor in the text. */
  at<T>(method: string, file: string, text: string, offset: number, more: object = {}): Promise<T> {
    const before = text.slice(0, offset).split('\n');
    const position = { line: before.length - 1, character: (before.at(-1) ?? '').length };
    return this.request<T>(method, { textDocument: { uri: pathToFileURL(file).href }, position, ...more });
  }

  /** The findings that are next published for a file. */
  published(file: string): Promise<readonly PublishedDiagnostic[]> {
    const uri = pathToFileURL(file).href;
    return new Promise((resolve) => {
      const listener = ({ method, params }: Message): void => {
        if (method !== 'textDocument/publishDiagnostics' || (params as Published).uri !== uri) return;
        this.#listeners.delete(listener);
        resolve((params as Published).diagnostics);
      };
      this.#listeners.add(listener);
    });
  }

  /** Ends the session as the protocol wants it; returns how the program ended. */
  async end(): Promise<Ended> {
    await this.request('shutdown', null);
    this.notify('exit', null);
    return this.ended;
  }

  /** Closes the channel without a word, as an editor does that crashes. */
  hangUp(): void {
    this.child.stdin?.end();
  }

  terminate(): void {
    this.child.kill('SIGTERM');
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.child.stdin?.write(body);
  }

  #read(chunk: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const header = /Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(this.#buffer.toString('latin1'));
      if (header === null) return;
      const start = header.index + header[0].length;
      const end = start + Number(header[1]);
      if (this.#buffer.length < end) return;
      this.stray += this.#buffer.subarray(0, header.index).toString();
      const message = JSON.parse(this.#buffer.subarray(start, end).toString()) as Message;
      this.#buffer = this.#buffer.subarray(end);
      if (message.id !== undefined && message.method === undefined) this.#waiting.get(message.id)?.(message);
      else {
        if (message.method === 'textDocument/publishDiagnostics') this.told.push((message.params as Published).uri);
        for (const listener of [...this.#listeners]) listener(message);
      }
    }
  }
}
