/** `edition build`: publishes editions and says what was made and where. */

export interface BuildFlags {
  readonly out: string;
  readonly jobs?: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

export async function buildCommand(
  _editions: readonly string[],
  _flags: BuildFlags,
  _signal: AbortSignal,
): Promise<number> {
  throw new Error('build is not there yet');
}
