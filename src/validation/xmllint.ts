import { availableParallelism } from 'node:os';
import type { XMLFileInfo } from 'xmllint-wasm';
import { sha256 } from '../store/hash.js';

export type Verdict = 'valid' | 'invalid' | 'unknown';

/** The schema did not compile: what the engine says about it. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

/** So many documents take as long as reading the schema once more. */
const worthACall = 100;

/**
 * Says of each text whether a RELAX NG schema accepts it, in few calls: the engine compiles the schema anew for every call.
 * Calls run side by side, on several processor cores.
 * `unknown` where the engine gave no answer. Texts are well-formed XML without a document type declaration.
 *
 * @param schema the schema as one text
 * @throws SchemaError if the engine can't use the schema
 */
export async function judge(texts: readonly string[], schema: string): Promise<readonly Verdict[]> {
  const files = [{ fileName: 'schema.rng', contents: schema }];
  const reports = await inFewCalls(texts, (part) => callEngine(part, files, 'relaxng', false));
  return reports.map(({ verdict }) => verdict);
}

/** What the engine says of one text. */
export interface Report {
  readonly verdict: Verdict;
  readonly messages: readonly EngineMessage[];
}

export interface EngineMessage {
  /** The line of the text that it is about, 1-based. */
  readonly line: number;
  /** In the engine's words; of a schema violation, without what stands before `Element`. */
  readonly words: string;
}

/** Elements in later lines than this are not told by their line, unless the text is read as a stream. */
export const mostLines = 65_534;

/**
 * Checks each text against a W3C XML Schema (XSD 1.0), in few calls. Texts are well-formed XML without a document type
 * declaration, and without addresses of schemas in them.
 *
 * @param schema the files of the schema, by names without folders; the first one is the schema itself
 * @param isStream whether the texts have more lines than `mostLines`. A message about an end is then told in the line of the end tag
 * @throws SchemaError if the engine can't use the schema; with all that it says about that, in lines
 */
export async function judgeXsd(
  texts: readonly string[],
  schema: readonly XMLFileInfo[],
  isStream: boolean,
): Promise<readonly Report[]> {
  return inFewCalls(texts, (part) => callEngine(part, schema, 'schema', isStream));
}

async function inFewCalls<Answer>(
  texts: readonly string[],
  call: (part: readonly string[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  if (texts.length === 0) return [];
  const calls = Math.min(availableParallelism(), Math.ceil(texts.length / worthACall));
  const each = Math.ceil(texts.length / calls);
  const parts = Array.from({ length: calls }, (_, i) => texts.slice(i * each, (i + 1) * each));
  return (await Promise.all(parts.map(call))).flat();
}

async function callEngine(
  texts: readonly string[],
  [main, ...others]: readonly XMLFileInfo[],
  extension: 'relaxng' | 'schema',
  stream: boolean,
): Promise<readonly Report[]> {
  const { memoryPages, validateXML } = await import('xmllint-wasm');
  // The engine prints values of the texts between its verdicts: a name that no text can know keeps one from giving another's.
  const mark = sha256(texts.join('\n')).slice(0, 16);
  const documents = texts.map((contents, i): XMLFileInfo => ({ fileName: `${mark}.${i}`, contents }));
  let output: string;
  try {
    const result = await validateXML({
      xml: documents,
      extension,
      schema: main === undefined ? [] : [main],
      preload: others,
      stream,
      maxMemoryPages: 2 * memoryPages.GiB,
      // Lifts the limit of 256 nested elements, and that of 10 MB for one text.
      modifyArguments: (given) => ['--huge', '--nonet', ...given],
    });
    output = result.rawOutput;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new SchemaError(extension === 'relaxng' ? schemaProblem(words) : words);
  }
  return readReports(output, mark, texts.length);
}

/** Sorts what the engine printed by the text that it is about. What is not marked belongs to the message before it. */
function readReports(output: string, mark: string, count: number): readonly Report[] {
  const reports = Array.from({ length: count }, () => ({ verdict: 'unknown' as Verdict, messages: [] as Message[] }));
  let last: Message | undefined;
  for (const line of output.split('\n')) {
    const [, index, at, words, verdict] =
      /^(\w{16})\.(\d+)(?::(\d+): (?:element [^:]*: )?(.*)| (validates|fails to validate))$/.exec(line)?.slice(1) ?? [];
    const report = line.startsWith(mark) ? reports[Number(index)] : undefined;
    if (report === undefined) {
      if (last !== undefined) last.words += `\n${line}`;
    } else if (verdict !== undefined) {
      report.verdict = verdict === 'validates' ? 'valid' : 'invalid';
      last = undefined;
    } else {
      last = { line: Number(at), words: (words ?? '').replace(/^Schemas validity error : /, '') };
      report.messages.push(last);
    }
  }
  return reports;
}

interface Message {
  readonly line: number;
  words: string;
}

/** The first line in which the engine complains about the schema. */
function schemaProblem(output: string): string {
  const line = output.split('\n').find((text) => /error/i.test(text)) ?? output.split('\n')[0] ?? '';
  return line.replace(/^schema\.rng:/, 'line ').trim();
}
