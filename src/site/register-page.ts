/** The models of a register's pages: its entries under their letters. */
import { modelElement } from '../edition/context.js';
import type { Edition, Register } from '../edition/index-edition.js';
import type { Entity } from '../edition/model.js';
import { entityPath, hrefOf } from '../edition/pointers.js';
import { daysOf } from '../edition/spans.js';
import { child, descendants } from '../xml/query.js';
import { mapDetail } from './drawings/map-page.js';
import { hasNetwork } from './drawings/network-page.js';
import { entryKey, mentionIndex, nameLanguage, page, type SitePage, sourceElement } from './page-model.js';

/** How many entries a page lists. */
const entriesPerPage = 400;

/** A register's pages. Entries are in the alphabetical order of the pages' language, and under the letters of its alphabet. */
export function registerPages(edition: Edition, register: Register): readonly SitePage[] {
  const { kind, entities } = register;
  const collator = new Intl.Collator(edition.config.locale, { sensitivity: 'base', numeric: true });
  const order = (a: Entity, b: Entity): number => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  const sorted = [...entities].sort(order);
  const pages = Array.from({ length: Math.max(1, Math.ceil(sorted.length / entriesPerPage)) }, (_, i) =>
    lettersOf(sorted.slice(i * entriesPerPage, (i + 1) * entriesPerPage), collator),
  );
  const pathOf = (number: number): string => (number === 1 ? `${kind}.html` : `${kind}.${number}.html`);
  const links = pages.flatMap((letters, i) =>
    letters.map(([label], n) =>
      modelElement('letter-link', { label, href: `${hrefOf(pathOf(i + 1))}#letter-${n + 1}` }),
    ),
  );
  return pages.map((letters, i) =>
    page('register', pathOf(i + 1), { register: kind, number: String(i + 1), total: String(entities.length) }, [
      ...links,
      ...letters.map(([label, own]) =>
        modelElement('letter', { label }, own.map((entity) => item(edition, entity)).join('')),
      ),
      ...(pages.length === 1
        ? []
        : pages.map((_, n) => modelElement('page-link', { number: String(n + 1), href: hrefOf(pathOf(n + 1)) }))),
      ...drawingOf(edition, register),
      i === 0 ? description(register) : '',
    ]),
  );
}

function drawingOf(edition: Edition, { kind }: Register): readonly string[] {
  if (kind === 'places' && mapDetail(edition) !== undefined)
    return [modelElement('way', { key: 'map', href: 'map.html' })];
  return kind === 'people' && hasNetwork(edition)
    ? [modelElement('way', { key: 'network', href: 'network.html' })]
    : [];
}

function lettersOf(
  sorted: readonly Entity[],
  collator: Intl.Collator,
): readonly (readonly [label: string, entities: readonly Entity[]])[] {
  const letters = new Map<string, Entity[]>();
  for (const entity of sorted) {
    const letter = letterOf(entity.name, collator);
    const own = letters.get(letter) ?? [];
    letters.set(letter, own);
    own.push(entity);
  }
  return [...letters];
}

function item(edition: Edition, entity: Entity): string {
  const { register, id, name, gloss } = entity;
  const found = [...(mentionIndex(edition).get(entryKey(register, id)) ?? [])];
  const dates = found.flatMap(([{ date }]) => daysOf(date)?.first ?? []);
  return modelElement('item', {
    id,
    href: hrefOf(entityPath(register, id)),
    name,
    lang: nameLanguage(entity),
    gloss,
    count: String(found.length),
    mentions: String(found.reduce((sum, [, mentions]) => sum + mentions.length, 0)),
    first: dates.reduce<string | undefined>(
      (least, day) => (least === undefined || day < least ? day : least),
      undefined,
    ),
  });
}

/**
 * The letter that a name is found under: its first letter or digit, as a capital; `#` for a name without any. A letter with an accent is one
 * of its own where the language's alphabet has it so, such as Ñ in Spanish, else it is found under the letter without it.
 */
function letterOf(name: string, collator: Intl.Collator): string {
  const first = /[\p{L}\p{N}]\p{M}*/u.exec(name.normalize('NFD'))?.[0];
  if (first === undefined) return '#';
  if (/\p{N}/u.test(first)) return '0–9';
  const whole = first.normalize('NFC').toUpperCase();
  const base = ([...first][0] as string).toUpperCase();
  return collator.compare(whole, base) === 0 ? base : whole;
}

/** What the register's header says of how it was made. */
function description({ document }: Register): string {
  const header = child(document.root, 'teiHeader');
  const source = header && [...descendants(header, 'sourceDesc')][0];
  return source === undefined ? '' : sourceElement(source);
}
