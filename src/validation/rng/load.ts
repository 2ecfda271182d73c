import { hashParts } from '../../store/hash.js';
import { readShipped } from '../../store/shipped-files.js';
import { parseXml } from '../../xml/parse.js';
import { flattenSchema, UnusableSchema } from '../flatten-schema.js';
import type { SchemaBundle } from '../schema-bundle.js';
import { Automaton } from './automaton.js';
import { readSchema } from './read-schema.js';
import { Unsupported } from './unsupported.js';

/** Keeps what is dear to make; see src/store/cache.ts. */
export interface Keep {
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
}

const automata = new Map<string, Promise<Automaton | undefined>>();

/**
 * The automaton of a schema, once per process: from the program's own files or from what is kept, else made.
 *
 * @param isUsable whether an engine that knows all of RELAX NG takes the schema; asked only when the automaton has to be made
 * @returns undefined where the schema is wrong, or has something that the automaton can't do
 */
export function loadAutomaton(
  schema: SchemaBundle,
  keep: Keep,
  isUsable: () => Promise<boolean>,
): Promise<Automaton | undefined> {
  const known = automata.get(schema.hash) ?? readOrMake(schema, keep, isUsable);
  automata.set(schema.hash, known);
  return known;
}

async function readOrMake(
  schema: SchemaBundle,
  keep: Keep,
  isUsable: () => Promise<boolean>,
): Promise<Automaton | undefined> {
  const key = tablesKey(schema);
  const shipped = await readShipped('rng', key);
  if (shipped !== undefined) return automatonOf(shipped);
  const kept = await keep.get(key);
  if (kept !== undefined) return automatonOf(new TextDecoder().decode(kept));
  if (!(await isUsable())) return undefined;
  const made = makeTables(schema);
  if (made === undefined) return undefined;
  await keep.put(key, new TextEncoder().encode(made));
  return automatonOf(made);
}

/** Changes whenever a schema becomes other tables than it did. */
const edition = 1;

/** The name under which the tables of a schema are kept. */
export function tablesKey({ hash }: SchemaBundle): string {
  return hashParts(['RELAX NG tables', String(edition), hash]);
}

/** The tables of a schema, as text; `null` where the automaton can't do what it asks for, undefined where it is not well-formed. */
export function makeTables(schema: SchemaBundle): string | undefined {
  try {
    const { document } = parseXml(flattenSchema(schema), schema.file);
    return document === undefined ? undefined : JSON.stringify(readSchema(document.root));
  } catch (error) {
    if (error instanceof UnusableSchema) return undefined;
    // A schema may be nested so deep that the way through it is too long; engines that can bear it are asked.
    if (error instanceof Unsupported || error instanceof RangeError) return 'null';
    throw error;
  }
}

function automatonOf(tables: string): Automaton | undefined {
  const read = JSON.parse(tables) as ConstructorParameters<typeof Automaton>[0] | null;
  return read === null ? undefined : new Automaton(read);
}
