/** What a thread of the pool does: one transform at a time. Errors go back as data, because a thread's errors lose their class. */
import { type RecordInput, type RecordOutput, transformRecord } from './record.js';
import { TransformError } from './saxon.js';
import { type PageInput, transformPage } from './site.js';

export type Task =
  | { readonly kind: 'record'; readonly input: RecordInput }
  | { readonly kind: 'page'; readonly input: PageInput };

export type Answer =
  | { readonly kind: 'record'; readonly output: RecordOutput }
  | { readonly kind: 'page'; readonly output: string }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string };

export default async function work(task: Task): Promise<Answer> {
  try {
    return task.kind === 'record'
      ? { kind: 'record', output: await transformRecord(task.input) }
      : { kind: 'page', output: await transformPage(task.input) };
  } catch (error) {
    if (error instanceof TransformError) return { kind: 'failed', message: error.message, code: error.code };
    throw error;
  }
}
