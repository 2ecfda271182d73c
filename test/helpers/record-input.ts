/** Inputs for the record stylesheets, without an edition round them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RecordInput } from '../../src/transform/record.js';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

const labels = readFileSync(path('xslt/locale/en.xml'), 'utf8');

const edition = `<m:edition xmlns:m="tag:edition,2026:model" id="test" title="Test &amp; edition" version="1.0.0" date="2026-11-23" publisher="The editors" base-url="https://example.org/test/" locale="en">
  <m:description>A test.</m:description><m:editor>The editors</m:editor>
  <m:licence name="CC BY 4.0" url="https://creativecommons.org/licenses/by/4.0/" covers="the encoding"/>
  <m:show summary="true" facts="true" names="true" apparatus="true" citation="true"/>
  <m:register kind="people" href="people.html"/><m:register kind="places" href="places.html"/>
  <m:register kind="organizations" href="organizations.html"/><m:register kind="terms" href="terms.html"/>
</m:edition>`;

export const seedFile = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';
export const seedXml: string = readFileSync(path(seedFile), 'utf8');

/** Every pointer to a register file is an entry whose short name is its id, capitalised. */
function contextOf(id: string, xml: string): string {
  const pointers = [
    ...new Set([...xml.matchAll(/\.\.\/(people|places|organizations|terms)\.xml#([\w.-]+)/g)].map(([all]) => all)),
  ];
  const entities = pointers.map((pointer) => {
    const [, register = '', entity = ''] = /\/(\w+)\.xml#(.*)$/.exec(pointer) ?? [];
    const short = entity.charAt(0).toUpperCase() + entity.slice(1);
    return `<m:entity pointer="${pointer}" register="${register}" id="${entity}" href="${register}/${entity}.html" name="${short}, Test" short="${short}" gloss=""/>`;
  });
  return `<m:context xmlns:m="tag:edition,2026:model" id="${id}" source="records/${id}.xml" root="../">${entities.join('')}</m:context>`;
}

/** The input for a whole record. */
export function recordInput(xml: string, id = /xml:id="([^"]+)"/.exec(xml)?.[1] ?? 'record'): RecordInput {
  return { id, file: `records/${id}.xml`, xml, context: contextOf(id, xml), edition, labels };
}

/** The same in an edition with a notice. */
export function withNotice(input: RecordInput, notice: string): RecordInput {
  return { ...input, edition: input.edition.replace('</m:edition>', `<m:notice>${notice}</m:notice></m:edition>`) };
}

/** The same in an edition that configures its apparatus: attributes and content of the edition document's `m:apparatus`. */
export function withApparatus(input: RecordInput, attributes: string, series = ''): RecordInput {
  const apparatus = `<m:apparatus ${attributes}>${series}</m:apparatus>`;
  return { ...input, edition: input.edition.replace('</m:edition>', `${apparatus}</m:edition>`) };
}

/** A record with this as its body, and with this in its header after `fileDesc`. */
export function recordOf(body: string, header = ''): RecordInput {
  return recordInput(`<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="small" xml:lang="en">
  <teiHeader><fileDesc><titleStmt><title>A small record</title></titleStmt><publicationStmt><p>None.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc></fileDesc>${header}</teiHeader>
  <text xml:lang="en"><body>${body}</body></text>
</TEI>`);
}
