/** A name in the parts that citation formats want. */
import type { Agent } from '../edition/citation-facts.js';

/** Either a family name with what goes before it, or a name that is never turned round. */
export interface CitedName {
  /** The family name; empty for a name that is not to be turned round. */
  readonly family: string;
  readonly given: string;
  /** The name in its natural order. */
  readonly whole: string;
}

/** A name with what the register knows of who bears it. */
export interface CitedAgent extends CitedName {
  readonly kind: Agent['kind'];
  /** The page of its register entry, from the edition's root; empty if it has none. */
  readonly page: string;
  /** Its addresses in authority files. */
  readonly uris: readonly string[];
}

/** “Family, Given”, or the whole of a name that is not to be turned round. */
export function invertedName({ family, given, whole }: CitedName): string {
  return family === '' || given === '' ? whole : `${family}, ${given}`;
}

/** Words that belong to the family name that follows them. */
const particles = new Set(
  'al da das de del della den der di do dos du el ibn la las le los van ten ter von y zu'.split(' '),
);

/**
 * A header's name in parts: as it is encoded; else by the family name that the register has, if the name ends (or begins) with
 * it; else by its last word and the particles before it. The name of a body, of one word, or with a comma stays as it is or is
 * taken at its comma.
 *
 * @param registered the family name that the register has; empty if it has none
 */
export function citedName({ name, family, given, kind }: Agent, registered = ''): CitedName {
  if (kind === 'organisation') return { family: '', given: '', whole: name };
  if (family !== undefined && family !== '') return parts(family, given ?? '');
  const comma = name.indexOf(',');
  if (comma > 0) return parts(name.slice(0, comma).trim(), name.slice(comma + 1).trim());
  const own = registered === '' ? undefined : byFamilyName(name, registered);
  return own ?? byLastWord(name);
}

function parts(family: string, given: string): CitedName {
  return { family, given, whole: given === '' ? family : `${given} ${family}` };
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function byFamilyName(name: string, family: string): CitedName | undefined {
  const words = name.split(/\s+/);
  const length = family.split(/\s+/).length;
  // “Fidel Castro” for the register's “Castro Ruz”: the first of two family names alone.
  for (let taken = length; taken > 0; taken -= 1) {
    const wanted = folded(family.split(/\s+/).slice(0, taken).join(' '));
    if (words.length > taken && folded(words.slice(-taken).join(' ')) === wanted) {
      return { family: words.slice(-taken).join(' '), given: words.slice(0, -taken).join(' '), whole: name };
    }
    if (words.length === taken && folded(name) === wanted) return { family: name, given: '', whole: name };
  }
  return undefined;
}

function byLastWord(name: string): CitedName {
  const words = name.split(/\s+/);
  // In scripts without capitals, and for a name of one word, there is nothing to tell the parts by.
  if (words.length < 2 || !/^[\p{Lu}\p{Ll}]/u.test(words.at(-1) ?? '')) return { family: '', given: '', whole: name };
  let from = words.length - 1;
  while (from > 1 && particles.has((words[from - 1] ?? '').toLowerCase())) from -= 1;
  return { family: words.slice(from).join(' '), given: words.slice(0, from).join(' '), whole: name };
}
