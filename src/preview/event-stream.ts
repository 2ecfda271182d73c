/** Tells browsers what has happened: server-sent events (WHATWG HTML §9.2). */
import type { ServerResponse } from 'node:http';

export class EventStream {
  readonly #open = new Set<ServerResponse>();

  /** Sends a browser what there is to know now, and from then on what happens. */
  connect(response: ServerResponse, now: object): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    // If the preview is started anew, the browser finds it again after this many milliseconds.
    response.write('retry: 500\n\n');
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
    response.write(messageOf(now));
  }

  send(event: object): void {
    for (const response of this.#open) response.write(messageOf(event));
  }

  close(): void {
    for (const response of this.#open) response.end();
    this.#open.clear();
  }
}

function messageOf(event: object): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
