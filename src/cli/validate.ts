/** `edition validate`: checks files and says what is wrong where. */

export interface ValidateFlags {
  readonly schema?: readonly string[];
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly maxWarnings?: number;
}

export async function validateCommand(
  _paths: readonly string[],
  _flags: ValidateFlags,
  _signal: AbortSignal,
): Promise<number> {
  throw new Error('validate is not there yet');
}
