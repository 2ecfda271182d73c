/** What is known of a published page: small plain data, so that it can be kept, and a page that has not changed need not be read again. */

/** A place in a page: 1-based line and column. */
export interface PagePlace {
  readonly line: number;
  readonly column: number;
}

/** An address that a page names. */
export interface PageLink extends PagePlace {
  readonly href: string;
  /**
   * `load`: fetched with the page, such as a style sheet; `follow`: for a reader to follow; `name`: a `link` that only says what
   * something is.
   */
  readonly use: 'load' | 'follow' | 'name';
  /** `@rel`; empty if there is none. */
  readonly rel: string;
}

/** Something in a page that is not as HTML wants it, or that does not work without a script. */
export interface PageFault extends PagePlace {
  readonly kind: 'html' | 'script';
  readonly message: string;
}

/** A place that readers can cite: its anchor, and what is said there. */
export interface PagePassage {
  readonly id: string;
  readonly kind: 'paragraph' | 'note' | 'entry';
  /** White space normalised; numbers and links back are left out. */
  readonly words: string;
}

export interface PageFacts {
  /** The first heading, white space normalised; empty if there is none. */
  readonly heading: string;
  /** The words of `main`, up to some hundred. */
  readonly words: string;
  readonly ids: readonly string[];
  readonly links: readonly PageLink[];
  readonly faults: readonly PageFault[];
  readonly passages: readonly PagePassage[];
  /** The version and the day that the foot of the page names; undefined where it does not. */
  readonly version: string | undefined;
  readonly date: string | undefined;
  /** Whether the page says what may be done with it. */
  readonly hasRights: boolean;
  /** Whether the page only says where something went that stood at its address. */
  readonly isMoved: boolean;
  /** Whether it says how to cite it. */
  readonly hasCitation: boolean;
}
