import { describe, expect, it } from 'vitest';
import { reportGithub } from '../../../src/diagnostics/reporters/github.js';
import { finding, range } from '../../helpers/finding.js';

describe('workflow commands of GitHub', () => {
  it('name the file, the lines, the column and the code, and say what is wrong and what to do', () => {
    const related = [{ file: 'b.xml', range: range(7, 8), message: 'It stands here first' }];
    expect(reportGithub([finding({ related })], 6)).toBe(
      '::error file=a.xml,line=2,endLine=2,col=4,title=ref/not-found::It leads to nothing%0AIt stands here first: b.xml:7:8%0ADid you mean “abc”?\n' +
        '1 error in 6 files checked.\n',
    );
  });

  it('are errors, warnings and notices', () => {
    const report = reportGithub(
      [finding({}), finding({ severity: 'warning' }), finding({ severity: 'info', help: '' })],
      1,
    );
    expect(report.split('\n').map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice', '1', '']);
    expect(report).toContain('::It leads to nothing\n');
  });

  it('give no column where a finding goes over several lines: GitHub would not show it', () => {
    const report = reportGithub(
      [finding({ range: { start: { line: 2, column: 4 }, end: { line: 5, column: 1 } } })],
      1,
    );
    expect(report).toContain('::error file=a.xml,line=2,endLine=5,title=');
  });

  it('cannot be broken by what stands in a file, or in its name', () => {
    const report = reportGithub([finding({ file: 'a,b:c%.xml', message: '100 %\r\n::error::x', help: 'a,b: c' })], 1);
    expect(report).toBe(
      '::error file=a%2Cb%3Ac%25.xml,line=2,endLine=2,col=4,title=ref/not-found::100 %25%0D%0A::error::x%0Aa,b: c\n1 error in 1 file checked.\n',
    );
  });
});
