/** A schema has something that the automaton can't do: other engines have to check with it. */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
}
