/** Where transforms run: in this process. */
import { availableParallelism } from 'node:os';
import { type RecordInput, type RecordOutput, transformRecord } from '../transform/record.js';
import { type PageInput, transformPage } from '../transform/site.js';

export interface Transformer {
  /** How many transforms are worth beginning at the same time. */
  readonly jobs: number;
  readonly record: (input: RecordInput) => Promise<RecordOutput>;
  readonly page: (input: PageInput) => Promise<string>;
  close(): Promise<void>;
}

export function openTransformer(jobs: number | undefined): Transformer {
  return {
    jobs: jobs ?? availableParallelism(),
    record: transformRecord,
    page: transformPage,
    close: async () => undefined,
  };
}
