/** The inventory of an object with one version more (OCFL 1.1, §3.5): files whose content is there already are not stored again. */
import { byPath } from '../paths.js';

export interface VersionFile {
  /** The logical path. */
  readonly path: string;
  /** In lower-case hexadecimal. */
  readonly sha512: string;
}

export interface VersionFacts {
  readonly id: string;
  readonly files: readonly VersionFile[];
  /** ISO 8601 with its zone. */
  readonly created: string;
  readonly message: string;
  readonly user: string;
}

export interface NewVersion {
  /** Such as `v2`. */
  readonly name: string;
  /** The text of `inventory.json`. */
  readonly inventory: string;
  /** What must be stored: for each sum that is new, the path of its content in the object, and the logical path that it comes from. */
  readonly store: readonly { readonly content: string; readonly path: string }[];
}

type Sums = Record<string, string[]>;

interface InventoryJson {
  readonly head: string;
  readonly contentDirectory?: string;
  readonly manifest: Sums;
  readonly versions: Readonly<Record<string, object>>;
}

/** @param before the text of the object's inventory, which was found to be right; undefined for a new object */
export function newVersion(
  before: string | undefined,
  { id, files, created, message, user }: VersionFacts,
): NewVersion {
  const old: InventoryJson =
    before === undefined ? { head: 'v0', manifest: {}, versions: {} } : (JSON.parse(before) as InventoryJson);
  const name = nextName(old.head);
  const manifest: Sums = { ...old.manifest };
  // Sums are the same in capitals.
  const known = new Map(Object.keys(manifest).map((sum) => [sum.toLowerCase(), sum]));
  const state: Sums = {};
  const store: { content: string; path: string }[] = [];
  for (const { path, sha512 } of files.toSorted((a, b) => byPath(a.path, b.path))) {
    let sum = known.get(sha512);
    if (sum === undefined) {
      sum = sha512;
      const content = `${name}/${old.contentDirectory ?? 'content'}/${path}`;
      known.set(sum, sum);
      manifest[sum] = [content];
      store.push({ content, path });
    }
    state[sum] = [...(state[sum] ?? []), path];
  }
  const value = {
    ...old,
    id,
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head: name,
    manifest,
    versions: { ...old.versions, [name]: { created, message, user: { name: user }, state } },
  };
  return { name, inventory: `${JSON.stringify(value, undefined, 2)}\n`, store };
}

/** Names of versions stay padded with zeros if the first one is. */
function nextName(head: string): string {
  const digits = head.slice(1);
  const next = String(Number(digits) + 1);
  return `v${/^0\d/.test(digits) ? next.padStart(digits.length, '0') : next}`;
}

/** The text of the file beside an inventory. */
export function sidecarText(sha512: string): string {
  return `${sha512} inventory.json\n`;
}
