import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flow, FlowBuilder, linesOf, placeIn, replaceByPoints, sliceFlow } from '../../src/importing/flow.js';

/** A text of many lines, each word of which knows where it stands. */
function long(lines: number): Flow {
  const builder = new FlowBuilder();
  for (let i = 0; i < lines; i += 1) {
    if (i > 0) builder.breakLine();
    builder.write(`line  ${i} `, { line: i + 1, column: 3 });
    const start = builder.length;
    builder.write('bold', { line: i + 1, column: 20 });
    builder.mark(start, { kind: 'style', style: 'bold' });
    builder.point({ kind: 'note', id: String(i) });
  }
  return builder.finish();
}

describe('a running text', () => {
  it('is parted into lines as if each were cut out by itself', () => {
    const flow = long(60);
    let start = 0;
    for (const line of linesOf(flow)) {
      const end = start + line.text.length;
      expect(line).toEqual(sliceFlow(flow, start, end));
      start = end + 1;
    }
  });

  it('knows where its words stand when stretches have become points', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 20 }), (chosen) => {
        const flow = long(60);
        const stretches = chosen
          .sort((a, b) => a - b)
          .map((i) => {
            const start = flow.text.indexOf(`line ${i} `);
            return { start, end: start + 5, point: { kind: 'page' as const } };
          });
        const replaced = replaceByPoints(flow, stretches);
        expect(replaced.text).toHaveLength(flow.text.length - 5 * chosen.length);
        for (let i = 0; i < 60; i += 1) {
          const at = replaced.text.split('\n').slice(0, i).join('\n').length + (i === 0 ? 0 : 1);
          const bold = replaced.text.indexOf('bold', at);
          expect(placeIn(replaced, bold)).toEqual({ line: i + 1, column: 20 });
        }
      }),
    );
  });

  it('has single spaces, and none at its ends or beside its line breaks', () => {
    const builder = new FlowBuilder();
    builder.write('  a \t b  ', { line: 1, column: 1 });
    builder.breakLine();
    builder.write('   c ', { line: 2, column: 1 });
    builder.breakLine();
    const flow = builder.finish();
    expect(flow.text).toBe('a b\nc');
    expect(placeIn(flow, 4)).toEqual({ line: 2, column: 4 });
  });
});
