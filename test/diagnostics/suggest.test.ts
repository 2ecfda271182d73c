import { expect, it } from 'vitest';
import { onlyNear } from '../../src/diagnostics/suggest.js';

it.each([
  ['persname', ['persName', 'perName', 'placeName'], 'persName'],
  ['castor', ['castro', 'guevara'], 'castro'],
  ['castor', ['castro', 'castro', 'guevara'], 'castro'],
  ['castro3', ['castro1', 'castro2'], undefined],
  ['tite', ['title', 'time'], undefined],
  ['persname', ['persName', 'PERSNAME'], undefined],
  ['nobody', ['castro', 'guevara'], undefined],
  ['', ['castro'], undefined],
  ['castro', [], undefined],
] as const)('knows what “%s” can only have meant among %j', (word, candidates, meant) => {
  expect(onlyNear(word, candidates)).toBe(meant);
});
