/**
 * The index that needs no server: scripts that a page loads one by one, as it needs them, also from a disk.
 * `xslt/assets/search-engine.js` reads what is written here, and explains the numbers.
 */
import type { Entity, RegisterKind } from '../../edition/model.js';
import type { SearchUnit } from './units.js';
import type { WordTools } from './words.js';

/** A file under `search/`. */
export interface SearchFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The size that a script is filled up to, in UTF-16 units; a single word or record may pass it. */
const scriptSize = 64_000;

/** Register entries in the order in which the index numbers them. */
export type NumberedEntities = readonly (Entity & { readonly key: string })[];

/** The words of a unit with their places: words count from 0, a block's title first; between blocks one number is left out. */
export function unitWords(unit: SearchUnit, { words }: WordTools): readonly (readonly string[])[] {
  return [unit.title, ...unit.blocks.map(({ text }) => text)].map((text) => words(text).map(({ word }) => word));
}

/**
 * All files of the index.
 *
 * @param pagefind the names by which Pagefind knows the units, in their order
 */
export function searchScripts(
  units: readonly SearchUnit[],
  texts: readonly (readonly (readonly string[])[])[],
  entities: NumberedEntities,
  pagefind: readonly string[],
): readonly SearchFile[] {
  const number = new Map(entities.map(({ key }, i) => [key, i]));
  const text = textScripts(units, number);
  const words = wordScripts(texts);
  const facets = { language: new Facet(), archive: new Facet(), classification: new Facet() };
  const table = units.map((unit) => [
    unit.days?.first ?? '',
    unit.days === undefined || unit.days.last === unit.days.first ? '' : unit.days.last,
    unit.languages.map((one) => facets.language.number(one)),
    unit.archive === '' ? [] : [facets.archive.number(unit.archive)],
    unit.classifications.map((one) => facets.classification.number(one)),
    numbersOf(unit, number),
  ]);
  const names = entities.map(({ register, id, name, forms }) => [register, id, name, distinctForms(name, forms)]);
  const records = {
    facets: Object.fromEntries(Object.entries(facets).map(([key, facet]) => [key, facet.values])),
    entities: names,
    units: table,
    text: text.starts,
    words: words.starts,
    pagefind,
  };
  return [script('records', records), ...text.files, ...words.files];
}

function distinctForms(name: string, forms: readonly { readonly text: string }[]): readonly string[] {
  return [...new Set(forms.map(({ text }) => text))].filter((text) => text !== name && text !== '');
}

class Facet {
  readonly values: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

function numbersOf({ mentions }: SearchUnit, number: ReadonlyMap<string, number>): readonly number[] {
  return [...new Set(mentions.flatMap(({ entity }) => number.get(entity) ?? []))].sort((a, b) => a - b);
}

function script(name: string, data: unknown): SearchFile {
  return {
    path: `search/${name}.js`,
    content: `editionSearch.add(${JSON.stringify(name)},${JSON.stringify(data)});\n`,
  };
}

/** Cuts a list into scripts; `starts` has, for each, what its first item is called. */
function scripts<Name>(
  folder: string,
  items: Iterable<{ readonly name: Name; readonly json: string }>,
): { readonly files: readonly SearchFile[]; readonly starts: readonly Name[] } {
  const files: SearchFile[] = [];
  const starts: Name[] = [];
  let lines: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (lines.length === 0) return;
    const name = JSON.stringify(`${folder}/${files.length}`);
    files.push({
      path: `search/${folder}/${files.length}.js`,
      content: `editionSearch.add(${name},[\n${lines.join(',\n')}]);\n`,
    });
    lines = [];
    size = 0;
  };
  for (const { name, json } of items) {
    if (size + json.length > scriptSize) flush();
    if (lines.length === 0) starts.push(name);
    lines.push(json);
    size += json.length;
  }
  flush();
  return { files, starts };
}

function textScripts(units: readonly SearchUnit[], number: ReadonlyMap<string, number>) {
  const items = units.map((unit, i) => {
    const pages = [...new Set([unit.href, ...unit.blocks.map(({ href }) => href)])];
    const blocks = unit.blocks.map(({ href, anchor, kind, number: printed, text }) => [
      pages.indexOf(href),
      anchor,
      kind === 'note' ? `n${printed}` : printed,
      text,
    ]);
    const mentions = unit.mentions.flatMap(({ entity, block, surface }) => {
      const found = number.get(entity);
      return found === undefined || block < 0 ? [] : [[found, block, surface]];
    });
    return { name: i, json: JSON.stringify([pages, unit.title, unit.date, blocks, mentions]) };
  });
  return scripts('text', items);
}

/** Each word with where it stands: pairs of the unit (less the one before) and the places in it (each less the one before). */
function wordScripts(texts: readonly (readonly (readonly string[])[])[]) {
  const postings = new Map<string, (number | number[])[]>();
  const last = new Map<string, { unit: number; place: number }>();
  texts.forEach((blocks, unit) => {
    let place = 0;
    for (const words of blocks) {
      for (const word of words) {
        const list = postings.get(word);
        const before = last.get(word);
        if (list === undefined || before === undefined) {
          postings.set(word, [unit, [place]]);
          last.set(word, { unit, place });
        } else {
          if (before.unit === unit) (list.at(-1) as number[]).push(place - before.place);
          else list.push(unit - before.unit, [place]);
          before.unit = unit;
          before.place = place;
        }
        place += 1;
      }
      place += 1;
    }
  });
  const sorted = [...postings].sort(([a], [b]) => (a < b ? -1 : 1));
  return scripts(
    'words',
    sorted.map(([word, list]) => ({ name: word, json: JSON.stringify([word, list]) })),
  );
}

/** The entries of all registers with the names by which `mentions` know them. */
export function numberedEntities(
  registers: readonly { readonly kind: RegisterKind; readonly entities: readonly Entity[] }[],
  keyOf: (register: RegisterKind, id: string) => string,
): NumberedEntities {
  return registers.flatMap(({ kind, entities }) =>
    entities.map((entity) => ({ ...entity, key: keyOf(kind, entity.id) })),
  );
}
