import { expect, it } from 'vitest';
import { acceptAll, type Decision } from '../../src/tagging/decide.js';
import { insertTags } from '../../src/tagging/insert-tags.js';
import { type Certainty, certainties } from '../../src/tagging/proposal.js';
import { attribute, normalizeSpace, selfAndDescendants, textOf } from '../../src/xml/query.js';
import { readSeedRecord } from '../helpers/edition.js';
import { editionWithRegisters, find } from '../helpers/importing.js';
import { documentOf, proposeFor, tagsOf } from '../helpers/tagging.js';

const seed = await readSeedRecord();
const body = seed.indexOf('<body>');
const stripped =
  seed.slice(0, body) + seed.slice(body).replace(/<\/?(?:persName|placeName|orgName|date|term)\b[^>]*>/g, '');
const { entities } = await editionWithRegisters('editions/cuba-1961-62');

const names = ['persName', 'placeName', 'orgName', 'date', 'term'] as const;

/** The tags of a body: where the words stand in its text, and, if wanted, what the tag says. */
function tagsIn(text: string, name: string, withValues: boolean): readonly string[] {
  const document = documentOf(text);
  const [root] = find(document, 'body');
  if (root === undefined) return [];
  const counts = new Map<string, number>();
  return [...selfAndDescendants(root)].flatMap((element) => {
    if (element.local !== name) return [];
    const words = normalizeSpace(textOf(element));
    const count = (counts.get(words) ?? 0) + 1;
    counts.set(words, count);
    const values = ['ref', 'when', 'from', 'to'].map((key) => attribute(element, key) ?? '').join(' ');
    const type = attribute(element, 'type') === 'demonym' ? 'demonym' : '';
    return `${words} ${count} ${withValues ? `${values} ${type}` : ''}`;
  });
}

function tagAll(least: Certainty): string {
  const { accepted } = acceptAll(proposeFor(documentOf(stripped), { entities, day: '1961-12-30' }), least);
  return insertTags(stripped, tagsOf(accepted as readonly Decision[]));
}

it('finds in the first record, stripped of its tags, what the editors have tagged, and what they mean by it', () => {
  const tagged = tagAll('medium');
  const table = names.map((name) => {
    const [wanted, got] = [tagsIn(seed, name, false), tagsIn(tagged, name, false)];
    const right = new Set(tagsIn(tagged, name, true));
    return {
      name,
      all: wanted.length,
      found: wanted.filter((one) => got.includes(one)).length,
      resolved: tagsIn(seed, name, true).filter((one) => right.has(one)).length,
      false: got.filter((one) => !wanted.includes(one)).length,
    };
  });
  // One false name: “form of [government of Cuba]”.
  expect(table).toEqual([
    { name: 'persName', all: 30, found: 30, resolved: 30, false: 0 },
    { name: 'placeName', all: 48, found: 48, resolved: 48, false: 0 },
    { name: 'orgName', all: 7, found: 7, resolved: 7, false: 1 },
    { name: 'date', all: 5, found: 5, resolved: 5, false: 0 },
    { name: 'term', all: 10, found: 10, resolved: 10, false: 0 },
  ]);
});

it('tags the less, the more certain it is to be', () => {
  const count = (least: Certainty): number => tagAll(least).split('</').length;
  const counts = certainties.map(count);
  expect(counts[0]).toBeLessThan(counts[1] as number);
  expect(counts[1]).toBeLessThanOrEqual(counts[2] as number);
});

it('has nothing to add to the record as the editors have left it but a term in its summary and a slip of words', () => {
  const words = proposeFor(documentOf(seed), { entities }).map((one) => one.words);
  expect(words).toEqual(['intervention', 'government of Cuba']);
});

it('leaves the text as it is: without its tags the tagged record is the stripped one, byte for byte, and has nothing left to tag', () => {
  const tagged = tagAll('low');
  expect(
    tagged.slice(tagged.indexOf('<body>')).replace(/<\/?(?:persName|placeName|orgName|date|term)\b[^>]*>/g, ''),
  ).toBe(stripped.slice(stripped.indexOf('<body>')));
  expect(proposeFor(documentOf(tagged), { entities })).toEqual([]);
});
