import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { engines } from '../../src/validation/engines.js';

it('names the versions of the engines that package.json pins', async () => {
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const engine of Object.values(engines)) {
    const [name = '', version] = engine.split(' ');
    expect(dependencies[name]).toBe(version);
  }
});
