/** What `edition tag` has rejected, as checks and counts see it: a rejected tag is not missed. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { readRecordMeta } from '../edition/record.js';
import type { SourceFolder } from '../store/source-files.js';
import { type Rejection, readRejections, rejectedPlaces, rejectionsFile } from '../tagging/rejections.js';
import { findUntagged, untaggedName } from '../validation/rules/untagged-name.js';
import type { XmlDocument } from '../xml/tree.js';

/** The rejections of an edition; a file that is not there has none. */
export async function openRejected(
  files: Pick<SourceFolder, 'readInside'>,
  display: (path: string) => string,
): Promise<{
  readonly rejections: readonly Rejection[];
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}> {
  const read = await files.readInside(rejectionsFile);
  if (read.kind !== 'file') return { rejections: [], diagnostics: [], text: '' };
  const text = new TextDecoder().decode(read.bytes);
  return { ...readRejections(text, display(rejectionsFile)), text };
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
