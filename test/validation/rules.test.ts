import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.js';
import { rules } from '../../src/validation/rules/registry.js';
import type { DocumentRule, Rule } from '../../src/validation/rules/rule.js';
import { parseXml } from '../../src/xml/parse.js';
import { rulePage } from '../helpers/rule-page.js';

const all: readonly Rule[] = rules;
const documentRules = all.filter((rule): rule is DocumentRule => rule.kind === 'document');

describe('a rule', () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))(
    'has a page that says what its file says: %s',
    async (code, rule) => {
      await expect(rulePage(rule)).toMatchFileSnapshot(resolve('docs/reference/diagnostics', `${code}.md`));
    },
  );

  it.each(documentRules.map((rule) => [rule.code, rule] as const))(
    'finds nothing in any of its right examples: %s',
    (_, rule) => {
      for (const example of rule.right) {
        const body = typeof example === 'string' ? example : (example['record'] ?? '');
        const text = body.startsWith('<TEI')
          ? body
          : `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>${body}</text></TEI>`;
        const { document } = parseXml(text, 'a.xml');
        expect(document === undefined ? 'not well-formed' : [...rule.check(document)]).toEqual([]);
      }
    },
  );

  it('has a code and a severity that nobody else has given', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { code, severity } of rules) expect(codes[code].severity).toBe(severity);
  });
});
