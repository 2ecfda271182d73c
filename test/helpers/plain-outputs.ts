/** The apparatus, the plain text and the mentions of a record, without its page. */
import { beforeAll } from 'vitest';
import type { Mention } from '../../src/edition/model.js';
import { compileHouseStylesheet } from '../../src/transform/compile.js';
import { type MarkedBlock, readMentions } from '../../src/transform/mentions.js';
import type { RecordInput } from '../../src/transform/record.js';
import { parseSource, transformToDocument, transformToText } from '../../src/transform/saxon.js';

export interface PlainOutputs {
  readonly text: string;
  /** `text`, `html`, `tei`, `json`, `csv`. */
  readonly apparatus: ReadonlyMap<string, string>;
  /** The lines of the printed apparatus. */
  readonly entries: readonly string[];
  /** The text's own paragraphs, without header, notes and apparatus. */
  readonly paragraphs: readonly string[];
  readonly mentions: readonly Mention[];
  readonly undeclared: readonly string[];
}

const compiled = () =>
  Promise.all([
    compileHouseStylesheet('apparatus'),
    compileHouseStylesheet('text'),
    compileHouseStylesheet('mentions'),
  ]);

/** Compiling takes longer than a test should: it has its own time, where `npm run compile` has not done it yet. */
beforeAll(compiled, 300_000);

export async function plainOutputs(input: RecordInput): Promise<PlainOutputs> {
  const [apparatus, text, mentions] = await compiled();
  const [source, context, edition, labels] = await Promise.all([
    parseSource(input.xml, input.file),
    parseSource(input.context, 'context'),
    parseSource(input.edition, 'edition'),
    parseSource(input.labels, 'labels'),
  ]);
  const parameters = { context, edition, labels };
  const model = transformToDocument(apparatus, source, parameters);
  const plain = transformToText(text, source, { ...parameters, apparatus: model.principal });
  const named = transformToText(mentions, source, parameters);
  const blocks = plain.principal.trimEnd().split('\n\n');
  const end = blocks.findIndex((block) =>
    /^(Critical apparatus|Annotations|\S*\s?[Nn]otes( in the source)?)$/.test(block),
  );
  const start = blocks.findIndex((block) => /^(Rights|Source|Citation): /m.test(block));
  return {
    text: plain.principal,
    apparatus: model.documents,
    entries: (model.documents.get('text') ?? '').split('\n').filter(Boolean),
    paragraphs: blocks.slice(Math.max(start + 1, 1), end < 0 ? undefined : end),
    mentions: (JSON.parse(named.principal) as MarkedBlock[]).flatMap(readMentions),
    undeclared: [...new Set(plain.messages.map(({ element }) => element))],
  };
}
