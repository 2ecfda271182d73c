import { describe, expect, it } from 'vitest';
import { isLoggedIn, withRelease } from '../../src/releasing/change-log.js';
import type { LoggedFile } from '../../src/releasing/changes.js';
import { changesSince, changesSinceDay } from '../../src/releasing/changes.js';

const release = { version: '1.1.0', date: '2026-11-24' };
const change = { when: '2026-11-24', who: 'Анна Ковалёва', text: 'Two words corrected in <p> 4 and the_note.' };
const files: readonly LoggedFile[] = [
  { path: 'records/a.xml', title: 'Письмо из Гаваны', changes: [change], remark: undefined },
  { path: 'records/b.xml', title: 'B', changes: [], remark: 'changed' },
];
const section = `## 1.1.0 (2026-11-24)

### Письмо из Гаваны

- 2026-11-24, Анна Ковалёва: Two words corrected in \\<p> 4 and the\\_note.

### B

- Changed; its revisionDesc does not say how.
`;

describe('the change log', () => {
  it('begins with the first version', () => {
    expect(withRelease(undefined, 'Куба', release, files).text).toBe(`# Changes of Куба\n\n${section}`);
    expect(withRelease('', 'Куба', release, []).text).toContain('No change is recorded.\n');
  });

  it('has a new version above the others, and what people wrote stays to the byte', () => {
    const before = '# Changes\n\nWords of ours, *as they are*.\n\n';
    const after = '## 1.0.0 (2026-11-01)\n\n- by hand   \n\n\n  odd\n';
    expect(withRelease(before + after, 'x', release, files).text).toBe(`${before}${section}\n${after}`);
    expect(withRelease('Only words', 'x', release, files).text).toBe(`Only words\n\n${section}`);
  });

  it('leaves a section alone that somebody has written for this version', () => {
    for (const heading of ['1.1.0', '[1.1.0] - 2026-11-20', 'v1.1.0 (soon)']) {
      const log = `# Changes\n\n## ${heading}\n\nBy hand.\n`;
      expect(withRelease(log, 'x', release, files)).toEqual({ text: log, section: 'kept' });
    }
  });

  it('makes of “Unreleased” the section of the version, with its words before what is added', () => {
    const log = '# Changes\n\n## [Unreleased]\n\n- A new map.\n\n## 1.0.0\n\nFirst.\n';
    expect(withRelease(log, 'x', release, files).text).toBe(
      `# Changes\n\n${section.replace('\n\n', '\n\n- A new map.\n\n')}\n## 1.0.0\n\nFirst.\n`,
    );
  });

  it('keeps the line ends of Windows', () => {
    const { text } = withRelease('# Changes\r\n\r\n## 1.0.0\r\n\r\nx\r\n', 'x', release, files);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('## 1.1.0 (2026-11-24)\r\n\r\n### Письмо');
  });
});

describe('what has changed since a release', () => {
  const old = { when: '2026-11-01', who: '', text: 'Encoded.' };
  const file = { path: 'records/a.xml', title: 'A', changes: [change, old] };

  it('is what the header had not said then', () => {
    const earlier = new Map([['records/a.xml', { changes: [old], isTheSame: false }]]);
    expect(changesSince([file], earlier)).toEqual([{ ...file, changes: [change], remark: undefined }]);
    expect(changesSince([file], new Map([['records/a.xml', { changes: file.changes, isTheSame: true }]]))).toEqual([]);
  });

  it('is told of a record without a revisionDesc, too', () => {
    const silent = { ...file, changes: [] };
    expect(changesSince([silent], new Map())[0]?.remark).toBe('new');
    const earlier = new Map([['records/a.xml', { changes: [], isTheSame: false }]]);
    expect(changesSince([silent], earlier)[0]?.remark).toBe('changed');
  });

  it('is told by days where nothing else is known, and nothing is told twice', () => {
    const { text } = withRelease(undefined, 'x', { version: '1', date: '2026-11-24' }, [
      { ...file, remark: undefined },
    ]);
    const later = { when: '2026-11-24', who: '', text: 'In the evening of that day.' };
    const found = changesSinceDay([{ ...file, changes: [later, change, old] }], '2026-11-24', isLoggedIn(text));
    expect(found[0]?.changes).toEqual([later]);
    expect(changesSinceDay([file], undefined, () => false)[0]?.changes).toEqual(file.changes);
  });
});
