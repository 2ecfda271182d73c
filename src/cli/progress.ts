/** One moving line on standard error that tells how far a command is; nothing at all where that is no terminal. */

const steps = {
  validate: 'checking',
  records: 'records',
  pages: 'pages',
  publish: 'putting in place',
  copy: 'sources',
  program: 'the program',
  sums: 'checksums of files',
  zip: 'packing files',
  check: 'megabytes read',
  compare: 'comparing',
  send: 'megabytes sent',
  'read-back': 'megabytes read back',
  place: 'putting in place',
} as const;

/** How far a command is; `done` and `of` are 0 where that is not known. */
export interface Progress {
  readonly step: keyof typeof steps;
  readonly done: number;
  readonly of: number;
}

/** How often the line changes at most, in milliseconds. */
const pause = 80;

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

export function openProgress(name: string): ProgressLine {
  const { stderr } = process;
  if (!stderr.isTTY || process.env['TERM'] === 'dumb' || process.env['CI'])
    return { show: () => undefined, clear: () => undefined };
  let shown = Number.NEGATIVE_INFINITY;
  let step = '';
  return {
    show(progress) {
      const now = performance.now();
      if (progress.step === step && now - shown < pause) return;
      shown = now;
      step = progress.step;
      const count = progress.of === 0 ? '' : ` ${progress.done} of ${progress.of}`;
      stderr.write(`\r\u001B[K${name}: ${steps[progress.step]}${count}`);
    },
    clear() {
      stderr.write('\r\u001B[K');
    },
  };
}
