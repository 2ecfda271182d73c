/** The phase of Schematron that documents are checked in. */
import { UserError } from '../diagnostics/user-error.js';
import { hashParts } from '../store/hash.js';
import type { SchemaBundle } from '../validation/schema-bundle.js';
import { phaseHelp, phasesOf, phasesOfAll } from '../validation/schematron-source.js';

/** Schemas, of which those that have the phase are to be used in it; the others stay in their default phase. */
export function inPhase(schemas: readonly SchemaBundle[], phase: string): readonly SchemaBundle[] {
  return schemas.map((schema) =>
    hasPhase(schema, phase) ? { ...schema, phase, hash: hashParts([schema.hash, phase]) } : schema,
  );
}

/** What to write instead of a phase that none of these schemas has; undefined if one has it. */
export function unknownPhase(schemas: readonly SchemaBundle[], phase: string): string | undefined {
  if (phasesOfAll.includes(phase) || schemas.some((schema) => hasPhase(schema, phase))) return undefined;
  const rules = schemas.filter(({ language }) => language === 'sch');
  if (rules.length === 0) return 'Only Schematron schemas have phases, and none is used here';
  return phaseHelp(phase, [...new Set(rules.flatMap((schema) => phasesOf(schema) ?? []))]);
}

/** @throws UserError if a phase is asked for that none of the schemas has */
export function requirePhase(schemas: readonly SchemaBundle[], phase: string): void {
  const help = unknownPhase(schemas, phase);
  if (help !== undefined) throw new UserError(`No schema has a phase “${phase}”`, help);
}

function hasPhase(schema: SchemaBundle, phase: string): boolean {
  if (schema.language !== 'sch') return false;
  if (phasesOfAll.includes(phase)) return true;
  // What is wrong with a schema that cannot be read is said when it is used.
  const phases = phasesOf(schema);
  return phases === undefined || phases.includes(phase);
}
