import { escapeHtml } from './escape.js';

/** A part of an explanation: what stands before the first heading has an empty title. */
export interface Section {
  readonly title: string;
  readonly html: string;
}

/** The Markdown of the reference of diagnostics as HTML: paragraphs, lists, fenced code, code in a line, links; by second-level headings. */
export function sectionsOf(markdown: string): readonly Section[] {
  return markdown.split(/^(?=## )/m).map((part) => {
    const [, title = '', body = ''] = /^(?:## (.*)\n)?([\s\S]*)$/.exec(part) ?? [];
    return { title, html: blocksOf(body) };
  });
}

function blocksOf(markdown: string): string {
  const blocks: string[] = [];
  for (const [block, fenced] of markdown.matchAll(/^```.*\n([\s\S]*?)\n```$|^.+(?:\n(?!```).+)*/gm)) {
    if (fenced !== undefined) blocks.push(`<pre class="example"><code>${escapeHtml(fenced)}</code></pre>`);
    else if (/^(?:- |\d+\. )/.test(block)) blocks.push(listOf(block));
    else blocks.push(`<p>${inline(block)}</p>`);
  }
  return blocks.join('\n');
}

function listOf(block: string): string {
  const name = block.startsWith('- ') ? 'ul' : 'ol';
  const items = block.split(/^(?:- |\d+\. )/m).slice(1);
  return `<${name}>\n${items.map((item) => `<li>${inline(item.trimEnd())}</li>`).join('\n')}\n</${name}>`;
}

/** Links into the reference lead nowhere from a single page: of them only the words are kept. */
function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.length > 2 && part.startsWith('`')
        ? `<code>${escapeHtml(part.slice(1, -1))}</code>`
        : escapeHtml(part).replace(/\[([^\]]*)\]\(([^)\s]*)\)/g, (_, words: string, target: string) =>
            /^https?:/.test(target) ? `<a href="${target}">${words}</a>` : words,
          ),
    )
    .join('');
}
