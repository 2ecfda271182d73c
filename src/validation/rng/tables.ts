/** A RELAX NG schema as plain data that is read in a few milliseconds: what the automaton is made of. */

/** Which names a pattern takes (RELAX NG specification §3, `nameClass`). */
export type NameClass =
  | readonly ['name', uri: string, local: string]
  | readonly ['any', except: NameClass | null]
  | readonly ['ns', uri: string, except: NameClass | null]
  | readonly ['choice', readonly NameClass[]];

/** A pattern; `ref` is the number of a definition, `many` is `oneOrMore`. */
export type Shape =
  | readonly ['empty' | 'text' | 'notAllowed']
  | readonly ['choice' | 'group' | 'interleave', readonly Shape[]]
  | readonly ['many' | 'list', Shape]
  | readonly ['ref', number]
  | readonly ['element' | 'attribute', NameClass, Shape]
  | readonly ['data', type: string, facets: readonly (readonly [name: string, value: string])[], except: Shape | null]
  | readonly ['value', value: string, isExact: boolean];

export interface SchemaTables {
  readonly start: Shape;
  readonly definitions: readonly Shape[];
}
