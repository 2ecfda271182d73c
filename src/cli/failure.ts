/** How a command's failure is told, and the exit code that it gives. */
import { UserError } from '../diagnostics/user-error.js';
import { toolVersion } from '../store/package-files.js';

/** The exit codes of every command. */
export const exitCodes = {
  clean: 0,
  /** There are findings at or above the threshold. */
  findings: 1,
  /** Wrong usage, wrong configuration, or a file that can't be read or written. */
  usage: 2,
  /** A bug of ours. */
  bug: 70,
  interrupted: 130,
} as const;

/** Prints why a command ended early, on standard error, and returns the exit code. */
export function reportFailure(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    console.error('Interrupted. What was there before is as it was.');
    return exitCodes.interrupted;
  }
  if (error instanceof UserError) {
    console.error(`Error: ${error.message}${error.detail === '' ? '' : `\n${error.detail}`}`);
    return exitCodes.usage;
  }
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  console.error(`${stack}\n`);
  console.error(
    `This is a bug in edition ${toolVersion()} (Node ${process.version}, ${process.platform}). ` +
      'Please report it with the lines above and, if you may share it, the file that was being worked on.',
  );
  return exitCodes.bug;
}
