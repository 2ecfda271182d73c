/** The model of a register's page: its entries under their letters. */
import { modelElement } from '../edition/context.js';
import type { Edition, Register } from '../edition/index-edition.js';
import type { Entity } from '../edition/model.js';
import { entityPath, hrefOf } from '../edition/pointers.js';
import { child, descendants } from '../xml/query.js';
import { entryKey, mentionIndex, nameLanguage, page, type SitePage, sourceElement } from './page-model.js';

/** A register's page. Entries are in the alphabetical order of the pages' language. */
export function registerPage(edition: Edition, register: Register): SitePage {
  const collator = new Intl.Collator(edition.config.locale, { sensitivity: 'base', numeric: true });
  const order = (a: Entity, b: Entity): number => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  const letters = new Map<string, string[]>();
  for (const entity of [...register.entities].sort(order)) {
    const letter = letterOf(entity.name, collator);
    const items = letters.get(letter) ?? [];
    letters.set(letter, items);
    items.push(item(edition, entity));
  }
  return page('register', `${register.kind}.html`, { register: register.kind }, [
    ...[...letters].map(([label, items]) => modelElement('letter', { label }, items.join(''))),
    description(register),
  ]);
}

function item(edition: Edition, entity: Entity): string {
  const { register, id, name, gloss } = entity;
  const count = mentionIndex(edition).get(entryKey(register, id))?.size ?? 0;
  return modelElement('item', {
    id,
    href: hrefOf(entityPath(register, id)),
    name,
    lang: nameLanguage(entity),
    gloss,
    count: String(count),
  });
}

/**
 * The letter that a name is found under: its first letter or digit as a capital, without accents unless the language counts the
 * letter with its accent as one of its own (Ñ, Й); `#` for a name without any.
 */
function letterOf(name: string, collator: Intl.Collator): string {
  const written = /[\p{L}\p{N}]\p{M}*/u.exec(name.normalize('NFD'))?.[0];
  if (written === undefined) return '#';
  if (/^\p{N}/u.test(written)) return '0–9';
  const bare = String.fromCodePoint(written.codePointAt(0) as number);
  const letter = collator.compare(written, bare) === 0 ? bare : written.normalize('NFC');
  return letter.toLocaleUpperCase(collator.resolvedOptions().locale);
}

/** What the register's header says of how it was made. */
function description({ document }: Register): string {
  const header = child(document.root, 'teiHeader');
  const source = header && [...descendants(header, 'sourceDesc')][0];
  return source === undefined ? '' : sourceElement(source);
}
