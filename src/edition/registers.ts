/** Reads the entries of a register: who or what it lists, and under which names. */
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';
import type { Category, Entity, NameForm, RegisterKind } from './model.js';
import { readingText } from './reading.js';

/** The elements that are entries, and the element that holds a name, in each register. */
const shapes: Readonly<Record<RegisterKind, { readonly entries: readonly string[]; readonly name: string }>> = {
  people: { entries: ['person', 'personGrp'], name: 'persName' },
  places: { entries: ['place'], name: 'placeName' },
  organizations: { entries: ['org'], name: 'orgName' },
  terms: { entries: ['item', 'entry'], name: 'term' },
};

/** The language that holds at an element: the nearest `xml:lang`; empty if there is none. */
function languageOf(element: XmlElement): string {
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    const language = attribute(at, 'xml:lang');
    if (language !== undefined) return language;
  }
  return '';
}

function nameForm(element: XmlElement): NameForm {
  const form = { text: readingText(element), language: languageOf(element), type: attribute(element, 'type') ?? '' };
  const part = (name: string): string => elements(element, name).map(readingText).join(' ');
  const surname = part('surname');
  return surname === '' ? form : { ...form, surname, forenames: part('forename') };
}

function readEntity(entry: XmlElement, id: string, register: RegisterKind, file: string): Entity {
  const forms = elements(entry, shapes[register].name).map(nameForm);
  const name = (forms.find((form) => form.type === 'main') ?? forms[0])?.text ?? id;
  const short = forms.find((form) => form.type === 'short')?.text ?? name;
  const gloss = elements(entry, 'note').find((note) => attribute(note, 'type') === 'gloss');
  return { id, register, file, name, short, gloss: gloss === undefined ? '' : readingText(gloss), forms };
}

/**
 * The entries of a register, in the order of the file. An entry is a `person`, `place`, `org` or (in the terms) `item` that
 * has an `xml:id`, at any depth. Its heading is the name of type `main`, else the first one, else its id; its short form the name
 * of type `short`, else the heading.
 *
 * @param file the register's path relative to the edition's folder, with `/`
 */
export function readRegister(document: XmlDocument, register: RegisterKind, file: string): readonly Entity[] {
  const found: Entity[] = [];
  for (const element of descendants(document.root)) {
    if (!shapes[register].entries.includes(element.local)) continue;
    const id = attribute(element, 'xml:id');
    if (id !== undefined) found.push(readEntity(element, id, register, file));
  }
  return found;
}

/**
 * The categories of the taxonomies in a file's header, in the order of the file.
 *
 * @param file the file's path relative to the edition's folder, with `/`
 */
export function readCategories(document: XmlDocument, file: string): readonly Category[] {
  return [...descendants(document.root, 'category')].flatMap((category) => {
    const id = attribute(category, 'xml:id');
    const [description] = elements(category, 'catDesc');
    if (id === undefined || description === undefined) return [];
    const name = readingText(description).split(':')[0]?.trim() || id;
    return [{ id, file, name, language: languageOf(description) }];
  });
}
