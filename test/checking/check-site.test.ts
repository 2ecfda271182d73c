import { describe, expect, it } from 'vitest';
import { judge } from '../../src/checking/principles.js';
import { findingsIn, pageOf, recordMain, smallSite } from '../helpers/small-site.js';

const path = 'records/letter.html';
const record = (more: string): string => pageOf(path, `${recordMain}\n${more}`);
const codesOf = (changed: Readonly<Record<string, string | undefined>>): readonly string[] =>
  findingsIn(smallSite(changed)).map(({ code }) => code);
const codesIn = (main: string): readonly string[] => codesOf({ [path]: record(main) });

describe('a site in which nothing is wrong', () => {
  it('has no findings, and all principles that a program can judge hold', () => {
    expect(findingsIn(smallSite())).toEqual([]);
    const verdicts = judge([]).map(({ verdict }) => verdict);
    expect(verdicts).not.toContain('fails');
    expect(verdicts.filter((verdict) => verdict === 'holds').length).toBeGreaterThan(12);
  });
});

describe('a link', () => {
  it.each([
    ['a script', '<script src="https://cdn.example.com/x.js"></script>'],
    ['a picture', '<img alt="" src="//cdn.example.com/x.png">'],
    ['one of several pictures', '<img alt="" src="x.png" srcset="x.png 1x, https://cdn.example.com/x.png 2x">'],
    ['a frame', '<iframe title="x" src="https://example.com/"></iframe>'],
    ['a font of a style', '<p style="background: url(https://example.com/x.png)">x</p>'],
  ])('may not load %s from elsewhere', (_, main) => {
    expect(codesIn(main)).toContain('site/other-host');
  });

  it('may lead elsewhere, and a page may say elsewhere what it is', () => {
    expect(codesIn('<p><a href="https://viaf.org/viaf/1">VIAF</a> <a href="mailto:a@b.c">a</a></p>')).toEqual([]);
    const head =
      '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"><link rel="canonical" href="https://example.org/edition/records/letter.html"></head>';
    expect(codesOf({ [path]: record('').replace('</head>', head) })).toEqual([]);
  });

  it('has no query', () => {
    expect(codesIn('<p><a href="../index.html?page=2">x</a></p>')).toEqual(['site/query-string']);
  });

  it('is relative', () => {
    expect(codesIn('<p><a href="/index.html">x</a></p>')).toEqual(['site/absolute-link']);
    expect(codesIn('<p><a href="https://example.org/edition/data.html">x</a></p>')).toEqual(['site/absolute-link']);
  });

  it('leads to what is there', () => {
    expect(codesIn('<p><a href="gone.html">x</a></p>')).toEqual(['site/dead-link']);
    expect(codesIn('<p><img alt="" src="../images/gone.png"></p>')).toEqual(['site/missing-image']);
    expect(codesIn('<p><a href="letter.xml">x</a> <a href="../">y</a> <a href="letter%2Ehtml#p1">z</a></p>')).toEqual(
      [],
    );
  });

  it('leads to an anchor that is there', () => {
    expect(codesIn('<p><a href="#p9">x</a></p>')).toEqual(['site/dead-anchor']);
    expect(codesIn('<p><a href="../data.html#x">x</a></p>')).toEqual(['site/dead-anchor']);
  });

  it('leads to every page, from the first one', () => {
    const lonely = pageOf('records/lonely.html', recordMain);
    const found = findingsIn(smallSite({ 'records/lonely.html': lonely, 'records/lonely.xml': '<TEI/>' }));
    expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual(['site/orphan-page records/lonely.html']);
    expect(codesOf({ 'index.html': undefined })).toContain('site/dead-link');
  });
});

describe('a page', () => {
  it.each([
    ['a tag that is closed wrongly', '<p>x</p attr>'],
    ['an id that is used twice', '<p id="p1">x</p>'],
    ['a picture without words for it', '<p><img src="letter.xml"></p>'],
    ['a link inside a button', '<button type="button"><a href="#p1">x</a></button>'],
    ['a label for nothing', '<p aria-describedby="gone">x</p>'],
    ['an obsolete element', '<p><font>x</font></p>'],
    ['an item of no list', '<div><li>x</li></div>'],
  ])('is not valid with %s', (_, main) => {
    expect(codesIn(main)).toEqual(['site/bad-html']);
  });

  it('is not valid without a language, a title or a heading', () => {
    for (const part of [' lang="en"', '<title>A page</title>', '<h1>A letter</h1>']) {
      expect(codesOf({ [path]: record('').replace(part, '') }), part).toContain('site/bad-html');
    }
  });

  it.each([
    ['a script in an attribute', '<p onclick="x()">x</p>'],
    ['a link that is a script', '<p><a href="javascript:x()">x</a></p>'],
    ['a module', '<script type="module">x</script>'],
  ])('needs no script: %s', (_, main) => {
    expect(codesIn(main)).toEqual(['site/needs-script']);
  });

  it('leads to its source, which is there', () => {
    expect(codesOf({ [path]: record('').replace('href="letter.xml"', 'href="../manifest.json"') })).toContain(
      'site/no-source',
    );
    expect(codesOf({ 'records/letter.xml': undefined })).toContain('site/no-source');
    const about = pageOf('about.html', '<h1>About</h1>').replace('<a href="data.html">Data</a>', '');
    const index = pageOf(
      'index.html',
      '<h1>x</h1><p><a href="about.html">x</a> <a href="records/letter.html">y</a></p>',
    );
    expect(codesOf({ 'about.html': about, 'index.html': index })).toEqual(['site/no-source']);
  });

  it('says what may be done with it', () => {
    expect(codesOf({ [path]: record('').replace('class="rights"', '') })).toEqual(['site/no-rights']);
  });

  it('has the version and the date of the edition', () => {
    expect(codesOf({ [path]: record('').replace('value="1.0.0"', 'value="0.9.0"') })).toEqual(['site/version-differs']);
    expect(codesOf({ [path]: record('').replace('2026-11-23', '2026-11-22') })).toEqual(['site/version-differs']);
    expect(codesOf({ [path]: record('').replace(/<data .*<\/data>/, '') })).toEqual(['site/version-differs']);
  });

  it('of a record says how to cite it', () => {
    expect(codesOf({ [path]: record('').replace('class="citation"', '') })).toEqual(['site/no-citation']);
  });
});

describe('a file', () => {
  it('is of an open kind, and needs no server', () => {
    expect(codesOf({ 'records/letter.docx': '' })).toEqual(['site/file-type']);
    expect(codesOf({ 'search.php': '' })).toEqual(['site/file-type']);
  });

  it('loads nothing from elsewhere', () => {
    expect(codesOf({ 'assets/edition.css': '@import "https://example.com/x.css";' })).toEqual(['site/other-host']);
    expect(codesOf({ 'assets/edition.css': 'p { background: url(//example.com/x.png) }' })).toEqual([
      'site/other-host',
    ]);
    expect(codesOf({ 'assets/x.js': 'fetch("https://example.com/data.json")' })).toEqual(['site/other-host']);
    expect(codesOf({ 'images/x.svg': '<svg><image href="https://example.com/x.png"/></svg>' })).toEqual([
      'site/other-host',
    ]);
    expect(codesOf({ 'assets/edition.css': '/* from https://example.com/ */ p { }' })).toEqual([]);
  });

  it('hides no script in a picture', () => {
    expect(codesOf({ 'images/x.svg': '<svg><script>x()</script></svg>' })).toEqual(['site/needs-script']);
  });

  it('keeps words in the pages, not in styles; marks are no words', () => {
    expect(codesOf({ 'assets/edition.css': '.gap::before { content: "illegible"; }' })).toEqual(['site/text-in-style']);
    expect(codesOf({ 'assets/edition.css': '.by::before { content: "— "; }' })).toEqual([]);
  });
});

describe('the judgement', () => {
  it('names the principle that a finding speaks against', () => {
    const found = findingsIn(smallSite({ [path]: record('<p><a href="gone.html">x</a></p>') }));
    const failing = judge(found).filter(({ verdict }) => verdict === 'fails');
    expect(failing).toEqual([{ number: '5.2', verdict: 'fails', findings: 1 }]);
  });
});
