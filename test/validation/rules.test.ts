import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../src/diagnostics/codes.js';
import { rules } from '../../src/validation/rules/registry.js';
import { rulePage } from '../helpers/rule-page.js';

describe('a rule', () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))(
    'has a page that says what its file says: %s',
    async (code, rule) => {
      await expect(rulePage(rule)).toMatchFileSnapshot(resolve('docs/reference/diagnostics', `${code}.md`));
    },
  );

  it('has a code and a severity that nobody else has given', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    for (const { code, severity } of rules) expect(codes[code].severity).toBe(severity);
  });
});
