/** What `edition import` was not sure of and kept beside the typescript, in `typescripts/<record>.doubts.json`. */
import * as v from 'valibot';

/** The folder in the edition, and how the names of the files end. */
export const doubtsFolder = 'typescripts';
export const doubtsEnding = '.doubts.json';

const place = v.object({ line: v.number(), column: v.number() });

/** Only what the report needs: the file may say more. */
const schema = v.object({
  typescript: v.string(),
  record: v.string(),
  doubts: v.array(
    v.object({
      code: v.string(),
      place,
      typed: v.optional(v.string(), ''),
      message: v.string(),
      help: v.optional(v.string(), ''),
    }),
  ),
  entries: v.optional(v.array(v.object({ name: v.string() })), []),
});

export interface KeptDoubt {
  readonly code: string;
  /** In the typescript, 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface KeptDoubts {
  readonly record: string;
  /** The path of the typescript, relative to the edition's folder. */
  readonly typescript: string;
  readonly doubts: readonly KeptDoubt[];
  /** Names for which the import has proposed an entry of a register. */
  readonly proposed: readonly string[];
}

/** Reads such a file; undefined where it is none. */
export function readDoubts(text: string): KeptDoubts | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) return undefined;
  const { record, typescript, doubts, entries } = parsed.output;
  return {
    record,
    typescript,
    doubts: doubts.map(({ code, place: { line, column }, message }) => ({ code, line, column, message })),
    proposed: entries.map(({ name }) => name),
  };
}
