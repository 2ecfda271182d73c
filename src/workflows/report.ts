/** `edition report`: looks at an edition, whatever is wrong with it, and counts. */
import { countFindings } from '../diagnostics/collect.js';
import { indexRegisters, type Register } from '../edition/index-edition.js';
import type { RecordMeta } from '../edition/model.js';
import { readRecordMeta } from '../edition/record.js';
import { type Coverage, readCoverage } from '../report/coverage.js';
import { doubtsEnding, doubtsFolder, type KeptDoubts, readDoubts } from '../report/doubts.js';
import { isTranslation, noteTypes, openPlaces, unlinkedNames } from '../report/record-counts.js';
import { registerState } from '../report/registers.js';
import { countEach, type EditionState, type RecordState, type Unlinked, type Untagged } from '../report/state.js';
import { indexNames, untaggedNames } from '../report/untagged.js';
import { openFolder } from '../store/source-files.js';
import { openPool } from '../transform/pool.js';
import { destinationOf } from '../validation/destinations.js';
import { elements, textOf } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';
import { displayPath } from './display-path.js';
import { type Draft, DraftEdition } from './draft-edition.js';
import { rejectedIn } from './rejected-tags.js';

/**
 * @param folder the edition's
 * @returns undefined where `edition.yaml` is wrong or missing; then `findings` says what is
 * @throws UserError if a schema can't be read; whatever `signal` was aborted with
 */
export async function reportEdition(
  folder: string,
  signal: AbortSignal,
): Promise<{ readonly state: EditionState | undefined; readonly draft: Draft }> {
  const pool = openPool({ signal });
  try {
    const draft = await new DraftEdition(folder).make({ pool, pagesOnly: true, signal });
    const state = draft.config === undefined ? undefined : stateOf(draft, folder, await keptDoubts(folder));
    return { state, draft };
  } finally {
    await pool.close();
  }
}

async function keptDoubts(folder: string): Promise<readonly KeptDoubts[]> {
  const files = openFolder(folder);
  const names = ((await files.names(doubtsFolder)) ?? []).filter((name) => name.endsWith(doubtsEnding));
  const found: KeptDoubts[] = [];
  for (const name of names) {
    const read = await files.readInside(`${doubtsFolder}/${name}`);
    const doubts = read.kind === 'file' ? readDoubts(new TextDecoder().decode(read.bytes)) : undefined;
    if (doubts !== undefined) found.push(doubts);
  }
  return found;
}

function stateOf(draft: Draft, folder: string, doubts: readonly KeptDoubts[]): EditionState {
  const { validation, files, diagnostics, stale } = draft;
  const config = draft.config as NonNullable<Draft['config']>;
  const { sources, documents, facts } = validation;
  const registers = indexRegisters({ ...config, registers: sources.registers }, documents);
  const names = indexNames(registers.flatMap(({ entities }) => entities));
  const records: RecordState[] = [];
  const notes: string[] = [];
  const kinds: string[] = [];
  const untagged: Untagged[] = [];
  const unlinked: Unlinked[] = [];
  const coverage: Coverage[] = [];
  let translations = 0;
  let withOriginal = 0;
  for (const path of sources.records) {
    const document = documents.get(path);
    if (document === undefined) continue;
    const meta = readRecordMeta(document, path);
    const own = files.get(`records/${meta.id}/coverage.json`);
    const covered = own === undefined ? [] : readCoverage(textFrom(own));
    const entries = apparatusKinds(files.get(`records/${meta.id}.apparatus.json`));
    const types = noteTypes(document);
    const without = untaggedNames(document, names, rejectedIn(document, path, validation.rejections));
    const aboutUntagged = diagnostics.filter(({ code, file }) => code === 'name/untagged' && file === document.file);
    const others = aboutUntagged.flatMap((found) => alsoUntagged(found, without));
    coverage.push(...covered);
    notes.push(...types);
    kinds.push(...entries);
    untagged.push(...without, ...others);
    unlinked.push(...unlinkedNames(document));
    if (isTranslation(document)) translations += 1;
    if (isTranslation(document) && covered.length > 0) withOriginal += 1;
    const open = openPlaces(document);
    const ownDoubts = doubts.filter(({ record }) => record === meta.id).flatMap((kept) => kept.doubts);
    records.push({
      ...summaryOf(meta, document),
      notes: types.length,
      apparatus: entries.length,
      open,
      doubts: ownDoubts.length,
      untagged: [...without, ...others].reduce((sum, { times }) => sum + times, 0),
    });
  }
  const pointedAt = new Set(
    [...facts].flatMap(([path, { facts: own }]) =>
      own.pointers.flatMap(({ pointer }) => {
        const destination = destinationOf(pointer, path);
        return destination.kind === 'inside' ? [destination.place] : [];
      }),
    ),
  );
  const { errors, warnings, infos } = countFindings(diagnostics);
  return {
    title: config.title,
    version: config.version,
    broken: stale.map((path) => displayPath(folder, path)),
    findings: { errors, warnings, infos },
    records,
    statuses: countEach(records.map(({ status }) => status || 'without a status')),
    notes: countEach(notes),
    apparatus: countEach(kinds),
    untagged: untagged.sort((a, b) => b.times - a.times),
    unlinked,
    doubts: doubts.filter((kept) => kept.doubts.length + kept.proposed.length > 0),
    registers: registers.map((register) => stateOfRegister(register, pointedAt)),
    translation: { translations, withOriginal, coverage },
  };
}

function summaryOf(
  { id, title, status, changed }: RecordMeta,
  document: XmlDocument,
): Pick<RecordState, 'id' | 'file' | 'title' | 'status' | 'changed' | 'words'> {
  const text = elements(document.root, 'text').map(textOf).join(' ');
  return { id, file: document.file, title, status, changed, words: text.match(/\S+/g)?.length ?? 0 };
}

function stateOfRegister(
  { kind, file, document, entities }: Register,
  pointedAt: ReadonlySet<string>,
): EditionState['registers'][number] {
  return { kind, ...registerState(kind, file, document, entities, (id) => pointedAt.has(`${file}#${id}`)) };
}

/** A name that is tagged elsewhere in the text, and that no register has in this form. */
function alsoUntagged(
  {
    file,
    range,
    message,
  }: {
    readonly file: string;
    readonly range: { readonly start: { line: number; column: number } };
    readonly message: string;
  },
  known: readonly Untagged[],
): readonly Untagged[] {
  const name = /^“(.*?)” is not tagged/.exec(message)?.[1];
  if (name === undefined || known.some((other) => other.name === name)) return [];
  const more = Number(/and in (\d+) other/.exec(message)?.[1] ?? 0);
  return [{ name, entry: '', times: 1 + more, file, line: range.start.line, column: range.start.column }];
}

function apparatusKinds(json: Uint8Array | undefined): readonly string[] {
  if (json === undefined) return [];
  const { entries = [] } = JSON.parse(textFrom(json)) as { readonly entries?: readonly { readonly kind: string }[] };
  return entries.map(({ kind }) => kind);
}

function textFrom(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
