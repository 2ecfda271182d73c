import { readFile } from 'node:fs/promises';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes } from '../../../src/diagnostics/codes.js';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { sectionsOf } from '../../../src/diagnostics/reporters/html/markdown.js';
import { reportHtml } from '../../../src/diagnostics/reporters/html/page.js';
import { packageFile } from '../../../src/store/package-files.js';
import { explain } from '../../../src/workflows/explanations.js';
import { launchBrowser } from '../../helpers/browser.js';
import { finding, range } from '../../helpers/finding.js';

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));

async function faults(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
}

const texts = new Map([
  ['a.xml', '<a>\n  <b ref="x"/> & <c>“q”</c>\n</a>'],
  ['b.xml', `<b>\n${'many words of a long paragraph '.repeat(40)}\n</b>`],
]);

async function page(diagnostics: readonly Diagnostic[], files = 6): Promise<string> {
  return reportHtml(diagnostics, texts, files, { version: '1.2.3', explanations: await explain(diagnostics) });
}

/** A finding of every code that there is, and what can be odd about one. */
const everything: readonly Diagnostic[] = [
  ...Object.entries(codes).map(([code, { severity, title }]) => finding({ code, severity, message: title })),
  finding({
    file: 'b.xml',
    range: range(2, 700, 5),
    severity: 'info',
    help: '',
    related: [{ file: 'a.xml', range: range(1, 1), message: 'It stands here first' }],
    fix: { description: 'Write “abc”', edits: [] },
  }),
  finding({ file: 'b.xml', code: 'sch/one-main-title', range: range(3, 5) }),
  finding({ file: 'gone.xml', code: 'sch/of-another-project', message: '<script>alert("1")</script>\u0000\u001b[31m' }),
];

describe('a report as an HTML page', () => {
  it('is valid HTML, with and without findings', async () => {
    expect(await faults(await page(everything))).toEqual([]);
    expect(await faults(await page([]))).toEqual([]);
  });

  it('shows each finding with its place, its line and what to do', async () => {
    const html = await page([finding({})]);
    expect(html).toContain('<h1>1 error</h1>');
    expect(html).toContain('6 files checked. An edition with errors is not published.');
    expect(html).toContain('<span>line 2, column 4</span>');
    expect(html).toContain('  &lt;<mark>b r</mark>ef=&quot;x&quot;/&gt; &amp; &lt;c&gt;“q”&lt;/c&gt;');
    expect(html).toContain('<p class="help">Did you mean “abc”?</p>');
  });

  it('explains each code that occurs, once, and links to it', async () => {
    const html = await page([finding({}), finding({}), finding({ code: 'xml/entity' })]);
    expect(html.match(/class="meaning"/g)).toHaveLength(2);
    expect(html.match(/href="#meaning-1"/g)).toHaveLength(2);
    expect(html).toContain('<article class="meaning" id="meaning-1">\n<h3>A pointer leads to nothing</h3>');
    expect(html).toContain('Take the pointer that the message proposes, or add the entry to the register.');
  });

  it('asks for nothing else, runs nothing, and takes no markup from a file', async () => {
    const html = await page(everything);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\ssrc=|\son\w+=/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;··[31m');
  });

  it('says that nothing was found', async () => {
    const html = await page([], 1);
    expect(html).toContain('<h1>Nothing found</h1>\n<p class="lead">1 file checked.</p>');
  });

  describe('in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    it.each([
      ['light', 1280],
      ['dark', 390],
    ] as const)(
      'meets WCAG 2.2 AA and never scrolls sideways: %s, %i pixels wide',
      async (colorScheme, width) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
        const tab = await context.newPage();
        await tab.setContent(await page(everything));
        expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await tab.evaluate(await readFile(packageFile('node_modules/axe-core/axe.min.js'), 'utf8'));
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const found = await tab.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))`,
        );
        expect(found).toEqual([]);
        await context.close();
      },
      60_000,
    );
  });
});

describe('the Markdown of explanations', () => {
  it('becomes paragraphs, lists, code and links, by heading', () => {
    const markdown =
      'One `a<b` [page](x.md).\ntwo\n\n## Why\n\n- a\n- [b](https://example.org/?a=1&b=2)\n\n```xml record\n<p>&amp;</p>\n\n<p/>\n```\n\n1. x\n2. y';
    expect(sectionsOf(markdown)).toEqual([
      { title: '', html: '<p>One <code>a&lt;b</code> page.\ntwo</p>' },
      {
        title: 'Why',
        html:
          '<ul>\n<li>a</li>\n<li><a href="https://example.org/?a=1&amp;b=2">b</a></li>\n</ul>\n' +
          '<pre class="example"><code>&lt;p&gt;&amp;amp;&lt;/p&gt;\n\n&lt;p/&gt;</code></pre>\n' +
          '<ol>\n<li>x</li>\n<li>y</li>\n</ol>',
      },
    ]);
  });
});
