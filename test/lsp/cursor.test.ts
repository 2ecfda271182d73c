import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, readToCursor } from '../../src/lsp/cursor.js';

/** Reads a text in which the cursor is written `|`. */
function read(marked: string): Cursor {
  const offset = marked.indexOf('|');
  return readToCursor(marked.replace('|', ''), offset);
}

function openNames(marked: string): readonly string[] {
  return read(marked).open.map(({ name }) => name);
}

describe('reading XML up to a cursor', () => {
  it('knows the elements that are open', () => {
    expect(openNames('<TEI><p>a <hi>b</hi> c|</p></TEI>')).toEqual(['TEI', 'p']);
    expect(openNames('<TEI><pb/>|')).toEqual(['TEI']);
    expect(openNames('<TEI><!-- <p> --><![CDATA[<p>]]><?x <p>?>|')).toEqual(['TEI']);
  });

  it('passes over what was never finished', () => {
    expect(openNames('<TEI><p>a <hi>b</p><p>|')).toEqual(['TEI', 'p']);
    expect(openNames('<TEI></hi><p>|')).toEqual(['TEI', 'p']);
    expect(openNames('<TEI><p n="1><hi>|')).toEqual(['TEI', 'p', 'hi']);
    expect(openNames('<TEI><date when=<p>|')).toEqual(['TEI', 'date', 'p']);
    expect(openNames('<TEI>< & <p>|')).toEqual(['TEI', 'p']);
  });

  it.each([
    ['<TEI><per|', 'element'],
    ['<TEI><|', 'element'],
    ['<TEI><p></|', 'end-tag'],
    ['<TEI><p></p|>', 'end-tag'],
    ['<TEI><p |>', 'attribute'],
    ['<TEI><p re|', 'attribute'],
    ['<TEI><p n="1" |', 'attribute'],
    ['<TEI><p n="|', 'value'],
    ['<TEI><p n="1|">', 'value'],
    ["<TEI><p n='|</p>", 'value'],
    ['<TEI><p n="1"|>', 'other'],
    ['<TEI><!-- <|', 'other'],
    ['<TEI><?xml-model |', 'other'],
    ['<TEI>text|', 'text'],
    ['|', 'text'],
  ])('in %s the cursor is in: %s', (marked, kind) => {
    expect(read(marked).place.kind).toBe(kind);
  });

  it('tells the whole word that the cursor is in', () => {
    const { place } = read('<TEI><p><pers|Name ref="x">');
    expect(place).toEqual({ kind: 'element', start: 9, end: 17, isNew: false });
    expect(read('<TEI><p><pers|').place).toMatchObject({ isNew: true });
    expect(read('<TEI><p n|="1">').place).toMatchObject({ kind: 'attribute', isNew: false });
  });

  it('does not take what follows an unfinished value for a part of it', () => {
    const { place } = read('<TEI><p><persName ref="Cas|\n<hi rend="x">y</hi></p>');
    expect(place).toMatchObject({ kind: 'value', attribute: { name: 'ref', value: 'Cas' } });
  });

  it('resolves the namespace of an element, default or prefixed', () => {
    const { open } = read('<t:TEI xmlns:t="urn:t" xmlns="urn:d"><t:p><b>|');
    expect(open.map(({ uri, local }) => `${uri} ${local}`)).toEqual(['urn:t TEI', 'urn:t p', 'urn:d b']);
  });

  it('reads anything without failing, and no further than the cursor', () => {
    const piece = fc.constantFrom(
      '<',
      '</',
      '>',
      '/>',
      'p',
      ' ',
      '="',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      '<?',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(60), (pieces, at) => {
        const text = pieces.join('');
        const offset = Math.min(at, text.length);
        for (const { start } of readToCursor(text, offset).open) expect(start).toBeLessThan(offset);
      }),
    );
  });
});
