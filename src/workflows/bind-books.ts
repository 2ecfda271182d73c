/** The books of an edition: one of each record, one of the whole. Bound from the pages that are made already, or taken from the cache. */
import { bindBook } from '../books/bind.js';
import { aboutDraft, chapterNames, type RecordPages, recordDrafts, registerDrafts } from '../books/compose.js';
import { epubFiles } from '../books/epub/epub.js';
import { type CommonFacts, editionFacts, recordFacts } from '../books/facts.js';
import { facesFor, fontFaceRules } from '../books/fonts.js';
import type { Draft } from '../books/links.js';
import { type Book, type BookFacts, charactersOf, type SourcePage } from '../books/model.js';
import { pageLabels } from '../books/title-page.js';
import { type Citable, citedEdition } from '../citing/citable.js';
import type { Labels } from '../citing/labels.js';
import { concurrently } from '../concurrency/concurrently.js';
import type { EditionIndex } from '../edition/index-edition.js';
import { entityPath, recordPath } from '../edition/pointers.js';
import type { RecordFacts } from '../edition/record-facts.js';
import { type BookAssets, bookAssets } from '../site/book-assets.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { toolVersion } from '../store/package-files.js';
import { zipBytes } from '../store/zip-bytes.js';
import type { BookParts, RecordSource } from './build-records.js';
import { uuidOf } from './name-uuid.js';
import { Press } from './press.js';
import type { PublishedFiles } from './published-files.js';

export interface BookSetting {
  /** A record as it is cited. */
  readonly citable: (facts: RecordFacts) => Citable;
  readonly label: Labels;
  readonly cache: Cache;
  readonly signal: AbortSignal;
  /** The program of the browser that prints; undefined for one that is found. */
  readonly browser: string | undefined;
}

/** The paths of all books that an edition publishes. */
export function bookPaths({ config, records }: EditionIndex): readonly string[] {
  const { epub, pdf } = config.site.books;
  const forms = [...(epub ? ['epub'] : []), ...(pdf ? ['pdf'] : [])];
  return forms.flatMap((form) => [`edition.${form}`, ...records.map(({ id }) => bookPath(id, form))]);
}

function bookPath(id: string, form: string): string {
  return recordPath(id).replace(/html$/, form);
}

/** What a book is made from, before any of it is read. */
interface Plan {
  /** Without the ending. */
  readonly stem: string;
  readonly facts: BookFacts;
  /** The pages that it is made from. */
  readonly pages: readonly string[];
  readonly compose: (read: (path: string) => Promise<SourcePage>) => Promise<readonly Draft[]>;
}

/** @param parts the pages of each record besides its own, by its id */
export async function bindBooks(
  index: EditionIndex,
  records: readonly RecordSource[],
  parts: ReadonlyMap<string, BookParts>,
  setting: BookSetting,
  files: PublishedFiles,
): Promise<void> {
  const { baseUrl, site } = index.config;
  const forms = [...(site.books.epub ? (['epub'] as const) : []), ...(site.books.pdf ? (['pdf'] as const) : [])];
  if (forms.length === 0) return;
  const { label, cache, signal } = setting;
  const assets = await bookAssets();
  const hashes = new Map(files.all.map(({ path, sha256 }) => [path, sha256]));
  const read = async (path: string): Promise<SourcePage> => ({ path, html: text(await files.read(path)) });
  const readFile = (path: string): Promise<Uint8Array | undefined> =>
    hashes.has(path) ? files.read(path) : Promise.resolve(undefined);
  const images = [...hashes].filter(([path]) => path.startsWith('images/')).flat();
  const styles = {
    epub: [assets.style, assets.fontRules],
    pdf: [assets.printStyle, hashes.get('assets/edition.css') ?? ''],
  };
  const press = new Press(setting.browser, assets.printStyle, label, readFile);
  const seconds = index.date === '' ? 0 : Date.parse(index.date) / 1000;
  try {
    await concurrently(
      plans(index, records, parts, setting, hashes),
      2,
      async ({ stem, facts, pages, compose }) => {
        let bound: Promise<Book> | undefined;
        const bind = (): Promise<Book> => {
          bound ??= compose(read).then((drafts) => bindBook(facts, drafts, baseUrl, readFile, label));
          return bound;
        };
        const inputs = pages.flatMap((path) => [path, hashes.get(path) ?? '']);
        for (const form of forms) {
          const key = hashParts([
            `${form} 1`,
            toolVersion(),
            label.locale,
            JSON.stringify(facts),
            ...styles[form],
            ...images,
            ...inputs,
          ]);
          const kept = await cache.get(key);
          const made =
            kept ??
            (form === 'epub'
              ? zipBytes(await filesOfEpub(await bind(), assets, label), seconds)
              : await press.print(await bind()));
          if (kept === undefined) await cache.put(key, made);
          files.add(`${stem}.${form}`, made);
        }
      },
      signal,
    );
  } finally {
    await press.close();
  }
}

async function filesOfEpub(book: Book, assets: BookAssets, label: Labels): Promise<ReturnType<typeof epubFiles>> {
  const faces = facesFor(assets.fontRules, charactersOf(book));
  const fonts = await Promise.all(
    faces.map(async ({ file }) => ({ path: `fonts/${file}`, content: await assets.font(file) })),
  );
  const style = fontFaceRules(faces, 'fonts') + assets.style;
  return epubFiles(book, style, [...fonts, { path: 'fonts/LICENSE.txt', content: assets.licence }], label);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function plans(
  index: EditionIndex,
  records: readonly RecordSource[],
  parts: ReadonlyMap<string, BookParts>,
  { citable, label }: BookSetting,
  hashes: ReadonlyMap<string, string>,
): readonly Plan[] {
  const { config, date, registers } = index;
  const isPage = pageLabels(label);
  const common: CommonFacts = {
    edition: citedEdition(config, date),
    description: config.description ?? '',
    translation: config.languages.translation,
    dir: label.dir,
    uuid: uuidOf,
  };
  const originalsOf = (id: string): readonly string[] =>
    (parts.get(id)?.originals ?? []).map(({ language }) => language).filter((language) => language !== '');
  const ofRecords = records.map(({ facts }): Plan & { readonly id: string } => {
    const { id } = facts.meta;
    return {
      id,
      stem: bookPath(id, '').replace(/\.$/, ''),
      facts: recordFacts(citable(facts), originalsOf(id), common),
      pages: pagesOf(id, parts.get(id)),
      compose: async (read) =>
        recordDrafts(await readRecord(facts, parts.get(id), label, read), chapterNames(), isPage),
    };
  });
  const entries = registers.map(({ kind, entities }) => ({
    kind,
    entries: entities.map(({ id }) => ({ id, paths: entryPages(entityPath(kind, id), hashes) })),
  }));
  const whole: Plan = {
    stem: 'edition',
    facts: editionFacts(
      records.map(({ facts }) => citable(facts)),
      records.flatMap(({ facts }) => originalsOf(facts.meta.id)),
      common,
    ),
    pages: [
      'about.html',
      ...ofRecords.flatMap(({ pages }) => pages),
      ...entries.flatMap(({ kind, entries: of }) => [`${kind}.html`, ...of.flatMap(({ paths }) => paths)]),
    ],
    compose: async (read) => {
      const nameFor = chapterNames();
      const drafts: Draft[] = [aboutDraft(await read('about.html'), nameFor)];
      for (const { facts } of records) {
        const record = await readRecord(facts, parts.get(facts.meta.id), label, read);
        drafts.push(...recordDrafts(record, nameFor, isPage));
      }
      for (const { kind, entries: of } of entries) {
        const pages = [];
        for (const { id, paths } of of) pages.push({ id, pages: await Promise.all(paths.map(read)) });
        drafts.push(...registerDrafts({ kind, page: await read(`${kind}.html`), entries: pages }, nameFor));
      }
      return drafts;
    },
  };
  return [...ofRecords, whole];
}

/** The page of an entry, and the further ones of a long list of mentions. */
function entryPages(path: string, hashes: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (let page = path, n = 2; hashes.has(page); n += 1) {
    found.push(page);
    page = path.replace(/\.html$/, `.${n}.html`);
  }
  return found;
}

function pagesOf(id: string, parts: BookParts | undefined): readonly string[] {
  const { divisions = [], originals = [] } = parts ?? {};
  return [
    recordPath(id),
    ...[...divisions, ...originals.map(({ file }) => file)].map((file) => `records/${id}/${file}`),
  ];
}

async function readRecord(
  { meta }: RecordFacts,
  parts: BookParts | undefined,
  label: Labels,
  read: (path: string) => Promise<SourcePage>,
): Promise<RecordPages> {
  const { id, shortTitle, headerLanguage } = meta;
  const [page, ...others] = await Promise.all(pagesOf(id, parts).map(read));
  const instead = (parts?.originals ?? [])
    .filter(({ page: alone }) => alone !== '')
    .map(({ file, page: alone }) => [`records/${id}/${alone}`, `records/${id}/${file}`] as const);
  return {
    id,
    title: shortTitle,
    titleLanguage: headerLanguage === label.locale ? '' : headerLanguage,
    page: page as SourcePage,
    parts: others,
    instead: new Map(instead),
  };
}
