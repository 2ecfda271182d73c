/** Exports records as the command does, and changes the files as a translator does. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applyReplacements } from '../../src/diagnostics/edits.js';
import { layOut } from '../../src/exporting/lay-out.js';
import { acceptChanges } from '../../src/exporting/returning/accept-changes.js';
import { type Comparison, compareReturned } from '../../src/exporting/returning/compare.js';
import { newWords } from '../../src/exporting/returning/encode-new.js';
import { type ExportFormat, writeExport } from '../../src/exporting/write-export.js';
import type { EditionKnowledge } from '../../src/importing/edition-knowledge.js';
import { readTypescript } from '../../src/importing/formats.js';
import type { Part } from '../../src/importing/stamp.js';
import { openArchive } from '../../src/importing/unzip.js';
import { zipBytes } from '../../src/store/zip-bytes.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { bareEdition } from './importing.js';

/** The files of all records of the two editions. */
export const records: readonly string[] = ['editions/cuba-1961-62', 'editions/training'].flatMap((folder) =>
  readdirSync(join(folder, 'records')).map((name) => join(folder, 'records', name)),
);

export async function readRecord(file: string): Promise<XmlDocument> {
  return documentOf(await readFile(file, 'utf8'), file);
}

export function documentOf(xml: string, file = 'record.xml'): XmlDocument {
  const { document, diagnostics } = parseXml(xml, file);
  if (document === undefined) throw new Error(`${file} is not well-formed: ${diagnostics[0]?.message}`);
  return document;
}

/** A record of which only the text matters. */
export function recordWith(body: string, language = 'en'): XmlDocument {
  return documentOf(
    `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="r"><teiHeader><fileDesc><titleStmt><title>A record</title><editor role="translator"><persName ref="people.xml#t">T.</persName></editor></titleStmt></fileDesc></teiHeader><text xml:lang="${language}"><body>\n${body}\n</body></text></TEI>`,
  );
}

export async function exportFile(
  document: XmlDocument,
  format: ExportFormat,
  part: Part = 'translation',
): Promise<Uint8Array> {
  const script = layOut(document, part);
  const stamp = { record: 'r', part, version: '0'.repeat(64), layout: '0'.repeat(16) };
  const pictures = new Map<string, Uint8Array>();
  for (const [id, { url }] of script.images) pictures.set(id, await readFile(join(dirname(document.file), url)));
  return writeExport({ document, script, stamp, format, pictures, pack });
}

export function pack(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  return new Uint8Array(
    zipBytes(
      [...parts].map(([path, content]) => ({ path, content })),
      0,
    ),
  );
}

export interface Came extends Comparison {
  readonly text: string;
}

/** What comes of a file that has come back. */
export async function takeBack(
  document: XmlDocument,
  bytes: Uint8Array,
  format: ExportFormat,
  edition: EditionKnowledge = bareEdition,
): Promise<Came> {
  const script = layOut(document);
  const draft = acceptChanges(await readTypescript(bytes, `r.${format}`, format), script);
  const words = newWords(document, draft, edition);
  const comparison = compareReturned(script, draft, { source: document.text, ...words });
  return { ...comparison, text: applyReplacements(document.text, comparison.edits) };
}

/** A .docx file with a part changed. */
export function changePart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const archive = openArchive(bytes, 'r.docx');
  const parts = new Map<string, Uint8Array>(archive.names.map((one) => [one, archive.read(one) as Uint8Array]));
  const before = new TextDecoder().decode(parts.get(name));
  const after = change(before);
  if (after === before) throw new Error(`Nothing was changed in ${name}`);
  parts.set(name, new TextEncoder().encode(after));
  return pack(parts);
}

/** The text of a part of a .docx file. */
export function partOf(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(openArchive(bytes, 'r.docx').read(name));
}
