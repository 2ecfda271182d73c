/** Imports typescripts as a test has them, without a disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity, RegisterKind } from '../../src/edition/model.js';
import { readRegister } from '../../src/edition/registers.js';
import type { Draft } from '../../src/importing/draft.js';
import type { EditionKnowledge } from '../../src/importing/edition-knowledge.js';
import { readTypescript, type TypescriptFormat } from '../../src/importing/formats.js';
import { type Imported, importTypescript } from '../../src/importing/import-typescript.js';
import { parseXml } from '../../src/xml/parse.js';
import { descendants } from '../../src/xml/query.js';
import type { XmlDocument, XmlElement } from '../../src/xml/tree.js';

/** What an edition without registers knows. */
export const bareEdition: EditionKnowledge = {
  entities: [],
  ids: [],
  owners: new Map(),
  pointerTo: ({ file, id }) => `../${file}#${id}`,
  recordPath: (id) => `records/${id}.xml`,
  editors: undefined,
  inferred: undefined,
  languageRoles: {},
  originals: ['ru'],
  translation: 'en',
  publisher: undefined,
  instructions: [],
};

const registers: readonly (readonly [RegisterKind, string])[] = [
  ['people', 'people.xml'],
  ['places', 'places.xml'],
  ['organizations', 'organizations.xml'],
  ['terms', 'terms.xml'],
];

/** The registers of an edition of this repository. */
export async function editionWithRegisters(folder: string): Promise<EditionKnowledge> {
  const entities: Entity[] = [];
  for (const [kind, file] of registers) {
    const { document } = parseXml(await readFile(join(folder, file), 'utf8'), file);
    entities.push(...readRegister(document as XmlDocument, kind, file));
  }
  return { ...bareEdition, entities, ids: entities.map(({ id }) => id) };
}

export interface ImportedText extends Imported {
  readonly document: XmlDocument;
  /** The `body`, as it is written, in one line. */
  readonly body: string;
}

/** Imports a draft that a reader has given. */
export async function importDraft(
  draft: Draft,
  edition: EditionKnowledge = bareEdition,
  typescript = 'typescript.md',
): Promise<ImportedText> {
  const imported = await importTypescript({
    draft,
    typescript,
    id: 'draft',
    edition,
    version: '0.1.0',
    day: '2026-11-24',
  });
  const { document } = parseXml(imported.xml, 'draft.xml');
  if (document === undefined) throw new Error('The draft is not well-formed');
  const { start, end } = (find(document, 'body')[0] as XmlElement).range;
  const body = imported.xml.slice(start.offset, end.offset).replace(/\n\s*/g, ' ');
  return { ...imported, document, body };
}

/** Imports a text. */
export async function importText(
  text: string | Uint8Array,
  format: TypescriptFormat = 'md',
  edition: EditionKnowledge = bareEdition,
): Promise<ImportedText> {
  const name = `typescript.${format}`;
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return importDraft(await readTypescript(bytes, name, format), edition, name);
}

export function find(document: XmlDocument, name: string): readonly XmlElement[] {
  return [...descendants(document.root, name)];
}
