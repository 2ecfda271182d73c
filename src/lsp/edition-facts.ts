/** What the editor's questions about more than one file are answered from: plain data about an edition as it is at this moment. */

import type { RegisterKind } from '../edition/model.js';
import { readingText } from '../edition/reading.js';
import { readRegister } from '../edition/registers.js';
import type { DocumentFacts } from '../validation/facts.js';
import type { Spot } from '../validation/spots.js';
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

/** An element with an `xml:id`, as a pointer's target. */
export interface Target {
  readonly id: string;
  readonly element: string;
  /** Undefined for what is no entry of a register, such as a witness or a paragraph. */
  readonly register: RegisterKind | undefined;
  /** “Castro Ruz, Fidel”; of what is no entry, its first words, or its id. */
  readonly name: string;
  /** “prime minister of Cuba, 1959–1976”; empty if there is none. */
  readonly gloss: string;
  /** The other notes of the entry, a paragraph each. */
  readonly notes: readonly string[];
  /** All forms of the name. */
  readonly forms: readonly string[];
}

/** A file of the edition that is well-formed now, or was when it was last read. */
export interface FileKnowledge {
  readonly text: string;
  readonly facts: DocumentFacts;
  /** Undefined for a file that is no register. */
  readonly register: RegisterKind | undefined;
  /** Read when it is first asked for: of most files nobody asks. */
  readonly targets: () => readonly Target[];
}

export interface EditionFacts {
  /** By path, relative to the edition's folder, with `/`. */
  readonly files: ReadonlyMap<string, FileKnowledge>;
  /** The files of the edition that can't be read as XML now. */
  readonly broken: ReadonlySet<string>;
}

/** A place in a file of the edition. */
export interface FilePlace {
  readonly path: string;
  readonly spot: Spot;
}

/** The elements of a document that pointers can lead to, its root excepted. */
export function readTargets(
  document: XmlDocument,
  path: string,
  register: RegisterKind | undefined,
): readonly Target[] {
  const entries = register === undefined ? [] : readRegister(document, register, path);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const targets: Target[] = [];
  for (const element of descendants(document.root)) {
    const id = attribute(element, 'xml:id');
    if (id === undefined) continue;
    const entry = byId.get(id);
    targets.push({
      id,
      element: element.local,
      register: entry === undefined ? undefined : register,
      name: entry?.name ?? shortened(readingText(element), id),
      gloss: entry?.gloss ?? '',
      notes: entry === undefined ? [] : notesOf(element),
      forms: [...new Set((entry?.forms ?? []).map(({ text }) => text))],
    });
  }
  return targets;
}

function notesOf(entry: XmlElement): readonly string[] {
  const notes = elements(entry, 'note').filter((note) => attribute(note, 'type') !== 'gloss');
  return notes.map(readingText).filter((text) => text !== '');
}

/** No more than this many characters of an element's text stand for its name. */
const longestName = 60;

function shortened(text: string, otherwise: string): string {
  if (text === '') return otherwise;
  return text.length <= longestName ? text : `${text.slice(0, text.lastIndexOf(' ', longestName))} …`;
}

/** The target of an id in a file. */
export function targetOf(edition: EditionFacts, path: string, id: string): Target | undefined {
  return edition.files
    .get(path)
    ?.targets()
    .find((target) => target.id === id);
}
