/** What must hold of a built file: published, nothing lost, valid HTML, pages of bounded size, well-formed apparatus. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseXml } from '../../lib/xml/parse.js';

/** The standard preset is what the HTML standard asks for. A title may be long: it is the archive’s, not ours to cut. */
const validator = new HtmlValidate(
  new StaticConfigLoader({ extends: ['html-validate:standard'], rules: { 'long-title': 'off' } }),
);

/** The bytes that a page may have. */
export function largestPage(sourceBytes) {
  return 1.2 * sourceBytes + 60_000;
}

/** A row of the table; `faults` is empty if all is well. */
export async function judge({ report, bytes, site }) {
  const findings = {};
  for (const { code } of report.diagnostics) findings[code] = (findings[code] ?? 0) + 1;
  const faults = report.diagnostics.filter(isFault).map(describe);
  const { published } = report;
  if (published === undefined) {
    return { bytes, words: 0, pages: 0, entries: 0, largest: 0, findings, faults: ['not published', ...faults] };
  }
  const files = await readdir(site, { recursive: true });
  let largest = 0;
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const html = await readFile(join(site, file), 'utf8');
    const size = Buffer.byteLength(html);
    largest = Math.max(largest, size);
    if (size >= largestPage(bytes))
      faults.push(`size: ${file} has ${size} bytes, ${(size / bytes).toFixed(2)} of the source`);
    faults.push(...(await faultsOfHtml(html)).map((fault) => `html: ${file} ${fault}`));
  }
  for (const file of files.filter((name) => name.endsWith('.apparatus.xml'))) {
    const { document, diagnostics } = parseXml(await readFile(join(site, file), 'utf8'), file);
    if (document === undefined || diagnostics.length > 0) faults.push(`apparatus: ${file} is not well-formed`);
  }
  const { words, pages, entries } = published.counts;
  return { bytes, words, pages, entries, largest, findings, faults };
}

/** Words that run together are a warning to an edition, but a fault here. */
function isFault({ code, severity }) {
  return severity === 'error' || code === 'text/glued';
}

function describe({ code, file, range, message }) {
  return `${code}: ${file}:${range.start.line}:${range.start.column} ${message}`;
}

async function faultsOfHtml(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
}
