/** An edition as the language server knows it, made of texts. */
import type { RegisterKind } from '../../src/edition/model.js';
import { type EditionFacts, readTargets } from '../../src/lsp/edition-facts.js';
import { factsOf } from '../../src/validation/facts.js';
import { parseXml } from '../../src/xml/parse.js';

const registers: Readonly<Record<string, RegisterKind>> = {
  'people.xml': 'people',
  'places.xml': 'places',
  'organizations.xml': 'organizations',
  'terms.xml': 'terms',
};

/** Texts by their path in the edition; one that is not well-formed counts as broken. */
export function editionOf(texts: Readonly<Record<string, string>>): EditionFacts {
  const broken = new Set<string>();
  const files = Object.entries(texts).flatMap(([path, text]) => {
    const { document } = parseXml(text, path);
    if (document === undefined) {
      broken.add(path);
      return [];
    }
    const register = registers[path];
    const targets = () => readTargets(document, path, register);
    return [[path, { text, facts: factsOf(document), register, targets }] as const];
  });
  return { files: new Map(files), broken };
}
