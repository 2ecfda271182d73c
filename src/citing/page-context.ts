/** What the stylesheets are told for citing a record, as part of its context document (src/edition/context.ts). */
import { escapeXml, modelElement } from '../edition/context.js';
import type { Citable } from './citable.js';
import { headLinks, headMetas } from './head.js';
import { jsonForScript, jsonLd } from './json-ld.js';
import type { Labels } from './labels.js';
import { chicagoBibliography, chicagoNote } from './styles/chicago.js';
import { mla } from './styles/mla.js';
import type { Run } from './styles/runs.js';

/** The citation styles that a page prints, in this order; each has a label `cite.style.…`. */
const styles = [
  ['chicago-note', chicagoNote],
  ['chicago-bibliography', chicagoBibliography],
  ['mla', mla],
] as const;

/**
 * `m:cited file path address` for a page. Its links are as they are from `records/`; the stylesheets set them to where the page stands. In it `m:citation style` of text, `m:title`, `m:words` (in the language of the header), `m:pinpoint` and `m:address`; `m:meta`,
 * `m:link` and `m:json` for its `head`.
 *
 * @param file the division's page in the record's folder; empty for the record's own page
 */
export function citedElement(cited: Citable, file: string, label: Labels): string {
  const way = '../'.repeat(cited.path.split('/').length - 1);
  const stem = cited.path.replace(/^records\//, '').replace(/\.html$/, '');
  return modelElement(
    'cited',
    { file, path: cited.path, address: cited.url },
    [
      ...styles.map(([style, format]) =>
        modelElement('citation', { style }, format(cited, label).map(runElement).join('')),
      ),
      ...headMetas(cited).map(({ by, key, content }) => modelElement('meta', { by, key, content })),
      ...headLinks(cited, stem).map(({ rel, href, type }) => modelElement('link', { rel, href, type })),
      modelElement('json', {}, escapeXml(jsonForScript(jsonLd(cited, way)))),
    ].join(''),
  );
}

function runElement(run: Run): string {
  if (run.kind === 'text') return escapeXml(run.text);
  return modelElement(run.kind, {}, 'text' in run ? escapeXml(run.text) : '');
}
