import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { diagnostic } from '../../src/diagnostics/make.js';
import { resolveIncludes, type Whole } from '../../src/edition/includes.js';
import type { SourceText } from '../../src/edition/load.js';

const source = (path: string, text: string): SourceText => ({
  path,
  file: `e/${path}`,
  bytes: new TextEncoder().encode(text),
  text,
});

const include = (href: string, more = '', content = ''): string =>
  `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${href}"${more}>${content}</xi:include>`;

/** A record with this body, and other files by their path. */
async function resolved(
  body: string,
  others: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly whole: Whole | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const record = source('records/a.xml', `<?xml version="1.0"?>\n<TEI>\n${body}</TEI>`);
  const { whole, diagnostics } = await resolveIncludes(record, async (path) =>
    others[path] === undefined ? undefined : source(path, others[path]),
  );
  return { text: whole?.source.text ?? record.text, whole, diagnostics };
}

const said = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, file, range: { start } }) => `${code} ${file}:${start.line}:${start.column}`);

describe('xi:include', () => {
  it('puts the root of a file in the place of the element, without what stands before the root', async () => {
    const { text, diagnostics } = await resolved(`<p/>${include('parts/b.xml')}<q/>`, {
      'records/parts/b.xml': '<?xml version="1.0"?><!-- b --><div>\n<s/></div>',
    });
    expect(text).toBe('<?xml version="1.0"?>\n<TEI>\n<p/><div>\n<s/></div><q/></TEI>');
    expect(diagnostics).toEqual([]);
  });

  it('takes one element by its id, and text as text', async () => {
    const parts = { 'records/b.xml': '<div><s xml:id="x">1</s><s xml:id="y">2</s></div>', 'records/c.txt': 'a < b' };
    expect((await resolved(include('b.xml', ' xpointer="y"'), parts)).text).toContain('<s xml:id="y">2</s>');
    expect((await resolved(include('b.xml', ' xpointer="element(y)"'), parts)).text).toContain('\n<s xml:id="y">');
    expect((await resolved(include('c.txt', ' parse="text"'), parts)).text).toContain('\na &lt; b</TEI>');
  });

  it('goes as deep as files include each other, and writes their pointers anew', async () => {
    const { text } = await resolved(include('parts/b.xml'), {
      'records/parts/b.xml': `<div><p ref="../../people.xml#a #here"/>${include('more/c.xml')}</div>`,
      'records/parts/more/c.xml': '<s facs="../../../images/1.png" target="https://example.org/x.html"/>',
    });
    expect(text).toContain(
      '<div><p ref="../people.xml#a #here"/><s facs="../images/1.png" target="https://example.org/x.html"/></div>',
    );
  });

  it('reads nothing outside the edition, and says so at the element', async () => {
    for (const href of [
      '../../secret.xml',
      '/etc/passwd',
      'https://example.org/a.xml',
      'file:///etc/passwd',
      '%2e%2e/%2e%2e/x.xml',
    ]) {
      const { text, diagnostics } = await resolved(include(href), { '../secret.xml': '<secret/>' });
      expect(said(diagnostics), href).toEqual(['ref/outside e/records/a.xml:3:56']);
      expect(text).toBe('<?xml version="1.0"?>\n<TEI>\n</TEI>');
    }
  });

  it('tells of a missing file, unless there is something to fall back on', async () => {
    expect(said((await resolved(include('b.xml'))).diagnostics)).toEqual(['ref/missing-file e/records/a.xml:3:56']);
    const fallback = '<xi:fallback xmlns:xi="http://www.w3.org/2001/XInclude"><p>else</p></xi:fallback>';
    const { text, diagnostics } = await resolved(include('b.xml', '', fallback));
    expect([text, diagnostics]).toEqual(['<?xml version="1.0"?>\n<TEI>\n<p>else</p></TEI>', []]);
  });

  it('ends where files include each other in a circle, or without end', async () => {
    const circle = { 'records/b.xml': `<b>${include('c.xml')}</b>`, 'records/c.xml': `<c>${include('b.xml')}</c>` };
    expect(said((await resolved(include('b.xml'), circle)).diagnostics)).toEqual([
      'include/circular e/records/c.xml:1:59',
    ]);
    const chain = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`records/${n}.xml`, `<d>${include(`${n + 1}.xml`)}</d>`]),
    );
    expect(said((await resolved(include('0.xml'), chain)).diagnostics)).toEqual([
      'include/circular e/records/15.xml:1:59',
    ]);
  });

  it('leads a finding back to the file, the line and the column that it is about', async () => {
    const { text, whole } = await resolved(`<p/>${include('b.xml')}\n<q/>`, {
      'records/b.xml': '<div>\n  <s/>\n</div>',
    });
    const lines = text.split('\n');
    const at = (words: string): Diagnostic => {
      const line = lines.findIndex((one) => one.includes(words)) + 1;
      const column = (lines[line - 1] as string).indexOf(words) + 1;
      const range = { start: { line, column }, end: { line, column: column + words.length } };
      return diagnostic('text/lost', 'e/records/a.xml', range, { message: '', help: '' });
    };
    const back = (words: string): string => {
      const { file, range } = (whole as Whole).origins.leadBack(at(words));
      return `${file} ${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}`;
    };
    expect(back('<s/>')).toBe('e/records/b.xml 2:3-2:7');
    expect(back('<p/>')).toBe('e/records/a.xml 3:1-3:5');
    expect(back('<q/>')).toBe('e/records/a.xml 4:1-4:5');
  });
});
