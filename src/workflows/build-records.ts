/** The records of an edition: transformed, or taken from the cache; judged; written. */

import { concurrently } from '../concurrency/concurrently.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type EntityIndex, recordContext } from '../edition/context.js';
import type { Mention } from '../edition/model.js';
import type { RecordFacts } from '../edition/record-facts.js';
import { findLostText } from '../site/no-silent-text.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import type { RecordInput, RecordOutput } from '../transform/record.js';
import { descendants, elements } from '../xml/query.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import type { PublishedFiles } from './published-files.js';

/** A record with what its outputs are made from. */
export interface RecordSource {
  readonly facts: RecordFacts;
  /** The file, byte for byte. */
  readonly bytes: Uint8Array;
  /** Parses the file; not done for a record that is in the cache. */
  readonly parse: () => XmlDocument;
}

/** What is the same for all records. */
export interface RecordSetting {
  /** The edition document and the labels, as XML. */
  readonly edition: string;
  readonly labels: string;
  /** A hash of all that makes outputs of inputs: the stylesheets, their engine, this program. */
  readonly tools: string;
  readonly entities: EntityIndex;
  readonly cache: Cache;
  readonly signal: AbortSignal;
  /** How many records are worked on at the same time. */
  readonly jobs: number;
  /** Called after each record. */
  readonly done: () => void;
  /** Transforms one record. */
  readonly transform: (input: RecordInput) => Promise<RecordOutput>;
}

/** What is known of the records once they are written. */
export interface BuiltRecords {
  /** By the record's id. */
  readonly mentions: ReadonlyMap<string, readonly Mention[]>;
  readonly diagnostics: readonly Diagnostic[];
  /** How many entries all apparatuses have together. */
  readonly entries: number;
  /** How many records were transformed; the others came from the cache. */
  readonly transformed: number;
}

/** What is kept of a record. */
interface Kept {
  readonly output: RecordOutput;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes and writes all files of all records. Nothing is kept of a record that lost text. */
export async function buildRecords(
  records: readonly RecordSource[],
  setting: RecordSetting,
  files: PublishedFiles,
): Promise<BuiltRecords> {
  const results = new Map<string, { readonly mentions: readonly Mention[]; readonly entries: number }>();
  const findings = new Map<string, readonly Diagnostic[]>();
  let transformed = 0;
  const finish = ({ facts: { meta }, bytes }: RecordSource, { output, diagnostics }: Kept): void => {
    writeRecord(meta.id, bytes, output, files);
    results.set(meta.id, { mentions: output.mentions, entries: countEntries(output) });
    findings.set(meta.id, diagnostics);
    setting.done();
  };
  const missing: { readonly record: RecordSource; readonly context: string; readonly key: string }[] = [];
  await concurrently(
    records.keys(),
    16,
    async (i) => {
      const record = records[i] as RecordSource;
      const neighbours = { previous: records[i - 1]?.facts.meta, next: records[i + 1]?.facts.meta };
      const context = recordContext(record.facts, neighbours, setting.entities);
      const key = hashParts(['record 1', setting.tools, record.bytes, context, setting.edition, setting.labels]);
      const kept = await readKept(setting.cache, key);
      if (kept === undefined) missing.push({ record, context, key });
      else finish(record, kept);
    },
    setting.signal,
  );
  await concurrently(
    missing,
    setting.jobs,
    async ({ record, context, key }) => {
      const made = await makeRecord(record, context, setting);
      transformed += 1;
      if (!made.diagnostics.some(({ severity }) => severity === 'error')) {
        await setting.cache.put(key, new TextEncoder().encode(JSON.stringify(made)));
      }
      finish(record, made);
    },
    setting.signal,
  );
  const ids = records.map(({ facts }) => facts.meta.id);
  return {
    mentions: new Map(ids.map((id) => [id, results.get(id)?.mentions ?? []])),
    diagnostics: ids.flatMap((id) => findings.get(id) ?? []),
    entries: ids.reduce((sum, id) => sum + (results.get(id)?.entries ?? 0), 0),
    transformed,
  };
}

async function readKept(cache: Cache, key: string): Promise<Kept | undefined> {
  const bytes = await cache.get(key);
  return bytes === undefined ? undefined : (JSON.parse(new TextDecoder().decode(bytes)) as Kept);
}

async function makeRecord({ facts, parse }: RecordSource, context: string, setting: RecordSetting): Promise<Kept> {
  const { edition, labels } = setting;
  const { id } = facts.meta;
  const document = parse();
  const xml = bareText(document);
  const output = await setting.transform({ id, file: document.file, xml, context, edition, labels });
  const { html, text, apparatus } = output;
  const lost = findLostText(document, { html, text, apparatusText: apparatus.text, apparatusHtml: apparatus.html });
  return { output, diagnostics: [...lost, ...transformFindings(document, output)] };
}

/** What the stylesheets noticed, at the first element that it is about. */
function transformFindings(document: XmlDocument, { findings }: RecordOutput): readonly Diagnostic[] {
  return findings.map(({ code, element, message }) => {
    const texts = elements(document.root, 'text');
    const found = texts.flatMap((text) => [...descendants(text, element)])[0];
    const { start, end } = (found ?? document.root).tag;
    return {
      code,
      severity: 'warning',
      file: document.file,
      range: { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } },
      message,
      help: 'Its text is kept. If it is to look like something, it needs a template in the edition’s own stylesheet.',
      related: [],
    };
  });
}

function countEntries({ apparatus }: RecordOutput): number {
  const { entries } = JSON.parse(apparatus.json) as { readonly entries?: readonly unknown[] };
  return entries?.length ?? 0;
}

function writeRecord(
  id: string,
  bytes: Uint8Array,
  { html, text, apparatus }: RecordOutput,
  files: PublishedFiles,
): void {
  const path = `records/${id}`;
  files.add(`${path}.html`, html);
  files.add(`${path}.txt`, text);
  files.add(`${path}.apparatus.html`, apparatus.html);
  files.add(`${path}.apparatus.txt`, apparatus.text);
  files.add(`${path}.apparatus.xml`, apparatus.tei);
  files.add(`${path}.apparatus.json`, apparatus.json);
  files.add(`${path}.apparatus.csv`, apparatus.csv);
  files.add(`${path}.xml`, bytes);
}
