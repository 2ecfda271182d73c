import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../src/tagging/csv.js';
import { decideByRows, readDecisionRows } from '../../src/tagging/decisions-file.js';
import { listAsCsv, listAsJson } from '../../src/tagging/list.js';
import { proposalsIn, registers } from '../helpers/tagging.js';

const proposals = proposalsIn('<p>Castro, "Kennedy" and Cuba. On 30 December 1961, Cuba.</p>');
const world = { proposals, entities: registers, records: new Set(['r']) };

function decided(text: string, file: string): readonly string[] {
  const { rows, diagnostics } = readDecisionRows(text, file);
  const result = decideByRows(rows, file, world);
  return [
    ...result.decisions.map((one) =>
      one.verdict === 'reject'
        ? `${one.proposal.words} rejected`
        : `${one.proposal.words}:${one.proposal.range.start.column} ${one.entity?.id ?? one.when ?? 'as proposed'}`,
    ),
    ...[...diagnostics, ...result.diagnostics].map(
      ({ severity, message, range }) => `${range.start.line} ${severity}: ${message}`,
    ),
  ];
}

describe('a file of decisions', () => {
  it('is the list with nothing decided, in any of its forms', () => {
    expect(decided(listAsJson(proposals, 1), 'd.json')).toEqual([]);
    expect(decided(listAsCsv(proposals), 'd.csv')).toEqual([]);
    const semicolons = `\uFEFF${writeCsv(readCsv(listAsCsv(proposals)).map(({ cells }) => cells)).replaceAll(',', ';')}`;
    expect(readDecisionRows(semicolons, 'd.csv').diagnostics).toEqual([]);
  });

  it('has the decision for each mention, of the same words the nearest one', () => {
    const rows = proposals.map(({ range }) => range.start);
    const [first, second] = proposals.flatMap(({ words }, i) => (words === 'Cuba' ? [rows[i]] : []));
    const yaml = `- {record: r, words: Cuba, line: 1, column: ${second?.column}, decision: accept}
- {record: r, words: Cuba, line: 1, column: ${first?.column}, decision: reject}
- {record: r, words: Castro, decision: "people.xml#castro-raul"}
- {record: r, words: 30 December 1961, decision: 1961-12}
`;
    expect(decided(yaml, 'd.yaml')).toEqual([
      `Cuba:${second?.column} cuba`,
      'Cuba rejected',
      expect.stringMatching(/^Castro:\d+ castro-raul$/),
      expect.stringMatching(/^30 December 1961:\d+ 1961-12$/),
    ]);
  });

  it.each([
    ['d.csv', 'record,words\nr,Cuba\n', '1 error: The table has no column “decision”'],
    [
      'd.csv',
      'record,words,decision\n\n"r","Cu\nba",accept\nr,Castro,accept\n',
      '5 error: “Castro” cannot be accepted: it is not known who or what is meant',
    ],
    [
      'd.csv',
      'record,words,decision\nr,Kennedy,nobody\n',
      '2 error: “nobody” is neither accept nor reject, nor the id of an entry',
    ],
    ['d.csv', 'record,words,decision\nq,Kennedy,accept\n', '2 error: There is no record “q” here'],
    ['d.csv', 'record,words,decision\nr,Khrushchev,accept\n', '2 warning: “Khrushchev” is not to be tagged in r'],
    ['d.json', '{"proposals": [\n {"record": "r"}]}', '2 error: An entry has no record or no words'],
    ['d.json', '{"x": 1}', '1 error: The file has no list “proposals”'],
    ['d.json', '{"proposals": [\n', 'error: This is neither JSON nor YAML'],
  ])('tells what is wrong in %s: %j', (file, text, message) => {
    expect(decided(text, file).some((one) => one.includes(message))).toBe(true);
  });
});

it('a table survives being written and read, whatever is in it', () => {
  const rows = [
    ['a', 'b,c', '"d"'],
    ['e\nf', '', 'g;h'],
  ];
  expect(readCsv(writeCsv(rows)).map(({ cells }) => cells)).toEqual(rows);
  expect(writeCsv([['=1+1']])).toBe('" =1+1"\r\n');
});
