/** What an engine refuses, and what it would have taken: the same for every grammar, whatever its language. */
import type { XmlAttribute, XmlElement, XmlText } from '../xml/tree.js';

/** A name in a namespace. */
export interface QualifiedName {
  readonly uri: string;
  readonly local: string;
}

/** What the grammar would have taken instead. */
export interface Expected {
  readonly elements: readonly QualifiedName[];
  /** Whether these elements may stand somewhere in the element, and not necessarily just here. */
  readonly isSomewhere?: boolean;
  readonly attributes: readonly QualifiedName[];
  /** Values, for an attribute or a text that has a list of them. */
  readonly values: readonly string[];
  /** Regular expressions that a value may match, as source text. */
  readonly patterns: readonly string[];
  readonly text: boolean;
  /** Whether the element could end here. */
  readonly end: boolean;
}

/** A place at which the grammar refuses a document. `names` are those that the engine speaks of. */
export type Refusal = {
  readonly element: XmlElement;
  readonly names: readonly QualifiedName[];
  /** Undefined where it could not be found out. */
  readonly expected: Expected | undefined;
  /** What a value has to be like, in plain words, where the schema says more of it than a list or a pattern. */
  readonly advice?: string | undefined;
} & (
  | { readonly kind: 'element' }
  | { readonly kind: 'attribute' | 'value'; readonly attribute: XmlAttribute }
  | { readonly kind: 'text'; readonly text: XmlText }
  | { readonly kind: 'missing-attribute' }
  /** `before` is the child before which something is missing; undefined where it is missing at the end. */
  | { readonly kind: 'missing-content'; readonly before?: XmlElement }
);

/** What is taken for granted in place of a mistake, so that what follows from it is not reported. */
export type Repair = (refusal: Refusal) => QualifiedName | undefined;
