/** A terminal on which single keys are answers. What is shown goes to standard error: the report has standard output. */

export interface Terminal {
  /** In characters. */
  readonly columns: number;
  readonly hasColour: boolean;
  show(text: string): void;
  /**
   * The next key: a character, or one of `enter`, `escape`, `backspace`, and `end` for the end of input (Ctrl-D).
   *
   * @throws whatever `signal` is aborted with, also by Ctrl-C
   */
  key(signal: AbortSignal): Promise<string>;
}

export interface OpenTerminal extends Terminal {
  /** Gives the terminal back to the shell. */
  close(): void;
}

/** Opens the terminal that the program was started on. */
export function openTerminal(): OpenTerminal {
  const { stdin, stderr } = process;
  const keys: string[] = [];
  let wake: (() => void) | undefined;
  const take = (data: string): void => {
    keys.push(...keysIn(data));
    wake?.();
  };
  const onData = (data: Buffer | string): void => take(data.toString());
  const onEnd = (): void => take('\u0004');
  stdin.setRawMode?.(true);
  stdin.setEncoding('utf8');
  stdin.on('data', onData);
  stdin.on('end', onEnd);
  stdin.resume();
  return {
    // A terminal that does not know its width says 0.
    columns: stderr.columns || 80,
    hasColour: process.env['NO_COLOR'] === undefined,
    show: (text) => {
      stderr.write(text);
    },
    async key(signal) {
      for (;;) {
        signal.throwIfAborted();
        const key = keys.shift();
        // The terminal hands Ctrl-C to whoever reads single keys, and not to the process.
        if (key === 'interrupt') process.kill(process.pid, 'SIGINT');
        else if (key !== undefined) return key;
        await new Promise<void>((resolve) => {
          const go = (): void => {
            signal.removeEventListener('abort', go);
            resolve();
          };
          wake = go;
          signal.addEventListener('abort', go);
          if (keys.length > 0) go();
        });
      }
    },
    close() {
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.setRawMode?.(false);
      stdin.pause();
    },
  };
}

const named: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\u0003': 'interrupt',
  '\u0004': 'end',
  '\u0008': 'backspace',
  '\u007F': 'backspace',
  '\u001B': 'escape',
};

/** Arrows and their like send several characters, of which the first is Escape. */
const longKeys = new RegExp(`${String.fromCharCode(27)}(?:\\[[0-9;]*[A-Za-z~]|O[A-Z])`, 'g');

/** The keys in what a terminal has sent; those that send several characters, such as arrows, are none. */
export function keysIn(data: string): readonly string[] {
  const plain = data.replace(longKeys, '');
  return [...plain].flatMap((character) => {
    const key = named[character] ?? character;
    return key.length === 1 && /\p{Cc}/u.test(key) ? [] : [key];
  });
}

/**
 * Reads a line that the user types; undefined if it is given up with Escape or the end of input.
 *
 * @param initial what stands there to begin with
 */
export async function readLine(
  terminal: Terminal,
  question: string,
  signal: AbortSignal,
  initial = '',
): Promise<string | undefined> {
  let line = initial;
  terminal.show(`${question}${line}`);
  for (;;) {
    const key = await terminal.key(signal);
    if (key === 'enter') {
      terminal.show('\n');
      return line.trim();
    }
    if (key === 'escape' || key === 'end') {
      terminal.show('\n');
      return undefined;
    }
    if (key === 'backspace') line = [...line].slice(0, -1).join('');
    else line += key;
    terminal.show(`\r\u001B[K${question}${line}`);
  }
}
