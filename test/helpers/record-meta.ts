/** What is known of a record whose header says nothing but what a test is about. */
import type { RecordMeta } from '../../src/edition/model.js';

export function recordMeta(id: string, known: Partial<RecordMeta> = {}): RecordMeta {
  return {
    id,
    file: `records/${id}.xml`,
    title: id,
    shortTitle: id,
    authors: [],
    translators: [],
    dates: [],
    date: undefined,
    archive: '',
    summary: '',
    language: '',
    headerLanguage: '',
    status: '',
    changed: '',
    ...known,
  };
}
