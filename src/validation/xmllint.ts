import { availableParallelism } from 'node:os';
import type { XMLFileInfo } from 'xmllint-wasm';

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
  if (texts.length === 0) return [];
  const calls = Math.min(availableParallelism(), Math.ceil(texts.length / worthACall));
  const each = Math.ceil(texts.length / calls);
  const parts = Array.from({ length: calls }, (_, i) => texts.slice(i * each, (i + 1) * each));
  return (await Promise.all(parts.map((part) => judgeInOneCall(part, schema)))).flat();
}

async function judgeInOneCall(texts: readonly string[], schema: string): Promise<readonly Verdict[]> {
  const { memoryPages, validateXML } = await import('xmllint-wasm');
  const documents = texts.map((contents, i): XMLFileInfo => ({ fileName: `d${i}.xml`, contents }));
  let output: string;
  try {
    const result = await validateXML({
      xml: documents,
      extension: 'relaxng',
      schema: [{ fileName: 'schema.rng', contents: schema }],
      maxMemoryPages: 2 * memoryPages.GiB,
      // Lifts the limit of 256 nested elements, and that of 10 MB for one text.
      modifyArguments: (given) => ['--huge', '--nonet', ...given],
    });
    output = result.rawOutput;
  } catch (error) {
    throw new SchemaError(schemaProblem(error instanceof Error ? error.message : String(error)));
  }
  const verdicts = new Map<string, Verdict>();
  for (const [, name, verdict] of output.matchAll(/^(d\d+\.xml) (validates|fails to validate)$/gm)) {
    verdicts.set(name as string, verdict === 'validates' ? 'valid' : 'invalid');
  }
  return documents.map(({ fileName }) => verdicts.get(fileName) ?? 'unknown');
}

/** The first line in which the engine complains about the schema. */
function schemaProblem(output: string): string {
  const line = output.split('\n').find((text) => /error/i.test(text)) ?? output.split('\n')[0] ?? '';
  return line.replace(/^schema\.rng:/, 'line ').trim();
}
