/** The IANA Language Subtag Registry (RFC 5646 §3.1), as the package `language-subtag-registry` has it. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export type SubtagKind = 'language' | 'extlang' | 'script' | 'region' | 'variant' | 'grandfathered' | 'redundant';

let registry: Readonly<Record<string, Readonly<Partial<Record<SubtagKind, number>>>>> | undefined;

/** Whether the registry has a subtag of that kind; those for private use (RFC 5646 §2.2.1, §2.2.3, §2.2.4) count as known. */
export function isRegistered(subtag: string, kind: SubtagKind): boolean {
  const key = subtag.toLowerCase();
  if (kind === 'language' && /^q[a-t][a-z]$/.test(key)) return true;
  if (kind === 'script' && /^qa(?:a[a-z]|b[a-x])$/.test(key)) return true;
  if (kind === 'region' && /^(?:aa|q[m-z]|x[a-z]|zz)$/.test(key)) return true;
  // Large, and needed only where a document is new: read when it is first asked for.
  registry ??= require('language-subtag-registry/data/json/index.json') as NonNullable<typeof registry>;
  return Object.hasOwn(registry, key) && registry[key]?.[kind] !== undefined;
}
