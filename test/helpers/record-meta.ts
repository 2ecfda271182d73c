/** What is known of a record whose header says nothing but what a test is about. */
import type { RecordMeta } from '../../src/edition/model.js';
import { emptyMeta } from '../../src/edition/record.js';

export function recordMeta(id: string, known: Partial<RecordMeta> = {}): RecordMeta {
  return { ...emptyMeta, id, file: `records/${id}.xml`, title: id, shortTitle: id, ...known };
}
