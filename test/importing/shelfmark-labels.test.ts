import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const source = readFileSync('src/importing/layout/shelfmark.ts', 'utf8');
const types = [...(/export type PartType =([^;]+);/.exec(source)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(
  ([, one]) => one,
);

describe('the parts of a shelfmark', () => {
  it.each(readdirSync('xslt/locale'))('have a word for readers in %s', (file) => {
    expect(types).toContain('recordGroup');
    const labels = readFileSync(`xslt/locale/${file}`, 'utf8');
    expect(types.filter((type) => !labels.includes(`key="record.${type}"`))).toEqual([]);
  });
});
