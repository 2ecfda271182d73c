/** What `edition tag` has rejected, as checks and counts see it: a rejected tag is not missed. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic, startOfFile } from '../diagnostics/make.js';
import { readRecordMeta } from '../edition/record.js';
import type { SourceFolder } from '../store/source-files.js';
import { type Rejection, readRejections, rejectedPlaces, rejectionsFile } from '../tagging/rejections.js';
import { findUntagged, untaggedName } from '../validation/rules/untagged-name.js';
import type { XmlDocument } from '../xml/tree.js';

export interface OpenRejected {
  readonly rejections: readonly Rejection[];
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
  /** Undefined if there is no such file. */
  readonly bytes: Uint8Array | undefined;
}

/** The rejections of an edition; a file that is not there has none. */
export async function openRejected(
  files: Pick<SourceFolder, 'readInside'>,
  display: (path: string) => string,
): Promise<OpenRejected> {
  const read = await files.readInside(rejectionsFile);
  if (read.kind === 'missing') return { rejections: [], diagnostics: [], text: '', bytes: undefined };
  const file = display(rejectionsFile);
  if (read.kind !== 'file') {
    const finding = diagnostic('tag/rejections', file, startOfFile, {
      message: 'The file cannot be read',
      help: 'Move it away, or give yourself permission to read it',
    });
    return { rejections: [], diagnostics: [finding], text: '', bytes: undefined };
  }
  const text = new TextDecoder().decode(read.bytes);
  return { ...readRejections(text, file), text, bytes: read.bytes };
}

/** Whether an offset of a record lies in words that have been rejected. */
export function rejectedIn(
  document: XmlDocument,
  path: string,
  rejections: readonly Rejection[],
): (offset: number) => boolean {
  return rejections.length === 0
    ? () => false
    : rejectedPlaces(document, rejections, readRecordMeta(document, path).id);
}

/** The findings in a record, without untagged names that have been rejected. */
export function withoutRejected(
  findings: readonly Diagnostic[],
  document: XmlDocument,
  path: string,
  rejections: readonly Rejection[],
): readonly Diagnostic[] {
  const isRejected = rejectedIn(document, path, rejections);
  const again = [...findUntagged(document, isRejected)].map(({ range, ...saying }) =>
    diagnostic(untaggedName.code, document.file, range, saying),
  );
  return [...findings.filter(({ code }) => code !== untaggedName.code), ...again];
}
