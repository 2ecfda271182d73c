import { describe, expect, it } from 'vitest';
import { codeFrame, displayWidth } from '../../../src/diagnostics/code-frame.js';
import { reportJson } from '../../../src/diagnostics/reporters/json.js';
import { reportPretty } from '../../../src/diagnostics/reporters/pretty.js';
import { finding, range } from '../../helpers/finding.js';

describe('codeFrame', () => {
  it('shows the line before, the line, and marks under what is meant', () => {
    expect(codeFrame('<a>\n  <b ref="x"/>\n</a>', range(2, 6, 7))).toBe(
      ['1 │ <a>', '2 │   <b ref="x"/>', '  │      ^^^^^^^'].join('\n'),
    );
  });

  it('leaves out a line before that is blank', () => {
    expect(codeFrame('\nabc', range(2, 2))).toBe('2 │ abc\n  │  ^');
  });

  it('clips long lines round the place', () => {
    const line = `${'x'.repeat(500)}HERE${'y'.repeat(500)}`;
    const [shown = '', marks = ''] = codeFrame(line, range(1, 501, 4), 60).split('\n');
    expect(displayWidth(shown)).toBeLessThanOrEqual(64);
    expect(shown).toContain('…');
    expect(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('marks to the end of the line where the range goes on', () => {
    expect(codeFrame('ab\ncd', { start: { line: 1, column: 2 }, end: { line: 2, column: 2 } })).toBe('1 │ ab\n  │  ^');
  });

  it('counts tabs as two columns, wide characters as two, combining marks as none', () => {
    expect(codeFrame('\t漢😀e\u0301x', range(1, 7))).toBe('1 │   漢😀e\u0301x\n  │        ^');
  });

  it('shows no control characters, and nothing of a line that is not there', () => {
    expect(codeFrame('a\u001b[31mb\u0000', range(1, 8))).toBe('1 │ a·[31mb·\n  │        ^');
    expect(codeFrame('a', range(7, 1))).toBe('');
    expect(codeFrame('', range(1, 1))).toBe('');
  });

  it('marks the end of a line', () => {
    expect(codeFrame('ab', range(1, 3))).toBe('1 │ ab\n  │   ^');
  });
});

describe('reportPretty', () => {
  const texts = new Map([['a.xml', '<a>\n  <b ref="x"/>\n</a>']]);

  it('groups by file, and counts', () => {
    const related = [{ file: 'b.xml', range: range(7, 8), message: 'It stands here first' }];
    const report = reportPretty(
      [
        finding({ related }),
        finding({ code: 'name/near-miss', severity: 'warning', file: 'b.xml', range: range(1, 1) }),
      ],
      texts,
      1234,
      { colour: false, width: 80 },
    );
    expect(report).toBe(`a.xml

  2:4  error  It leads to nothing  ref/not-found
      1 │ <a>
      2 │   <b ref="x"/>
        │    ^^^
      → It stands here first: b.xml:7:8
      → Did you mean “abc”?

b.xml

  1:1  warning  It leads to nothing  name/near-miss
      → Did you mean “abc”?

1 error, 1 warning in 1,234 files checked.
`);
  });

  it('says how many findings --fix can correct', () => {
    const fix = { description: 'Write “abc”', edits: [] };
    const report = reportPretty([finding({ fix }), finding({})], texts, 1, { colour: false, width: 80 });
    expect(report).toMatch(/2 errors in 1 file checked\.\n1 of them can be corrected by edition validate --fix\.\n$/);
  });

  it('says that nothing was found', () => {
    expect(reportPretty([], texts, 1, { colour: false, width: 80 })).toBe('Nothing found. 1 file checked.\n');
  });

  it('has colours only when told', () => {
    expect(reportPretty([finding({})], texts, 1, { colour: false, width: 80 })).not.toContain('\u001b');
    expect(reportPretty([finding({})], texts, 1, { colour: true, width: 80 })).toContain('\u001b[31m');
  });
});

describe('reportJson', () => {
  it('has the shape that is promised, whether or not a finding can be corrected', () => {
    const fix = { description: 'Write “abc”', edits: [] };
    const report = JSON.parse(reportJson([finding({ fix }), finding({ severity: 'info' })], 3)) as unknown;
    expect(report).toEqual({
      diagnostics: [
        {
          code: 'ref/not-found',
          severity: 'error',
          file: 'a.xml',
          range: { start: { line: 2, column: 4 }, end: { line: 2, column: 7 } },
          message: 'It leads to nothing',
          help: 'Did you mean “abc”?',
          related: [],
        },
        expect.objectContaining({ severity: 'info' }),
      ],
      summary: { files: 3, errors: 1, warnings: 0, infos: 1 },
    });
  });
});
