import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { reportSarif } from '../../../src/diagnostics/reporters/sarif.js';
import { explain } from '../../../src/workflows/explanations.js';
import { finding, range } from '../../helpers/finding.js';

// A pattern of the schema is no regular expression in Unicode mode.
const ajv = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const isValid = ajv.compile(sarifSchema);

interface Log {
  readonly runs: readonly [
    { readonly tool: { readonly driver: { readonly rules: readonly Rule[] } }; readonly results: readonly Result[] },
  ];
}
interface Rule {
  readonly id: string;
  readonly help?: { readonly text: string; readonly markdown: string };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
}

async function sarif(diagnostics: readonly Diagnostic[]): Promise<Log> {
  const text = reportSarif(diagnostics, { version: '1.2.3', explanations: await explain(diagnostics) });
  const log: unknown = JSON.parse(text);
  expect(isValid(log) ? [] : isValid.errors).toEqual([]);
  return log as Log;
}

const uriOf = async (file: string): Promise<string | undefined> =>
  (await sarif([finding({ file })])).runs[0].results[0]?.locations[0].physicalLocation.artifactLocation.uri;

describe('a SARIF log', () => {
  it('is valid by the schema of SARIF 2.1.0, with and without findings', async () => {
    await sarif([]);
    await sarif([
      finding({ related: [{ file: 'b c.xml', range: range(7, 8), message: 'It stands here first' }] }),
      finding({ code: 'xml/doctype', severity: 'warning', help: '' }),
      finding({ code: 'sch/of-another-project', severity: 'info' }),
      finding({ fix: { description: 'Write “abc”', edits: [{ range: range(2, 4, 3), text: 'abc' }] } }),
    ]);
  });

  it('says where, what, and what to do', async () => {
    const related = [{ file: 'b.xml', range: range(7, 8), message: 'It stands here first' }];
    const fix = { description: 'Write “abc”', edits: [{ range: range(2, 4, 3), text: 'abc' }] };
    const { runs } = await sarif([finding({ related, fix })]);
    expect(runs[0].results).toEqual([
      {
        ruleId: 'ref/not-found',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'It leads to nothing. Did you mean “abc”?' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a.xml' },
              region: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 7 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 0,
            physicalLocation: {
              artifactLocation: { uri: 'b.xml' },
              region: { startLine: 7, startColumn: 8, endLine: 7, endColumn: 9 },
            },
            message: { text: 'It stands here first' },
          },
        ],
        fixes: [
          {
            description: { text: 'Write “abc”' },
            artifactChanges: [
              {
                artifactLocation: { uri: 'a.xml' },
                replacements: [
                  {
                    deletedRegion: { startLine: 2, startColumn: 4, endLine: 2, endColumn: 7 },
                    insertedContent: { text: 'abc' },
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
    expect(runs[0]).toMatchObject({
      columnKind: 'utf16CodeUnits',
      tool: { driver: { name: 'edition', semanticVersion: '1.2.3' } },
    });
  });

  it('describes each rule once, with the words of the reference', async () => {
    const log = await sarif([
      finding({ code: 'xml/entity' }),
      finding({}),
      finding({ code: 'sch/one-main-title' }),
      finding({ code: 'sch/of-another-project' }),
      finding({}),
    ]);
    const { rules } = log.runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([
      'ref/not-found',
      'sch/of-another-project',
      'sch/one-main-title',
      'xml/entity',
    ]);
    for (const { ruleId, ruleIndex } of log.runs[0].results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(rules[0]).toMatchObject({
      shortDescription: { text: 'A pointer leads to nothing' },
      defaultConfiguration: { level: 'error' },
    });
    expect(rules[0]?.help?.markdown).toContain('## What to do\n');
    expect(rules[0]?.help?.text).not.toMatch(/```|^##/m);
    expect(rules[1]).toEqual({
      id: 'sch/of-another-project',
      shortDescription: { text: 'A rule of the edition’s own schema' },
    });
    expect(rules[2]?.help?.markdown).toMatch(/^Give exactly one title/);
  });

  it('writes paths as URIs', async () => {
    expect(await uriOf('records/Кастро 1.xml')).toBe('records/%D0%9A%D0%B0%D1%81%D1%82%D1%80%D0%BE%201.xml');
    expect(await uriOf('/home/e/a#b.xml')).toBe('file:///home/e/a%23b.xml');
    expect(await uriOf('C:/e/a.xml')).toBe('file:///C:/e/a.xml');
  });
});
