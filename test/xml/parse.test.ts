import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../src/xml/decode.js';
import { parseXml } from '../../src/xml/parse.js';
import { nodes, selfAndDescendants, textOf } from '../../src/xml/query.js';
import { bareText, serialise } from '../../src/xml/serialise.js';
import type { Position, Range, XmlDocument } from '../../src/xml/tree.js';

const corpus = '../shared/corpus';
const seed = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';

/** Counts lines the slow and sure way. */
function slowPosition(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset };
}

/** What a parser makes of the source of text: references resolved, CDATA unwrapped, line ends as line feeds. */
function resolved(source: string): string {
  const plain = (text: string): string =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, '&');
  return source
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3).replace(/\r\n?/g, '\n') : plain(part)))
    .join('');
}

/** The offset after CDATA sections that hold nothing, and so make no text. */
function afterNothing(text: string, at: number): number {
  return at + (/^(?:<!\[CDATA\[\]\]>)*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
}

/** Checks that every range of a document is the range of what it names. */
function expectTrueRanges(document: XmlDocument): void {
  const { text } = document;
  const slice = ({ start, end }: Range): string => text.slice(start.offset, end.offset);
  const check = (condition: boolean, what: string, range: Range): void => {
    if (!condition)
      throw new Error(`${document.file}: ${what} at ${range.start.line}:${range.start.column}: ${slice(range)}`);
  };
  for (const element of selfAndDescendants(document.root)) {
    const whole = slice(element.range);
    const tag = slice(element.tag);
    check(tag.startsWith(`<${element.name}`) && tag.endsWith('>'), 'tag', element.tag);
    check(whole.startsWith(tag), 'element begins with its tag', element.range);
    check(
      whole === tag ? tag.endsWith('/>') : /<\/([^\s>]+)\s*>$/.exec(whole)?.[1] === element.name,
      'end',
      element.range,
    );
    for (const attribute of element.attributes) {
      const written = slice(attribute.range);
      check(written.startsWith(attribute.name) && /["']$/.test(written), 'attribute', attribute.range);
      check(
        resolved(slice(attribute.valueRange).replace(/\r\n|[\r\n\t]/g, ' ')) === attribute.value,
        'value',
        attribute.valueRange,
      );
    }
    let at = element.tag.end.offset;
    for (const child of element.children) {
      check(
        afterNothing(text, at) === child.range.start.offset || child.range.start.offset === at,
        'no gap before',
        child.range,
      );
      if (child.kind === 'text') check(resolved(slice(child.range)) === child.value, 'text', child.range);
      if (child.kind === 'comment') check(slice(child.range).startsWith('<!--'), 'comment', child.range);
      if (child.kind === 'instruction')
        check(slice(child.range).startsWith(`<?${child.target}`), 'instruction', child.range);
      at = child.range.end.offset;
    }
    if (whole !== tag) check(text.startsWith('</', afterNothing(text, at)), 'nothing left over', element.range);
  }
}

const name = fc.constantFrom('p', 'persName', 'tei:hi', 'a-b', 'ж', 'x.y');
const characters = fc.string({
  unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\t', 'é', '漢', '😀', ']', '>', "'", '"', '-', '?'),
});
const safeText = characters.map((text) => text.replaceAll('>', ''));
const reference = fc.constantFrom(
  '&amp;',
  '&lt;',
  '&#65;',
  '&#x1F600;',
  '&quot;',
  '<![CDATA[ <b> & ]] ]]>',
  '<![CDATA[]]>',
);
const comment = characters.map((text) => `<!-- ${text.replaceAll('--', '- ').replace(/-$/, '')} -->`);
const instruction = characters.map((text) => `<?pi ${text.replaceAll('?>', '? >').replace(/\?$/, '').trimStart()} ?>`);
const attribute = fc
  .record({
    name: fc.constantFrom('n', 'ref', 'xml:lang', 'tei:x'),
    quote: fc.constantFrom('"', "'"),
    value: characters,
    space: fc.constantFrom('', ' ', '\n'),
  })
  .map((made) => ({ ...made, value: made.value.replaceAll(made.quote, '') }));
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  content: fc
    .array(fc.oneof({ maxDepth: 6 }, safeText, reference, comment, instruction, tie('element')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { selector: (made) => made.name, maxLength: 3 }),
      tie('content'),
      fc.constantFrom('', ' ', '\r\n'),
    )
    .map(([tag, attributes, content, space]) => {
      const written = attributes.map(
        ({ name: key, quote, value, space: gap }) => ` ${key}${gap}=${gap}${quote}${value}${quote}`,
      );
      const open = `<${tag}${written.join('')}${space}`;
      return content === '' && space === '' ? `${open}/>` : `${open}>${content}</${tag}${space}>`;
    }),
}));
const documents = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0"?>\r\n', '<!-- before --><?pi x?>\n', '<!DOCTYPE p SYSTEM "p.dtd">\n'),
    element,
  )
  .map(([prolog, root]) => `${prolog}<root xmlns:tei="urn:tei">${root}</root>\n`);

describe('parseXml', () => {
  it('gives every tag, attribute and text the range that it has in the source', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { document, diagnostics } = parseXml(text, 'generated.xml');
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expectTrueRanges(document as XmlDocument);
        for (const node of nodes((document as XmlDocument).root)) {
          for (const position of [node.range.start, node.range.end]) {
            // Between CR and LF there is no line end yet; no node begins there.
            expect(position).toEqual(slowPosition(text, position.offset));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads again what serialise writes', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { document } = parseXml(text, 'generated.xml');
        const once = serialise((document as XmlDocument).root);
        const again = parseXml(once, 'again.xml').document as XmlDocument;
        expect(textOf(again.root)).toBe(textOf((document as XmlDocument).root));
        expect(serialise(again.root)).toBe(once);
      }),
      { numRuns: 100 },
    );
  });

  it('gives true ranges in the first record', () => {
    const { document, diagnostics } = parseXml(readFileSync(seed, 'utf8'), seed);
    expect(diagnostics).toEqual([]);
    expectTrueRanges(document as XmlDocument);
  });

  it.skipIf(!existsSync(corpus))('gives true ranges in real editions of others (../shared/corpus)', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.xml'))
      .sort()
      .filter((_, i) => i % 4 === 0);
    let read = 0;
    for (const file of files) {
      const { text } = decodeXml(readFileSync(join(corpus, file)), file);
      if (text === undefined || text.length > 500_000) continue;
      const { document } = parseXml(text, file);
      if (document === undefined) continue;
      expectTrueRanges(document);
      read += 1;
    }
    expect(read).toBeGreaterThan(20);
  });

  it('resolves namespaces of elements and attributes', () => {
    const { document } = parseXml('<a xmlns="u" xmlns:p="v" p:x="1" y="2"><p:b/><c xmlns=""/></a>', 'x.xml');
    const root = (document as XmlDocument).root;
    expect(root).toMatchObject({ name: 'a', local: 'a', uri: 'u' });
    expect(root.attributes.slice(2)).toMatchObject([
      { name: 'p:x', local: 'x', uri: 'v' },
      { name: 'y', local: 'y', uri: '' },
    ]);
    expect(root.children).toMatchObject([
      { name: 'p:b', local: 'b', uri: 'v' },
      { name: 'c', uri: '' },
    ]);
  });

  it('reads elements nested 100,000 deep, and writes them', () => {
    const text = `${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`;
    const { document } = parseXml(text, 'deep.xml');
    expect(textOf((document as XmlDocument).root)).toBe('x');
    expect(serialise((document as XmlDocument).root)).toBe(text);
  });

  it('neither follows a document type declaration nor shows it to other engines', () => {
    const text = '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ELEMENT a ANY>]>\n<a>x</a>';
    const { document, diagnostics } = parseXml(text, 'x.xml');
    expect(diagnostics).toMatchObject([{ code: 'xml/doctype', severity: 'warning' }]);
    const bare = bareText(document as XmlDocument);
    expect(bare).toHaveLength(text.length);
    expect(bare.trim()).toBe('<a>x</a>');
    expect(bare.indexOf('<a>')).toBe(text.indexOf('<a>'));
  });

  it('expands no entities, however they are nested', () => {
    const entities = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join('');
    const { document, diagnostics } = parseXml(`<!DOCTYPE a [<!ENTITY e0 "x">${entities}]><a>&e30;</a>`, 'bomb.xml');
    expect(document).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['xml/entity-declaration', 'xml/entity']);
  });

  it('goes on after a mistake that leaves the rest readable', () => {
    const { diagnostics } = parseXml('<a b="1" b="2">&x; <p:c/> &y;</a>', 'x.xml');
    expect(diagnostics.map(({ code, range }) => [code, range.start.column])).toEqual([
      ['xml/duplicate-attribute', 10],
      ['xml/entity', 16],
      ['xml/undeclared-prefix', 20],
      ['xml/entity', 27],
    ]);
  });

  it('never throws, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '&',
      ';',
      '"',
      "'",
      '/',
      '!',
      '?',
      '-',
      '[',
      ']',
      '=',
      'a',
      ' ',
      '<a>',
      '</a>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml',
      '?>',
      '<!DOCTYPE a [',
      ']>',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 30 }), (text) => {
        const { document, diagnostics } = parseXml(text, 'x.xml');
        expect(document !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { range, message, help } of diagnostics) {
          expect(range.end.line * 1e6 + range.end.column).toBeGreaterThanOrEqual(
            range.start.line * 1e6 + range.start.column,
          );
          expect(range.start.column).toBeGreaterThan(0);
          expect(message + help).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
