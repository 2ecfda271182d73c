import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { tagName } from '../../src/releasing/tag-name.js';

it('a tag has the name of the edition where there are several, in any script, as git allows it', () => {
  expect(tagName('cuba', '1.0.0', true)).toBe('v1.0.0');
  expect(tagName('cuba', '1.0.0', false)).toBe('cuba-v1.0.0');
  expect(tagName('Письма из Гаваны', '2', false)).toBe('Письма-из-Гаваны-v2');
  for (const slug of ['.a..b', 'a.lock', 'a:b?*[c]~^', '-x', 'a@{b', '...', 'a\\b', 'a\u0007', 'a ']) {
    const name = tagName(slug, '1.0.0-draft.1', false);
    execFileSync('git', ['check-ref-format', `refs/tags/${name}`]);
    expect(name).not.toMatch(/^-/);
  }
});
