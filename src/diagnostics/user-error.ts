/**
 * A mistake in how the program was called or configured, or a file that can't be read or written.
 * It is printed without a stack and ends the program with exit code 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    message: string,
    /** What to do about it; may be empty. */
    readonly detail = '',
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
