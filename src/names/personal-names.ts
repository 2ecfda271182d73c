/** Takes the name of a person to pieces: which of its words are the surname. */
import { fold } from './words.js';

export interface PersonalName {
  readonly surname: string;
  /** With initials; empty if there are none. */
  readonly forenames: string;
  /** The other surname that the words allow; undefined if there is none. */
  readonly other: string | undefined;
}

/** Forenames of Spanish-speaking people that say so: those that other languages share are left out. */
const spanish = new Set(
  `adolfo agustin alberto alejandro alfonso alfredo alvaro andres angel anibal antonio armando arturo augusto baltasar bartolome benito
  bernardo blas camilo carlos celia cesar clodomiro cristobal diego domingo eduardo efigenio emilio enrique ernesto esteban eugenio
  eusebio ezequiel facundo faustino federico felipe felix fermin fernando fidel francisco fulgencio gabriel galo gerardo gilberto
  gonzalo guillermo gustavo hector herminio hernan hilda horacio humberto ignacio isidro jacobo jaime javier jeronimo jesus joaquin
  jorge jose juan juana julio justo lazaro leonardo leopoldo lorenzo lucas luis luisa manuel marcelo marcos maria mariano mateo mauricio
  maximo melchor miguel modesto nicolas octavio omar orlando oscar osmany osvaldo pablo pascual patricio pedro porfirio rafael ramiro
  ramon raul regino ricardo roberto rodolfo rodrigo rogelio romulo rosa ruben salvador santiago sebastian segundo sergio servando teresa
  tomas valentin vicente victor vilma virgilio wilfredo`.split(/\s+/),
);

const initial = /^\p{Lu}\.?(?:-?\p{Lu}\.)*$/u;

/** “KUDRYAVTSEV” as “Kudryavtsev”; what is not all capitals stays. */
export function withoutCapitals(name: string): string {
  return name.replace(/\p{Lu}{3,}/gu, (word) => word[0] + word.slice(1).toLowerCase());
}

/**
 * The parts of a name that is written with the forenames first. Of “S. M. Kudryavtsev” the surname is the last word; of a Spanish
 * forename with two more names, “Fidel Castro Ruz”, these are both surnames.
 *
 * @param known surnames of two words that the registers have, without capitals and accents
 */
export function partName(name: string, known: ReadonlySet<string> = new Set()): PersonalName {
  const words = name.split(/\s+|(?<=\.)(?=\p{L})/u).filter((word) => word !== '');
  const last = words.at(-1) ?? name;
  const two = words.slice(-2).join(' ');
  const parted = (surname: string, other?: string): PersonalName => ({
    surname,
    forenames: name.slice(0, name.length - surname.length).trim(),
    other,
  });
  if (words.length < 3 || !words.slice(-2).every((word) => /^\p{Lu}\p{L}/u.test(word) && !initial.test(word)))
    return parted(last);
  if (known.has(fold(two))) return parted(two);
  const before = words.slice(0, -2);
  const isSpanish = (word: string): boolean => spanish.has(fold(word));
  const [middle = ''] = words.slice(-2);
  // “Juan Carlos Onganía”: two forenames.
  if (!before.some(isSpanish) || isSpanish(middle)) return parted(last);
  return parted(two, last);
}

/** “Sergei Kudryavtsev” as “Kudryavtsev, Sergei”, as an entry of a register has it. */
export function inverted(name: string, known?: ReadonlySet<string>): string {
  const { surname, forenames } = partName(name, known);
  return forenames === '' ? surname : `${surname}, ${forenames}`;
}
