/** The model of a register's page: its entries under their letters. */
import { modelElement } from '../edition/context.js';
import type { Edition, Register } from '../edition/index-edition.js';
import type { Entity } from '../edition/model.js';
import { entityPath, hrefOf } from '../edition/pointers.js';
import { child, descendants } from '../xml/query.js';
import { entryKey, mentionIndex, page, type SitePage, sourceElement } from './page-model.js';

/** A register's page. Entries are in the alphabetical order of the pages' language. */
export function registerPage(edition: Edition, register: Register): SitePage {
  const collator = new Intl.Collator(edition.config.locale, { sensitivity: 'base', numeric: true });
  const order = (a: Entity, b: Entity): number => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  const letters = new Map<string, string[]>();
  for (const entity of [...register.entities].sort(order)) {
    const letter = letterOf(entity.name);
    const items = letters.get(letter) ?? [];
    letters.set(letter, items);
    items.push(item(edition, entity));
  }
  return page('register', `${register.kind}.html`, { register: register.kind }, [
    ...[...letters].map(([label, items]) => modelElement('letter', { label }, items.join(''))),
    description(register),
  ]);
}

function item(edition: Edition, { register, id, name, gloss }: Entity): string {
  const count = mentionIndex(edition).get(entryKey(register, id))?.size ?? 0;
  return modelElement('item', { id, href: hrefOf(entityPath(register, id)), name, gloss, count: String(count) });
}

/** The letter that a name is found under: its first letter or digit, without accents, as a capital; `#` for a name without any. */
function letterOf(name: string): string {
  const first = /[\p{L}\p{N}]/u.exec(name.normalize('NFD'))?.[0];
  return first === undefined ? '#' : /\p{N}/u.test(first) ? '0–9' : first.toUpperCase();
}

/** What the register's header says of how it was made. */
function description({ document }: Register): string {
  const header = child(document.root, 'teiHeader');
  const source = header && [...descendants(header, 'sourceDesc')][0];
  return source === undefined ? '' : sourceElement(source);
}
