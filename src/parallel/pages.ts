/** The pages that a record has besides its own, and where its counterparts are shown. */
import type { DivisionPage } from '../edition/division-pages.js';
import type { ParallelText } from './parallel-texts.js';

/** A page in a record's own folder. */
export interface RecordPage extends DivisionPage {
  readonly kind: 'division' | ParallelText['kind'];
  /** The file of the edition that it shows a part of; empty for the record's own. */
  readonly path: string;
  /** BCP 47; empty for a division. */
  readonly language: string;
}

/** A text beside a record's own, with the pages that show it. */
export interface ShownParallel extends ParallelText {
  /** The page, in the record's folder, on which both stand side by side. */
  readonly file: string;
  /** The page, in the record's folder, that shows it alone; empty if it is another record, which has its own. */
  readonly page: string;
  /** The id of the other record; empty if it is none. */
  readonly record: string;
}

/**
 * @param recordIds the ids of the edition's records by the paths of their files
 */
export function recordPages(
  divisions: readonly DivisionPage[],
  parallels: readonly ParallelText[],
  recordIds: ReadonlyMap<string, string>,
): { readonly pages: readonly RecordPage[]; readonly parallels: readonly ShownParallel[] } {
  const pages: RecordPage[] = divisions.map((page) => ({ ...page, kind: 'division', path: '', language: '' }));
  const taken = new Set(divisions.map(({ file }) => file.toLowerCase()));
  const free = (name: string): string => {
    let file = `${name}.html`;
    for (let n = 2; taken.has(file.toLowerCase()); n += 1) file = `${name}-${n}.html`;
    taken.add(file.toLowerCase());
    return file;
  };
  const shown = parallels.map((text): ShownParallel => {
    const record = recordIds.get(text.path) ?? '';
    const file = free('parallel');
    const language = text.language.replace(/[^A-Za-z0-9-]/g, '');
    const page =
      record === '' ? free(text.kind === 'original' && language !== '' ? `original-${language}` : text.kind) : '';
    const { kind, path, element } = text;
    if (page !== '') pages.push({ file: page, title: '', element, kind, path, language: text.language });
    return { ...text, file, page, record };
  });
  return { pages, parallels: shown };
}

/** What a reviewer's program reads: the coverage of a record's counterparts, as JSON. */
export function coverageJson(id: string, parallels: readonly ShownParallel[]): string {
  const texts = parallels.map(({ kind, language, path, by, pairs, segments, blocks, paired, doubts }) => {
    const about = { kind, language, ...(path === '' ? {} : { file: path }), alignedBy: by };
    return { ...about, blocks, paired, pairs: pairs.length, segments: segments.length, doubts };
  });
  return `${JSON.stringify({ record: id, texts }, null, 2)}\n`;
}
