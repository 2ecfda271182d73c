import { describe, expect, it } from 'vitest';
import { indexNames, untaggedNames } from '../../src/report/untagged.js';
import {
  type Rejection,
  readRejections,
  rejectedPlaces,
  rejectionTest,
  writeRejections,
} from '../../src/tagging/rejections.js';
import { documentOf, proposalsIn, proposeFor, recordWith, registers } from '../helpers/tagging.js';

const rejections: readonly Rejection[] = [
  { record: 'b', words: 'Cuba', before: 'the song', after: 'was sung' },
  { record: 'a', words: 'May "the"\u2028month', before: '', after: ': yes' },
  { record: 'a', words: 'Cuba', before: '…', after: '1961' },
];

describe('the file of rejections', () => {
  it('is sorted, has each rejection once, and says the same when it is read', () => {
    const text = writeRejections([...rejections, ...rejections]);
    expect(text.match(/words:/g)).toHaveLength(3);
    expect(writeRejections([...rejections].reverse())).toBe(text);
    const read = readRejections(text, 'tagging.yaml');
    expect(read.diagnostics).toEqual([]);
    expect(read.rejections).toEqual(expect.arrayContaining([...rejections]));
  });

  it('may be empty', () => {
    for (const text of ['', '# nothing\n', 'rejected:\n', writeRejections([])])
      expect(readRejections(text, 'tagging.yaml')).toEqual({ rejections: [], diagnostics: [] });
  });

  it.each([
    ['rejected: [', '1:'],
    ['rejected:\n  a: x\n', '2:6'],
    ['rejected:\n  a:\n    - { words: "x" }\n    - { before: "y" }\n', '4:7'],
    ['- a\n', '1:1'],
  ])('tells where it is wrong: %s', (text, place) => {
    const [found] = readRejections(text, 'tagging.yaml').diagnostics;
    expect(found?.code).toBe('tag/rejections');
    expect(`${found?.range.start.line}:${found?.range.start.column}`).toContain(place);
  });

  it('knows a rejection again when the record has changed elsewhere, and not between other words', () => {
    const [first] = proposalsIn('<p>Then all sang of Cuba that whole night.</p>');
    const isRejected = rejectionTest([{ ...(first as Rejection), record: 'r' }], 'r');
    const again = proposalsIn(
      '<head>New, Kennedy</head><p>Once more, all sang of <hi>Cuba</hi>\n that whole night. To Cuba!</p>',
    );
    expect(again.map((one) => `${one.words} ${isRejected(one)}`)).toEqual(['Kennedy false', 'Cuba true', 'Cuba false']);
  });

  it('finds the places of what is rejected in the source', () => {
    const text = recordWith('<p>of Cu<!-- -->ba, of Cuba again</p>');
    const [first] = proposeFor(documentOf(text));
    const isRejected = rejectedPlaces(documentOf(text), [first as Rejection], 'r');
    expect(isRejected(text.indexOf('Cu<!--'))).toBe(true);
    expect(isRejected(text.indexOf('Cuba again'))).toBe(false);
  });

  it('keeps a report from missing a tag there', () => {
    const document = documentOf(recordWith('<p>Kennedy spoke of Cuba.</p>'));
    const missed = (own: readonly Rejection[]) =>
      untaggedNames(document, indexNames(registers), rejectedPlaces(document, own, 'r')).map(({ name }) => name);
    expect(missed([])).toEqual(['Kennedy', 'Cuba']);
    expect(missed([{ record: 'r', words: 'Kennedy', before: '', after: 'spoke of Cuba.' }])).toEqual(['Cuba']);
  });
});
