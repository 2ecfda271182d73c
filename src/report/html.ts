/** The state of an edition as one HTML page that needs nothing else, in the look of the validation report. */
import { escapeHtml } from '../diagnostics/reporters/html/escape.js';
import { standalonePage } from '../diagnostics/reporters/html/standalone-page.js';
import { style } from '../diagnostics/reporters/html/style.js';
import { figuresOf, gapsOf } from './gaps.js';
import type { EditionState } from './state.js';

const ownStyle = `
  .eyebrow { color: var(--link); }
  table { border-collapse: collapse; inline-size: 100%; margin-block-start: 0.7rem; font-size: 0.94rem; }
  th, td { text-align: start; vertical-align: baseline; padding: 0.3rem 1.2rem 0.3rem 0; border-block-end: 1px solid var(--rule); font-weight: 400; }
  thead th { color: var(--soft); font-size: 0.84rem; font-weight: 600; }
  td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; }
  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0 2.5rem; }
  .figures h3 { margin-block-start: 1.6rem; }
  .scroll { overflow-x: auto; }
  .gap li { display: flex; flex-wrap: wrap; gap: 0 1.2rem; justify-content: space-between; padding-block: 0.2rem; border-block-end: 1px solid var(--rule); }
  .gap code { color: var(--soft); }
`;

export function stateAsHtml(state: EditionState, version: string): string {
  const gaps = gapsOf(state);
  const open = gaps.reduce((sum, { items }) => sum + items.length, 0);
  const lead =
    open === 0 ? 'Nothing is open.' : `${open.toLocaleString('en')} things to look at, in ${gaps.length} lists.`;
  return standalonePage({
    title: `${state.title}: state of the edition`,
    version,
    css: style + ownStyle,
    main: `<p class="eyebrow">State of the edition</p>
<h1>${escapeHtml(state.title)}</h1>
<p class="lead">Version ${escapeHtml(state.version)}. ${lead}</p>
<section aria-labelledby="figures">
<h2 id="figures">In numbers</h2>
<div class="figures">
${figuresOf(state)
  .map(
    ({ title, figures }) =>
      `<div>\n<h3>${escapeHtml(title)}</h3>\n<table>\n<tbody>\n${figures
        .map(
          ({ name, value }) =>
            `<tr><th scope="row">${escapeHtml(name)}</th><td class="number">${escapeHtml(value)}</td></tr>`,
        )
        .join('\n')}\n</tbody>\n</table>\n</div>`,
  )
  .join('\n')}
</div>
</section>
${recordsTable(state)}
${gaps.map(gapSection).join('\n')}`,
  });
}

function recordsTable({ records }: EditionState): string {
  if (records.length === 0) return '';
  const columns = ['Words', 'Notes', 'Apparatus', 'To fill in', 'Doubts', 'Untagged'];
  const rows = records.map(({ id, title, status, changed, words, notes, apparatus, open, doubts, untagged }) => {
    const numbers = [words, notes, apparatus, open, doubts, untagged];
    const cells = numbers.map((number) => `<td class="number">${number.toLocaleString('en')}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(title)}<br><code>${escapeHtml(id)}</code></th><td>${escapeHtml(status)}</td><td>${escapeHtml(changed)}</td>${cells}</tr>`;
  });
  return `<section aria-labelledby="records">
<h2 id="records">Records</h2>
<div class="scroll" role="region" aria-labelledby="records" tabindex="0">
<table>
<thead><tr><th scope="col">Record</th><th scope="col">Status</th><th scope="col">Changed</th>${columns.map((name) => `<th scope="col" class="number">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
</section>`;
}

function gapSection({ title, items }: ReturnType<typeof gapsOf>[number], i: number): string {
  return `<section class="gap" aria-labelledby="gap-${i + 1}">
<h2 id="gap-${i + 1}">${escapeHtml(title)}</h2>
<p class="count">${items.length.toLocaleString('en')}</p>
<ul>
${items
  .map(
    ({ text, place }) =>
      `<li><span>${escapeHtml(text)}</span>${place === '' ? '' : `<code>${escapeHtml(place)}</code>`}</li>`,
  )
  .join('\n')}
</ul>
</section>`;
}
