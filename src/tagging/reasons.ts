/** Says in words why a name is proposed. */
import type { FoundName } from '../names/register-names.js';
import { fold } from '../names/words.js';

export interface NameFacts {
  readonly name: FoundName;
  /** The words of the record. */
  readonly surface: string;
  /** Whether its forenames are none that the register has. */
  readonly isOther: boolean;
  readonly isCommonWord: boolean;
}

/** @param settledIn where the entry was named before, if that decided between several */
export function reasonOf(facts: NameFacts, settledIn: string | undefined): string {
  const { name, isOther, isCommonWord } = facts;
  const reasons = [basisOf(facts)];
  if (isOther) reasons.push('but the forename is another one');
  if (isCommonWord) reasons.push('but it is an ordinary word too');
  if (settledIn !== undefined) reasons.push(`several entries fit; this one was named before, in ${settledIn}`);
  else if (name.entities.length > 1) reasons.push('several entries fit');
  return reasons.join('; ');
}

function basisOf({ name: { basis, source }, surface }: NameFacts): string {
  switch (basis) {
    case 'form':
      return formBasis(surface, source);
    case 'order':
      return `follows from “${source}”, in the other order`;
    case 'initials':
      return `initials and surname, from “${source}”`;
    case 'surname':
      return `surname alone, from “${source}”`;
    case 'forename':
      return `forename and surname, from “${source}”`;
    case 'inflected':
      return `another ending of “${source}”`;
    case 'transliterated':
      return `another spelling of “${source}”, by its sound`;
  }
}

function formBasis(surface: string, source: string): string {
  const plain = surface.replace(/\s+/g, ' ');
  if (plain === source) return 'the register has this form';
  const same = (a: string, b: string): boolean => a.replace(/[\s.]+/g, ' ').trim() === b.replace(/[\s.]+/g, ' ').trim();
  if (same(plain, source)) return 'the register has this form, but for spaces and full stops';
  if (same(fold(plain), fold(source))) return `the register has this form, but for capitals or accents: “${source}”`;
  return `follows from “${source}”`;
}
