/** `edition lsp`: serves an editor over standard input and output, until the editor ends it. */
import { Writable } from 'node:stream';
import { serve } from '../lsp/server.js';
import { toolVersion } from '../store/package-files.js';
import { EditSession } from '../workflows/edit-session.js';
import { exitCodes } from './failure.js';

/** @param signal ends the program at once: there is nothing to clean up, and the editor has the texts */
export function lspCommand(signal: AbortSignal): void {
  signal.addEventListener('abort', () => process.exit(exitCodes.interrupted));
  serve({ input: process.stdin, output: protocolOutput(), desk: new EditSession(), version: toolVersion() });
}

/** Standard output for the protocol alone: what anything else prints there goes to standard error, where it breaks nothing. */
function protocolOutput(): Writable {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return new Writable({ write: (chunk: Uint8Array, _encoding, done) => void write(chunk, done) });
}
