/** A comparison as a page that stands alone, in the look of an edition's pages. */
import { escapeHtml } from '../diagnostics/reporters/html/escape.js';
import { standalonePage } from '../diagnostics/reporters/html/standalone-page.js';
import { style } from '../diagnostics/reporters/html/style.js';
import {
  type Comparison,
  differs,
  isNoteTold,
  isTold,
  type Part,
  type RecordDifference,
  type TagDifference,
} from './model.js';
import { noteWords, passageWords, shortened, tagWords } from './words-for-readers.js';

const ownStyle = `
  .eyebrow { color: var(--link); }
  .passage { margin-block-start: 1.6rem; max-inline-size: 44em; }
  .text { font-family: var(--serif); margin-block-start: 0.2rem; white-space: pre-line; }
  ins { color: var(--link); text-decoration: underline 2px; text-underline-offset: 0.18em; background: color-mix(in oklab, var(--link) 10%, transparent); }
  del + ins { margin-inline-start: 0.25em; }
  del { color: var(--error); text-decoration: line-through; }
  .tags, .recorded { margin-block-start: 0.4rem; font-size: 0.9rem; color: var(--soft); }
  dl { margin: 0.8rem 0 0; max-inline-size: 44em; } dt { color: var(--soft); font-size: 0.84rem; font-weight: 600; margin-block-start: 0.6rem; } dd { margin: 0; }
  .heard { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media print { .passage { break-inside: avoid; } ins { font-weight: 600; } }
`;

/** @param linkTo the address of a record's page, where there is one: of a paragraph with its number, else of the page */
export function comparisonAsHtml(
  comparison: Comparison,
  version: string,
  linkTo: (record: string, paragraph?: string) => string | undefined,
): string {
  const { old, new: fresh, records, added, removed } = comparison;
  const told = records.filter(differs);
  const named = (title: string, list: Comparison['added']): string =>
    list.length === 0
      ? ''
      : `<section>\n<h2>${title}</h2>\n<ul class="files">\n${list.map((one) => `<li><span>${escapeHtml(one.title)}</span><code>${escapeHtml(one.id)}</code></li>`).join('\n')}\n</ul>\n</section>`;
  const isNothing = told.length + added.length + removed.length === 0;
  return standalonePage({
    title: `What has changed: ${old} to ${fresh}`,
    version,
    css: style + ownStyle,
    main: `<p class="eyebrow">What has changed</p>
<h1>${escapeHtml(old)} <span aria-hidden="true">→</span><span class="heard">to</span> ${escapeHtml(fresh)}</h1>
<p class="lead">${isNothing ? 'Nothing is different.' : 'Words that are gone are <del>struck through</del>, new ones are <ins>underlined</ins>. Long stretches that have stayed are cut (…).'}</p>
${told.map((record) => recordSection(record, linkTo)).join('\n')}
${named('New records', added)}
${named('Records that are gone', removed)}`,
  });
}

function recordSection(record: RecordDifference, linkTo: Parameters<typeof comparisonAsHtml>[2]): string {
  const { id, title, language, facts, passages, notes, changes } = record;
  const page = linkTo(id);
  const head = page === undefined ? escapeHtml(title) : `<a href="${escapeHtml(page)}">${escapeHtml(title)}</a>`;
  const linked = (name: string, number: string | undefined): string => {
    const href = number === undefined || number === '' ? undefined : linkTo(id, number);
    return href === undefined ? escapeHtml(name) : `<a href="${escapeHtml(href)}">${escapeHtml(name)}</a>`;
  };
  const blocks = [
    ...passages.filter(isTold).map((one) => block(linked(passageWords(one), one.new[0]?.number), one, language)),
    ...notes.filter(isNoteTold).map((one) => block(escapeHtml(noteWords(one)), one, language)),
  ];
  const recorded = changes.map(({ when, text }) => `<li>${escapeHtml(when === '' ? text : `${when}: ${text}`)}</li>`);
  const nothing = blocks.length + facts.length + recorded.length === 0;
  return `<section>
<h2>${head}</h2>
<p class="count">${escapeHtml(id)}</p>
${recorded.length === 0 ? '' : `<ul class="recorded">\n${recorded.join('\n')}\n</ul>`}
${facts.length === 0 ? '' : `<dl>\n${facts.map(({ name, parts }) => `<div><dt>${escapeHtml(name)}</dt><dd>${marked(parts)}</dd></div>`).join('\n')}\n</dl>`}
${blocks.join('\n')}
${nothing ? '<p class="lead">Words, notes and tags are the same; something else of the encoding differs.</p>' : ''}
</section>`;
}

function block(
  name: string,
  {
    kind,
    parts,
    tags,
  }: { readonly kind: string; readonly parts: readonly Part[]; readonly tags: readonly TagDifference[] },
  language: string,
): string {
  const lang = language === '' ? '' : ` lang="${escapeHtml(language)}"`;
  const unchanged = tags.length === 0 ? '<p class="tags">Its words are unchanged.</p>' : '';
  const text = kind === 'same' ? unchanged : `<p class="text"${lang} dir="auto">${marked(parts)}</p>`;
  const list =
    tags.length === 0
      ? ''
      : `<ul class="tags">\n${tags.map((tag) => `<li>${escapeHtml(tagWords(tag))}</li>`).join('\n')}\n</ul>`;
  return `<div class="passage">\n<h3>${name}</h3>\n${text}${list}\n</div>`;
}

/** Not every program that reads aloud tells of `ins` and `del`: words say it. */
function marked(parts: readonly Part[]): string {
  return shortened(parts, 20)
    .map(({ kind, text }) => {
      const escaped = escapeHtml(text);
      if (kind === 'same') return escaped;
      return kind === 'removed'
        ? `<del><span class="heard">[gone: </span>${escaped}<span class="heard">] </span></del>`
        : `<ins><span class="heard">[new: </span>${escaped}<span class="heard">] </span></ins>`;
    })
    .join('');
}
