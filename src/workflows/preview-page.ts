/**
 * What the other thread of the preview does: it makes the pages of one record that has just been saved, from its text and from all else as
 * it was. It has nothing to do meanwhile, so that it is ready, with its stylesheets warm.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { mayInclude } from '../edition/includes.js';
import { readSource } from '../store/source-files.js';
import { transformRecordPages } from '../transform/record.js';
import { TransformError } from '../transform/saxon.js';
import { decodeXml } from '../xml/decode.js';
import { parseXml } from '../xml/parse.js';
import { attribute } from '../xml/query.js';
import { bareText } from '../xml/serialise.js';
import type { CommonInput, OwnInput } from './preview-edition.js';

export interface PageTask {
  readonly absolute: string;
  readonly record: OwnInput;
  readonly common: CommonInput;
}

export type PageAnswer =
  /** By the path of the published edition. */
  | { readonly kind: 'made'; readonly pages: ReadonlyMap<string, string> }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  /** The whole edition has to be made to know how this record looks. */
  | { readonly kind: 'not-alone' };

export default async function makePage({ absolute, record, common }: PageTask): Promise<PageAnswer> {
  const { id, file, context } = record;
  const read = await readSource(absolute);
  if (read.kind !== 'file') return { kind: 'not-alone' };
  const decoded = decodeXml(read.bytes, file);
  if (decoded.text === undefined) return { kind: 'broken', diagnostics: decoded.diagnostics };
  const { document, diagnostics } = parseXml(decoded.text, file);
  if (document === undefined) return { kind: 'broken', diagnostics };
  const ownId = attribute(document.root, 'xml:id');
  if ((ownId !== undefined && ownId !== id) || mayInclude(decoded.text)) return { kind: 'not-alone' };
  try {
    const made = await transformRecordPages({ id, file, context, ...common, xml: bareText(document) });
    const path = (name: string): string => (name === '' ? `records/${id}.html` : `records/${id}/${name}`);
    return { kind: 'made', pages: new Map([...made].map(([name, html]) => [path(name), html])) };
  } catch (error) {
    // What keeps it from being drawn is told with the whole edition.
    if (error instanceof TransformError) return { kind: 'not-alone' };
    throw error;
  }
}
