import type { XMLFileInfo } from 'xmllint-wasm';
import { parseXml } from '../xml/parse.js';
import { attributeOf, elements } from '../xml/query.js';
import type { SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';

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

/**
 * The schema's files under short names in one folder, which is all that the engine has; their references are changed to match.
 * Documentation is left out: the engine reads the schema anew for every call.
 */
function flatFiles(schema: SchemaBundle): readonly XMLFileInfo[] {
  const names = new Map([...schema.files.keys()].map((path, i) => [path, `s${i}.rng`]));
  return [...schema.files].map(([path, text]) => {
    const fileName = names.get(path) as string;
    const { document } = parseXml(text, path);
    if (document === undefined) return { fileName, contents: text };
    const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
    const stack = [document.root];
    for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
      const href = attributeOf(element, 'href');
      const name = href === undefined ? undefined : names.get(resolveHref(path, href.value));
      if (href !== undefined && name !== undefined) {
        changes.push({ start: href.valueRange.start.offset, end: href.valueRange.end.offset, text: name });
      }
      for (const child of elements(element)) {
        if (child.uri === rngNamespace) stack.push(child);
        else changes.push({ start: child.range.start.offset, end: child.range.end.offset, text: '' });
      }
    }
    return { fileName, contents: withChanges(document.text, changes) };
  });
}

const rngNamespace = 'http://relaxng.org/ns/structure/1.0';

function withChanges(
  text: string,
  changes: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let changed = '';
  let from = 0;
  for (const { start, end, text: replacement } of [...changes].sort((a, b) => a.start - b.start)) {
    changed += text.slice(from, start) + replacement;
    from = end;
  }
  return changed + text.slice(from);
}
