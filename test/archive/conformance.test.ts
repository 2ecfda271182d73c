/** The Library of Congress's suite of bags: each case gets the verdict that its folder names. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPath } from '../helpers/packages.js';

const suite = '../shared/fixtures/bagit-conformance-suite';

/** Cases whose verdict is another one here, and why. */
const exceptions: Readonly<Record<string, { readonly valid: boolean; readonly why: string }>> = {
  'v0.97/warning/duplicate-file-with-different-case': {
    valid: false,
    why: 'it lists HELLO.txt and hello.txt, and has only one of them, as on a disk that knows no case',
  },
  'v0.97/warning/same-filename-listed-twice-with-different-normalization': {
    valid: false,
    why: 'it lists a name in two forms of Unicode, and has only one of them, as on a disk that composes letters',
  },
  'v0.97/warning/special-system-files': { valid: false, why: 'its .DS_Store is not in the suite' },
};

const expected: Readonly<Record<string, boolean>> = {
  valid: true,
  warning: true,
  invalid: false,
  'linux-only': false,
  'windows-only': false,
};

const cases = existsSync(suite)
  ? readdirSync(suite)
      .filter((version) => /^v\d/.test(version))
      .flatMap((version) =>
        readdirSync(join(suite, version)).flatMap((group) =>
          readdirSync(join(suite, version, group), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map(({ name }) => `${version}/${group}/${name}`),
        ),
      )
  : [];

describe.skipIf(cases.length === 0)('the BagIt conformance suite', () => {
  it('is there whole', () => {
    expect(cases.length).toBeGreaterThanOrEqual(59);
  });

  it.each(cases)('gets the right verdict: %s', async (name) => {
    const report = await checkPath(join(suite, name));
    const group = name.split('/')[1] as string;
    const valid = exceptions[name]?.valid ?? expected[group];
    expect({
      valid: report.faults.length === 0,
      faults: report.faults.length === 0 ? [] : report.faults.map(({ message }) => message),
    }).toEqual({
      valid,
      faults: valid ? [] : expect.anything(),
    });
    if (group === 'warning' && valid) expect(report.remarks).not.toEqual([]);
  });
});

if (cases.length === 0) {
  it.skip('the BagIt conformance suite is not run: ../shared/fixtures/bagit-conformance-suite is missing', () =>
    undefined);
}
