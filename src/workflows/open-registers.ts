/** Opens the registers of an edition for commands that write into it. */
import { UserError } from '../diagnostics/user-error.js';
import type { EditionConfig } from '../edition/config.js';
import { indexRegisters, type Register } from '../edition/index-edition.js';
import type { EditionSources } from '../edition/load.js';
import { parseXml } from '../xml/parse.js';
import { attribute, selfAndDescendants } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';

/**
 * The registers that the edition has, and every `xml:id` in them, in their order.
 *
 * @throws UserError for a register that is not well-formed
 */
export function openRegisters(
  config: EditionConfig,
  { registers, sources }: EditionSources,
): { readonly registers: readonly Register[]; readonly ids: readonly string[] } {
  const documents = new Map<string, XmlDocument>();
  for (const path of Object.values(registers)) {
    const source = sources.get(path);
    if (source === undefined) continue;
    const { document, diagnostics } = parseXml(source.text, source.file);
    if (document === undefined) {
      throw new UserError(
        `The register ${source.file} is not well-formed: ${diagnostics[0]?.message ?? ''}`,
        'Correct it first: edition validate says what is wrong where.',
      );
    }
    documents.set(path, document);
  }
  const opened = indexRegisters({ ...config, registers }, documents);
  const ids = opened.flatMap(({ document }) =>
    [...selfAndDescendants(document.root)].flatMap((element) => attribute(element, 'xml:id') ?? []),
  );
  return { registers: opened, ids };
}
