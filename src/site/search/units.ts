/** What the search finds: each record, and each page of a record that is divided, with its text and what it is sorted by. */
import type { Edition } from '../../edition/index-edition.js';
import type { Mention, RecordMeta } from '../../edition/model.js';
import { divisionPath, hrefOf, recordPath } from '../../edition/pointers.js';
import { type DaySpan, daysOf } from '../../edition/spans.js';
import { listedDocuments } from '../browse/listed.js';
import { entryKey } from '../page-model.js';
import type { TextBlock } from '../page-text.js';

/** The text of one page of a record. */
export interface PageText {
  /** The file of the page, in the record's folder; empty for the record's own page. */
  readonly file: string;
  /** A division is found by itself; another page, such as the original, is found as a part of its record. */
  readonly isDivision: boolean;
  readonly blocks: readonly TextBlock[];
}

/** A block with the page that it stands on. */
export interface UnitBlock extends TextBlock {
  /** The address of the page, from the edition's root. */
  readonly href: string;
}

export interface SearchUnit {
  readonly href: string;
  readonly title: string;
  /** The date in words; empty if the record gives it by its attributes only. */
  readonly date: string;
  readonly days: DaySpan | undefined;
  readonly languages: readonly string[];
  readonly archive: string;
  readonly classifications: readonly string[];
  readonly blocks: readonly UnitBlock[];
  /** `entity` is a key of `entryKey`; `block` counts from 0, -1 for what only the header names. */
  readonly mentions: readonly { readonly entity: string; readonly block: number; readonly surface: string }[];
}

/**
 * @param texts the pages of each record, by its id; the record's own page first
 */
export function searchUnits(edition: Edition, texts: ReadonlyMap<string, readonly PageText[]>): readonly SearchUnit[] {
  const { records, mentions, finding } = edition;
  const listed = new Map(listedDocuments(edition).map((document) => [document.path, document]));
  return records.flatMap((record) => {
    const pages = texts.get(record.id) ?? [];
    const divisions = pages.filter(({ isDivision }) => isDivision);
    const all = mentions.get(record.id) ?? [];
    const facts = finding.get(record.id);
    const common = {
      date: record.date?.display ?? '',
      days: daysOf(record.date),
      languages: facts?.languages ?? [],
      archive: facts?.repository ?? '',
      classifications: facts?.classifications ?? [],
    };
    const own = pages.filter(({ isDivision }) => !isDivision);
    const whole = unit(record, recordPath(record.id), own, all, new Set(divisions.map(({ file }) => file)));
    return [
      { ...common, ...whole, title: record.title },
      ...divisions.map((page) => {
        const path = divisionPath(record.id, page.file);
        const named = all.filter((one) => one.page === page.file);
        const { title, date } = listed.get(path) ?? record;
        const dated = { date: date?.display ?? '', days: daysOf(date) };
        return { ...common, ...dated, ...unit(undefined, path, [page], named, new Set()), title };
      }),
    ];
  });
}

function unit(
  record: RecordMeta | undefined,
  path: string,
  pages: readonly PageText[],
  mentions: readonly Mention[],
  elsewhere: ReadonlySet<string>,
): Pick<SearchUnit, 'href' | 'blocks' | 'mentions'> {
  const href = hrefOf(path);
  const blocks: UnitBlock[] = [];
  const extra = (text: string, anchor: string): void => {
    if (text !== '') blocks.push({ href, anchor, kind: 'head', number: '', text });
  };
  if (record !== undefined) {
    extra(record.archive, '');
    extra(record.summary, 'summary');
  }
  const places = new Map<string, number>();
  for (const { file, isDivision, blocks: found } of pages) {
    const page = record === undefined || file === '' || isDivision ? href : hrefOf(divisionPath(record.id, file));
    for (const block of found) {
      const place = `${file}#${block.anchor}`;
      if (!places.has(place)) places.set(place, blocks.length);
      blocks.push({ ...block, href: page });
    }
  }
  return {
    href,
    blocks,
    mentions: mentions
      .filter(({ page }) => !elsewhere.has(page))
      .map(({ register, entity, page, anchor, surface }) => ({
        entity: entryKey(register, entity),
        block: places.get(`${page}#${anchor}`) ?? -1,
        surface,
      })),
  };
}
