/** Brings what a translator has changed in an exported file into its record: between the tags, and with no other byte changed. */

import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { applyReplacements, type Replacement } from '../diagnostics/edits.js';
import { diagnostic } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import type { SourceText } from '../edition/load.js';
import { layOut } from '../exporting/lay-out.js';
import { acceptChanges } from '../exporting/returning/accept-changes.js';
import { compareReturned } from '../exporting/returning/compare.js';
import { newWords } from '../exporting/returning/encode-new.js';
import { rebase } from '../exporting/returning/rebase.js';
import { layoutText } from '../exporting/returning/tokens.js';
import type { Draft } from '../importing/draft.js';
import { allBlocks, flowsIn } from '../importing/draft.js';
import type { EditionKnowledge } from '../importing/edition-knowledge.js';
import { placeIn } from '../importing/flow.js';
import { readTypescript, type TypescriptFormat } from '../importing/formats.js';
import { doubtFindings } from '../importing/report.js';
import type { Stamp } from '../importing/stamp.js';
import { sha256 } from '../store/hash.js';
import { decodeXml } from '../xml/decode.js';
import { LineIndex } from '../xml/lines.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { displayPath } from './display-path.js';
import { exportable, keptVersion } from './exported-versions.js';

export interface Returned {
  readonly record: SourceText;
  /** The record with the changes. */
  readonly text: string;
  readonly changes: number;
  readonly conflicts: readonly Diagnostic[];
  /** What is said of the file that came back, and changes nothing. */
  readonly findings: readonly Diagnostic[];
}

/**
 * @param file the file that came back, as it was named
 * @returns undefined if the edition has no record of that id
 * @throws UserError if it cannot be told what has changed
 */
export async function readReturned(
  file: string,
  bytes: Uint8Array,
  format: TypescriptFormat,
  stamp: Stamp,
  folder: string,
  edition: EditionKnowledge,
): Promise<Returned | undefined> {
  const record = (await exportable(folder)).get(stamp.record);
  if (record === undefined) return undefined;
  const base = await exportedVersion(folder, record, stamp, file);
  const script = layOut(base, stamp.part);
  if (sha256(layoutText(script)).slice(0, 16) !== stamp.layout) {
    throw new UserError(
      `${file} was exported by another version of this program, which lays records out otherwise`,
      'Nothing was written. Import it with the version that exported it, or export the record again and bring the changes into that file.',
    );
  }
  const draft = acceptChanges(await readTypescript(bytes, file, format), script);
  const words = newWords(base, draft, edition);
  const { edits, refusals, looks } = compareReturned(script, draft, { source: base.text, ...words });
  const present = record.text;
  const carried = rebase(base.text, present, edits);
  const lines = new LineIndex(present);
  const rangeAt = (at: number): SourceRange => lines.range(at, at);
  const conflicts = [
    ...refusals.map(({ why, before, after, at }) =>
      conflict(record.file, rangeAt(placeNow(base.text, present, at)), `The returned file ${why}`, before, after),
    ),
    ...carried.conflicts.map(({ edit, at, now }) =>
      conflict(
        record.file,
        rangeAt(at),
        `The returned file changes this where the record has changed since it was exported, to “${shortened(bareWords(now))}”`,
        bareWords(base.text.slice(edit.start, edit.end)),
        bareWords(edit.text),
      ),
    ),
  ];
  const name = displayPath('.', file);
  return {
    record,
    text: applyReplacements(present, inOrder(carried.edits)),
    changes: carried.edits.length,
    conflicts,
    findings: [
      ...doubtFindings(words.doubts, name),
      ...looks.map(({ words: changed, place }) =>
        diagnostic(
          'import/not-carried',
          name,
          { start: place, end: place },
          {
            severity: 'info',
            message: `Words look otherwise than they did when they were exported: ${shortened(changed)}`,
            help: 'The record keeps its own marks. Change its hi or emph by hand, if the new look is meant',
          },
        ),
      ),
      ...commentFindings(draft, name),
    ],
  };
}

/** The record as it was exported: as it is, or as it was kept. */
async function exportedVersion(folder: string, record: SourceText, stamp: Stamp, file: string): Promise<XmlDocument> {
  const bytes = sha256(record.bytes) === stamp.version ? record.bytes : await keptVersion(folder, stamp);
  if (bytes === undefined) {
    throw new UserError(
      `${file} was exported from another version of ${record.file}, which is not kept`,
      `Nothing was written: it cannot be told what the translator has changed and what an editor. Put typescripts/exported/${stamp.record}.${stamp.version.slice(0, 12)}.xml back, or the record as it was.`,
    );
  }
  const text = decodeXml(bytes, record.file).text;
  const document = text === undefined ? undefined : parseXml(text, record.file).document;
  if (document === undefined)
    throw new UserError(`${record.file} is not well-formed`, 'edition validate says what is wrong.');
  return document;
}

function conflict(file: string, range: SourceRange, message: string, before: string, after: string): Diagnostic {
  const shown = (text: string): string => (text === '' ? 'nothing' : `“${shortened(text)}”`);
  return diagnostic('import/merge-conflict', file, range, {
    message,
    help: `The exported file had ${shown(before)}; the returned one has ${shown(after)}. Change the record by hand`,
  });
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function bareWords(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function inOrder(edits: readonly Replacement[]): readonly Replacement[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** About where a place of the old text is in the present one. */
function placeNow(old: string, present: string, at: number): number {
  if (old === present) return at;
  const found = present.indexOf(old.slice(at, at + 60));
  return found < 0 ? Math.min(at, present.length) : found;
}

function commentFindings(draft: Draft, file: string): readonly Diagnostic[] {
  const flows = [...flowsIn(draft.blocks), ...[...draft.notes.values()].flatMap(({ blocks }) => [...flowsIn(blocks)])];
  return flows.flatMap((flow) =>
    flow.points.flatMap((point) => {
      const comment = point.kind === 'comment' ? draft.comments.get(point.id) : undefined;
      if (comment === undefined) return [];
      const said = [...allBlocks(comment.blocks)].map((block) => ('flow' in block ? block.flow.text : '')).join(' ');
      const place = placeIn(flow, point.at);
      return diagnostic(
        'import/comment',
        file,
        { start: place, end: place },
        {
          message: `${comment.by === '' ? 'Somebody' : comment.by} has commented here: ${shortened(said)}`,
          help: 'It was not brought into the record. Answer it, or make a note of it by hand',
        },
      );
    }),
  );
}
