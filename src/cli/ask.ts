/** Questions at the terminal. They are asked on standard error: the report has standard output. */
import { createInterface } from 'node:readline/promises';

/** Whether there is somebody to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks at the terminal; the end of input (Ctrl-D) is an empty answer. */
export async function ask(question: string, signal: AbortSignal): Promise<string> {
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  // While a question is open the terminal hands Ctrl-C to it, and not to the process.
  questions.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return await new Promise<string>((resolve, reject) => {
      questions.once('close', () => resolve(''));
      questions.question(question, { signal }).then(resolve, reject);
    });
  } finally {
    questions.close();
  }
}
