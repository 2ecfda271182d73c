import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../src/xml/decode.js';

const utf16le = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('decodeXml', () => {
  it('reads UTF-8 with and without a byte order mark, and leaves the mark out', () => {
    expect(decodeXml(Buffer.from('<a>é漢😀</a>'), 'x')).toEqual({ text: '<a>é漢😀</a>', diagnostics: [] });
    expect(decodeXml(Buffer.from('\ufeff<a/>'), 'x').text).toBe('<a/>');
  });

  it('reads UTF-16 with a byte order mark, of either order', () => {
    const text = '<?xml version="1.0" encoding="UTF-16"?><a>é</a>';
    expect(decodeXml(utf16le(text), 'x').text).toBe(text);
    expect(decodeXml(utf16le(text).swap16(), 'x').text).toBe(text);
  });

  it.each([
    ['a Latin-1 letter', Buffer.from('<a>\n  caf\u00e9</a>', 'latin1'), 2, 6, 'E9', '“é”'],
    ['a Windows quotation mark', Buffer.from([0x3c, 0x61, 0x3e, 0x93]), 1, 4, '93', '““”'],
    ['a sequence that is too long', Buffer.from([0x61, 0xc0, 0x80]), 1, 2, 'C0', ''],
    ['half of a surrogate pair', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1, 2, 'ED', ''],
    ['a sequence that is cut off', Buffer.from([0x61, 0xe6, 0xbc]), 1, 2, 'E6', ''],
    ['a byte after wide characters', Buffer.concat([Buffer.from('é漢😀'), Buffer.from([0xff])]), 1, 5, 'FF', ''],
    ['a byte after CR LF', Buffer.concat([Buffer.from('a\r\nb\r'), Buffer.from([0x80])]), 3, 1, '80', ''],
  ])('gives the line and column of the first byte that is wrong: %s', (_, bytes, line, column, byte, letter) => {
    const { text, diagnostics } = decodeXml(bytes, 'x.xml');
    expect(text).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'file/encoding', file: 'x.xml', range: { start: { line, column } } }]);
    expect(diagnostics[0]?.message).toContain(`The byte ${byte} is not UTF-8`);
    expect(diagnostics[0]?.message).toContain(letter);
  });

  it('says where the declaration names another encoding, unless all is ASCII', () => {
    const declared = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><a>${text}</a>`);
    expect(decodeXml(declared('cafe'), 'x').diagnostics).toEqual([]);
    expect(decodeXml(declared('café'), 'x').diagnostics).toMatchObject([
      { code: 'file/encoding', range: { start: { line: 1, column: 31 }, end: { line: 1, column: 41 } } },
    ]);
  });

  it.each(['', ' \n\t', '\ufeff'])('calls a file without ink empty: %j', (text) => {
    expect(decodeXml(Buffer.from(text), 'x').diagnostics).toMatchObject([{ code: 'file/empty' }]);
  });

  it('reads whatever text there is, and never throws on bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const decoded = decodeXml(Buffer.from(`<${text}`), 'x');
        expect(decoded.text).toBe(`<${text}`);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const { text, diagnostics } = decodeXml(bytes, 'x');
        expect((text === undefined) === diagnostics.length > 0).toBe(true);
      }),
    );
  });
});
