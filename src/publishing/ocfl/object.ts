/** An object of an OCFL root: what it says of itself, and what a run that was killed has left of it. */
import { createHash } from 'node:crypto';
import { Findings } from '../../archive/fixity.js';
import { type Inventory, readInventory } from '../../archive/ocfl/inventory.js';
import { sidecarText } from '../../archive/ocfl/new-version.js';
import { UserError } from '../../diagnostics/user-error.js';
import { namesIn } from '../../store/files.js';
import { textIn } from './root.js';

export interface OcflObject {
  /** The text of `inventory.json`. */
  readonly text: string;
  readonly inventory: Inventory;
  /** What each version was made for, by its name: `Release 1.0.0`. */
  readonly messages: ReadonlyMap<string, string>;
  /** Whether the inventory has its sum beside it: a run that was killed may have left the sum of the one before. */
  readonly hasSum: boolean;
}

/** The message of the version that a release gets. */
export function releaseMessage(version: string): string {
  return `Release ${version}`;
}

/**
 * Reads an object; undefined if there is none.
 *
 * @param at its path from the root
 * @throws UserError if it is damaged, or not of the kind that is written here
 */
export async function readObject(root: string, at: string, name: string): Promise<OcflObject | undefined> {
  const text = await textIn(root, `${at}/inventory.json`);
  if (text === undefined) {
    if (((await namesIn(`${root}/${at}`)) ?? []).length === 0) return undefined;
    throw damaged(name, at, 'it has no inventory.json');
  }
  const findings = new Findings();
  const inventory = readInventory(text, 'inventory.json', findings);
  const [fault] = findings.faults;
  if (inventory === undefined || fault !== undefined) throw damaged(name, at, fault?.message ?? 'it can’t be read');
  if (inventory.algorithm !== 'sha512' || inventory.specification !== '1.1')
    throw new UserError(
      `The object at ${name} is kept with ${inventory.algorithm} in OCFL ${inventory.specification}`,
      'Nothing was changed. Objects of OCFL 1.1 with sha512 are written here; use a root of its own.',
    );
  const sidecar = await textIn(root, `${at}/inventory.json.sha512`);
  const hasSum = sidecar?.trim().toLowerCase() === sidecarOf(text).trim();
  if (!hasSum && (await textIn(root, `${at}/${inventory.head}/inventory.json`)) !== text)
    throw damaged(name, at, 'the sum of inventory.json is not the one beside it');
  const { versions } = JSON.parse(text) as {
    readonly versions: Readonly<Record<string, { readonly message?: string }>>;
  };
  const messages = new Map(Object.entries(versions).map(([version, { message = '' }]) => [version, message]));
  return { text, inventory, messages, hasSum };
}

export function sidecarOf(inventory: string): string {
  return sidecarText(createHash('sha512').update(inventory, 'utf8').digest('hex'));
}

function damaged(name: string, at: string, reason: string): UserError {
  return new UserError(
    `The object ${at} at ${name} is damaged: ${reason}`,
    'Nothing was changed. “edition verify” on the root says all that is wrong; restore the object from a copy first.',
  );
}
