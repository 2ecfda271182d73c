import type { XMLFileInfo } from 'xmllint-wasm';
import { parseXml } from '../xml/parse.js';
import { attributeOf, selfAndDescendants } from '../xml/query.js';
import type { SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';

/** The engine's name and version: part of the key of every verdict. */
export const xmllintVersion = 'xmllint-wasm 5.3.0';

export type Verdict = 'valid' | 'invalid' | 'unknown';

/** The schema did not compile: what the engine says about it. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
}

/**
 * Says of each text whether a RELAX NG schema accepts it, in one call: the engine compiles the schema anew for every call.
 * `unknown` where the engine gave no answer. Texts are well-formed XML without a document type declaration.
 *
 * @throws SchemaError if the engine can't use the schema
 */
export async function judge(texts: readonly string[], schema: SchemaBundle): Promise<readonly Verdict[]> {
  if (texts.length === 0) return [];
  const { memoryPages, validateXML } = await import('xmllint-wasm');
  const documents = texts.map((contents, i): XMLFileInfo => ({ fileName: `d${i}.xml`, contents }));
  const [main, ...included] = flatFiles(schema);
  let output: string;
  try {
    const result = await validateXML({
      xml: documents,
      extension: 'relaxng',
      schema: [main as XMLFileInfo],
      preload: included,
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
  return line.replace(/^s\d+\.rng:/, 'line ').trim();
}

/** The schema's files under short names in one folder, which is all that the engine has; their references are changed to match. */
function flatFiles(schema: SchemaBundle): readonly XMLFileInfo[] {
  const names = new Map([...schema.files.keys()].map((path, i) => [path, `s${i}.rng`]));
  return [...schema.files].map(([path, text]) => {
    if (schema.files.size === 1) return { fileName: names.get(path) as string, contents: text };
    const { document } = parseXml(text, path);
    if (document === undefined) return { fileName: names.get(path) as string, contents: text };
    let contents = document.text;
    const references = [...selfAndDescendants(document.root)].flatMap((element) => attributeOf(element, 'href') ?? []);
    for (const { value, valueRange } of references.reverse()) {
      const name = names.get(resolveHref(path, value));
      if (name === undefined) continue;
      contents = contents.slice(0, valueRange.start.offset) + name + contents.slice(valueRange.end.offset);
    }
    return { fileName: names.get(path) as string, contents };
  });
}
