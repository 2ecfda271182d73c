/** Stand-in until the real one is there: reads and parses an edition's files. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type EditionConfig, readConfig } from '../edition/config.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';

export async function validateEdition(
  folder: string,
  _options: { readonly signal: AbortSignal },
): Promise<{
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
  readonly documents: ReadonlyMap<string, XmlDocument>;
  readonly config: EditionConfig | undefined;
}> {
  const { config, diagnostics } = readConfig(
    await readFile(join(folder, 'edition.yaml'), 'utf8'),
    join(folder, 'edition.yaml'),
  );
  const found: Diagnostic[] = [...diagnostics];
  const documents = new Map<string, XmlDocument>();
  const records = (await readdir(join(folder, 'records')))
    .filter((name) => name.endsWith('.xml'))
    .map((name) => `records/${name}`);
  for (const path of [...records, ...Object.values(config?.registers ?? {})]) {
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const parsed = parseXml(text, join(folder, path));
    found.push(...parsed.diagnostics);
    if (parsed.document !== undefined) documents.set(path, parsed.document);
  }
  return { diagnostics: found, files: documents.size, documents, config };
}
