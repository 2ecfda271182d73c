/** The apparatus of a record alone, in all its forms, with the witnesses that are put together from it. */
import { beforeAll } from 'vitest';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import type { RecordInput } from '../../src/transform/record.js';
import { parseSource, transformToDocument } from '../../src/transform/saxon.js';

/** An entry as the JSON has it; schema/apparatus.schema.json says what is in it. */
export type JsonEntry = Readonly<Record<string, unknown>>;

export interface ApparatusJson {
  readonly record: string;
  readonly witnesses?: readonly Readonly<Record<string, unknown>>[];
  readonly series?: readonly Readonly<Record<string, unknown>>[];
  readonly entries: readonly JsonEntry[];
}

export interface ApparatusOutputs {
  readonly json: ApparatusJson;
  readonly tei: string;
  readonly latex: string;
  /** The lines of the printed apparatus. */
  readonly printed: readonly string[];
  /** The text of each witness, by its file's name without ending. */
  readonly witnesses: Readonly<Record<string, string>>;
}

/** Compiling takes longer than a test should: it has its own time, where `npm run compile` has not done it yet. */
beforeAll(() => compileHouseStylesheet('apparatus'), 300_000);

export async function apparatusOf(input: RecordInput): Promise<ApparatusOutputs> {
  const [stylesheet, source, context, edition, labels, companions] = await Promise.all([
    compileHouseStylesheet('apparatus'),
    parseSource(input.xml, input.file),
    parseSource(input.context, 'context'),
    parseSource(input.edition, 'edition'),
    parseSource(input.labels, 'labels'),
    Promise.all(
      Object.entries(input.companions ?? {}).map(async ([path, xml]) => [path, await parseSource(xml, path)] as const),
    ),
  ]);
  const parameters = { context, edition, labels, companions: new Map(companions) };
  const { documents } = transformToDocument(stylesheet, source, parameters);
  const form = (name: string): string => documents.get(name) ?? '';
  const texts = [...documents].filter(([href]) => /^files\/witness\/.*\.txt$/.test(href));
  return {
    json: JSON.parse(form('json')) as ApparatusJson,
    tei: form('tei'),
    latex: form('latex'),
    printed: form('text').split('\n').filter(Boolean),
    witnesses: Object.fromEntries(texts.map(([href, text]) => [href.slice(14, -4), text])),
  };
}
