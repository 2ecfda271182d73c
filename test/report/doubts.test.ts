import { expect, it } from 'vitest';
import { readDoubts } from '../../src/report/doubts.js';

it('reads what an import was not sure of', () => {
  const kept = {
    typescript: 'typescripts/a.docx',
    record: 'a',
    places: 'paragraphs',
    doubts: [
      {
        code: 'import/bracket-unknown',
        place: { line: 3, column: 5 },
        typed: '[x]',
        message: 'What is [x]?',
        help: 'Look',
      },
    ],
    conversions: [{ place: { line: 1, column: 1 }, typed: '[sic]', became: 'sic' }],
    entries: [{ name: 'Olivares', register: 'people', id: 'olivares', count: 2, first: { line: 1, column: 1 } }],
  };
  expect(readDoubts(JSON.stringify(kept))).toEqual({
    record: 'a',
    typescript: 'typescripts/a.docx',
    doubts: [{ code: 'import/bracket-unknown', line: 3, column: 5, message: 'What is [x]?' }],
    proposed: ['Olivares'],
  });
});

it.each(['', '{', '[]', '{"doubts": []}', '{"record": "a", "typescript": "b", "doubts": [{"message": 1}]}'])(
  'takes %o for no report of an import',
  (text) => {
    expect(readDoubts(text)).toBeUndefined();
  },
);
