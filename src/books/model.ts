/** A book that is made of pages of a site, before it is an EPUB or printed. */
import type { BookElement, BookNode } from './tree.js';

/** A page of the site, as it is published. */
export interface SourcePage {
  /** From the edition's root, with `/`. */
  readonly path: string;
  readonly html: string;
}

export interface Chapter {
  /** Unique in the book; made of small letters, digits, hyphens: the file's name without `.xhtml`. */
  readonly name: string;
  readonly kind: 'cover' | 'title' | 'about' | 'record' | 'part' | 'register';
  readonly title: string;
  /** The language of the title, where it is not that of the book; empty if it is. */
  readonly titleLanguage: string;
  /** 1 for what stands by itself, 2 for what belongs to the chapter before it. */
  readonly level: 1 | 2;
  readonly content: readonly BookNode[];
  /** Style rules that hold for this chapter only. */
  readonly styles: readonly string[];
  /** The pages of the site that stand here, each with the anchor where it begins; empty for the beginning of the chapter. */
  readonly pages: ReadonlyMap<string, string>;
}

/** A person or a house, and what it did for the book (MARC relator code). */
export interface Contributor {
  readonly name: string;
  /** The name by which it is sorted. */
  readonly sortedAs: string;
  readonly role: 'aut' | 'trl' | 'edt';
}

export interface BookFacts {
  /** `urn:uuid:…`, the same in each version of the edition. */
  readonly uuid: string;
  /** The full address of what the book shows; undefined where the edition has none. */
  readonly url: string | undefined;
  readonly title: string;
  /** The edition that a record's book belongs to; empty for the book of the edition. */
  readonly partOf: string;
  readonly contributors: readonly Contributor[];
  readonly publisher: string;
  /** `YYYY-MM-DD`; empty if the edition has no date. */
  readonly date: string;
  readonly version: string;
  readonly description: string;
  readonly notice: string;
  /** Where the original is kept: its archive and shelfmark; one or more. */
  readonly sources: readonly string[];
  readonly rights: readonly string[];
  readonly subjects: readonly string[];
  /** The language of the text, and those of further texts in it (BCP 47). */
  readonly languages: readonly string[];
  /** The language of the pages themselves. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
}

export interface BookFile {
  /** Relative to the book's folder. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

export interface Book {
  readonly facts: BookFacts;
  readonly chapters: readonly Chapter[];
  /** Pictures that chapters show, by their paths in the book. */
  readonly images: readonly BookFile[];
}

/** The words of all chapters, for choosing what fonts must cover. */
export function charactersOf({ chapters }: Pick<Book, 'chapters'>): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (node: BookNode): void => {
    if (typeof node !== 'string') for (const child of (node as BookElement).children) add(child);
    else for (const character of node) found.add(character.codePointAt(0) as number);
  };
  for (const { title, content } of chapters) {
    add(title);
    content.forEach(add);
  }
  return found;
}

/** The day that a book is of; without one, the first that a zip file can name. */
export function bookDay(date: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(date) ? date : '1980-01-01';
}
