/** A running `edition preview`. */
import { type Started, type StartOptions, start } from './program.js';

/** What it prints when it has done something. */
const signs = {
  made: /^(?:Nothing found\.|.*: the page says which\.)$/m,
  shown: /: shown after \d+ ms$/m,
  trouble: /^The stylesheet .* does not compile$/m,
  broken: /is broken at the moment: .*$/m,
} as const;

export interface Preview {
  readonly address: string;
  readonly program: Started;
  /** Waits until it has printed that; gives what it has printed since the last call. */
  readonly until: (what: keyof typeof signs) => Promise<string>;
}

export async function openPreview(cwd: string, options: Partial<StartOptions> = {}): Promise<Preview> {
  const program = await start(['preview'], { cwd, ...options });
  let text = '';
  let told: () => void = () => undefined;
  const onData = (data: unknown): void => {
    text += String(data);
    told();
  };
  program.child.stdout?.on('data', onData);
  program.child.stderr?.on('data', onData);
  const ended = program.ended.then(({ code }) => code);
  const wait = async (sign: RegExp): Promise<string> => {
    for (;;) {
      const found = sign.exec(text);
      if (found !== null) {
        const part = text.slice(0, found.index + found[0].length);
        text = text.slice(part.length);
        return part;
      }
      const code = await Promise.race([ended, new Promise<undefined>((resolve) => (told = () => resolve(undefined)))]);
      if (code !== undefined && !sign.test(text)) throw new Error(`edition preview ended with ${code}:\n${text}`);
    }
  };
  const [, address = ''] = /Preview: (\S+)/.exec(await wait(/Preview: \S+\n/)) ?? [];
  return { address, program, until: (what) => wait(signs[what]) };
}
