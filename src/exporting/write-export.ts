/** Makes the file of a record that a translator gets, and makes sure that it has all that it must have. */
import { UserError } from '../diagnostics/user-error.js';
import type { Draft } from '../importing/draft.js';
import { readTypescript } from '../importing/formats.js';
import type { Stamp } from '../importing/stamp.js';
import type { XmlDocument } from '../xml/tree.js';
import { wordsLost } from './check-words.js';
import { sidesOf } from './returning/tokens.js';
import type { Script } from './script.js';
import { writeDocx } from './writers/docx.js';
import { writeMarkdown } from './writers/markdown.js';

export type ExportFormat = 'docx' | 'md';

export interface ExportRequest {
  readonly document: XmlDocument;
  readonly script: Script;
  readonly stamp: Stamp;
  readonly format: ExportFormat;
  /** The bytes of the pictures, by their ids. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  /** Packs the parts of a .docx file. */
  readonly pack: (parts: ReadonlyMap<string, string | Uint8Array>) => Uint8Array;
}

/**
 * Writes the file, and reads it again.
 *
 * @throws Error, which is a mistake of this program, if what is read is not what was to be written, or if a word of the record is missing
 * @throws UserError for a text with characters that Markdown cannot have
 */
export async function writeExport(request: ExportRequest): Promise<Uint8Array> {
  const { document, script, stamp, format, pictures, pack } = request;
  if (format === 'docx') {
    const bytes = pack(writeDocx(script, stamp, pictures));
    const fault = await faultOf(bytes, request);
    if (fault !== undefined) throw new Error(fault);
    return bytes;
  }
  let fault: string | undefined;
  for (const isCautious of [false, true]) {
    const bytes = new TextEncoder().encode(writeMarkdown(script, stamp, isCautious));
    fault = await faultOf(bytes, request);
    if (fault === undefined) return bytes;
  }
  throw new UserError(
    `${document.file} cannot be written as Markdown so that nothing is lost: ${fault?.charAt(0).toLowerCase()}${fault?.slice(1)}`,
    'Export it with --format docx.',
  );
}

async function faultOf(bytes: Uint8Array, request: ExportRequest): Promise<string | undefined> {
  const { document, stamp, script, format } = request;
  const draft = await readTypescript(bytes, `${stamp.record}.${format}`, format);
  const difference = firstDifference(script, draft);
  if (difference !== undefined) return `The exported file differs from what was to be in it at “${difference}”`;
  const lost = wordsLost(document.root, stamp.part, draft);
  return lost.length === 0 ? undefined : `The exported file lacks words of the record: ${lost.slice(0, 20).join(' ')}`;
}

/** The first paragraph in which a file is not what it was to be. */
function firstDifference(script: Script, draft: Draft): string | undefined {
  const { old, fresh, oldNotes, freshNotes } = sidesOf(script, draft);
  const line = ({ tokens }: { readonly tokens: readonly { readonly text: string }[] }): string =>
    tokens.map(({ text }) => text).join(' ');
  const left = [...old, ...[...oldNotes.values()].flat()].map(line);
  const right = [...fresh, ...[...freshNotes.values()].flat()].map(line);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    if (left[i] !== right[i]) return left[i] ?? right[i] ?? '';
  }
  return undefined;
}
