import { frameOf } from '../../code-frame.js';
import { byFile, countFindings } from '../../collect.js';
import type { Diagnostic, Point, Severity } from '../../diagnostic.js';
import type { Explanation } from '../../explanation.js';
import { countOf, countsInWords } from '../../summary.js';
import { escapeHtml } from './escape.js';
import { type Section, sectionsOf } from './markdown.js';
import { standalonePage } from './standalone-page.js';
import { style } from './style.js';

export interface HtmlOptions {
  /** The program's version. */
  readonly version: string;
  /** What the codes of the findings mean. */
  readonly explanations: readonly Explanation[];
}

const severities: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

/** Longer lines of a source are clipped; shorter ones are wrapped by the browser. */
const frameWidth = 240;

/**
 * The findings as one HTML page that needs nothing else, for an editor who uses no terminal: by file, each with its line, what is
 * wrong and what to do; then what each code means.
 *
 * @param texts the sources, by the path that findings name
 * @param files how many files were checked
 */
export function reportHtml(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  files: number,
  { version, explanations }: HtmlOptions,
): string {
  const anchors = new Map(explanations.map(({ code }, i) => [code, `meaning-${i + 1}`]));
  const groups = byFile(diagnostics);
  const heading = diagnostics.length === 0 ? 'Nothing found' : countsInWords(diagnostics);
  const parts = [
    `<p class="eyebrow">Validation report</p>`,
    `<h1>${escapeHtml(heading)}</h1>`,
    `<p class="lead">${escapeHtml(leadOf(diagnostics, files))}</p>`,
    ...(groups.size < 2 ? [] : [contents([...groups])]),
    ...[...groups].map(([file, found], i) => fileSection(file, found, `file-${i + 1}`, texts.get(file) ?? '', anchors)),
    ...(explanations.length === 0 ? [] : [meanings(explanations, anchors)]),
  ];
  return standalonePage({ title: `${heading}: validation report`, version, css: style, main: parts.join('\n') });
}

function leadOf(diagnostics: readonly Diagnostic[], files: number): string {
  const { errors, warnings } = countFindings(diagnostics);
  const next =
    errors > 0
      ? ' An edition with errors is not published.'
      : warnings > 0
        ? ' Warnings do not keep an edition from being published.'
        : '';
  return `${countOf(files, 'file')} checked.${next}`;
}

function contents(groups: readonly (readonly [string, readonly Diagnostic[]])[]): string {
  const items = groups.map(
    ([file, found], i) =>
      `<li><a href="#file-${i + 1}">${escapeHtml(file)}</a> <span class="count">${countsInWords(found)}</span></li>`,
  );
  return `<nav class="files" aria-label="Files">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`;
}

function fileSection(
  file: string,
  found: readonly Diagnostic[],
  id: string,
  text: string,
  anchors: ReadonlyMap<string, string>,
): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(file)}</h2>
<p class="count">${countsInWords(found)}</p>
<ol>
${found.map((finding) => item(finding, text, anchors)).join('\n')}
</ol>
</section>`;
}

function item(finding: Diagnostic, text: string, anchors: ReadonlyMap<string, string>): string {
  const { code, severity, range, message, help, related, fix } = finding;
  const anchor = anchors.get(code);
  const name = `<code>${escapeHtml(code)}</code>`;
  return `<li class="finding is-${severity}">
<p class="where"><span class="severity">${severities[severity]}</span> <span>${placeOf(range.start)}</span> ${anchor === undefined ? `<span>${name}</span>` : `<a href="#${anchor}">${name}</a>`}</p>
<h3>${escapeHtml(message)}</h3>
${[
  frame(finding, text),
  ...(help === '' ? [] : [`<p class="help">${escapeHtml(help)}</p>`]),
  ...related.map(
    (other) =>
      `<p class="related">${escapeHtml(other.message)}: ${escapeHtml(other.file)}, ${placeOf(other.range.start)}</p>`,
  ),
  ...(fix === undefined ? [] : [`<p class="fix"><code>--fix</code> can do this: ${escapeHtml(fix.description)}</p>`]),
]
  .filter((part) => part !== '')
  .join('\n')}
</li>`;
}

function frame({ range }: Diagnostic, text: string): string {
  const shown = frameOf(text, range, frameWidth);
  if (shown === undefined) return '';
  const [before, meant, after] = shown.parts;
  const rows = [
    ...(shown.before === undefined ? [] : [row(shown.before.number, escapeHtml(shown.before.text), ' is-before')]),
    row(
      shown.number,
      `${escapeHtml(before)}<mark>${meant === '' ? '\u00a0' : escapeHtml(meant)}</mark>${escapeHtml(after)}`,
      '',
    ),
  ];
  return `<pre class="frame">${rows.join('')}</pre>`;
}

function row(number: number, html: string, kind: string): string {
  return `<span class="row${kind}"><span class="n">${number}</span><span>${html}</span></span>`;
}

function placeOf({ line, column }: Point): string {
  return `line ${line}, column ${column}`;
}

/** The sections that a reader opens only if he wants to see an example. */
const exampleTitles: ReadonlySet<string> = new Set(['Wrong', 'Right']);

function htmlOf({ title, html }: Section): string {
  return title === '' ? html : `<h4>${escapeHtml(title)}</h4>\n${html}`;
}

function meanings(explanations: readonly Explanation[], anchors: ReadonlyMap<string, string>): string {
  const articles = explanations.map(({ code, title, severity, markdown }) => {
    const sections = sectionsOf(markdown);
    const body = sections.filter(({ title: name }) => !exampleTitles.has(name)).map(htmlOf);
    const examples = sections.filter(({ title: name }) => exampleTitles.has(name)).map(htmlOf);
    const usually = severity === undefined ? '' : ` <span>usually ${severities[severity].toLowerCase()}</span>`;
    return `<article class="meaning" id="${anchors.get(code)}">
<h3>${escapeHtml(title)}</h3>
<p class="where"><code>${escapeHtml(code)}</code>${usually}</p>
${body.join('\n')}
${examples.length === 0 ? '' : `<details>\n<summary>Example</summary>\n${examples.join('\n')}\n</details>\n`}</article>`;
  });
  return `<section aria-labelledby="meanings">\n<h2 id="meanings">What the codes mean</h2>\n${articles.join('\n')}\n</section>`;
}
