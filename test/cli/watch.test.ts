import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySeedEdition, readSeedRecord, seedRecord } from '../helpers/edition.js';
import { run, type Started, start } from '../helpers/program.js';

describe('edition validate --watch', () => {
  let folder: string;
  let record: string;
  const env = () => ({ EDITION_CACHE: join(folder, 'cache') });
  const path = () => join(folder, 'editions/cuba-1961-62', seedRecord);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'), { 'edition.yaml': 'title: Watched\nschema: []\n' });
    record = await readSeedRecord();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Gives what is printed since the last call, when the program waits again. */
  function rounds({ child }: Started): () => Promise<string> {
    let text = '';
    let told: () => void = () => undefined;
    child.stdout?.on('data', (data) => {
      text += data;
      told();
    });
    return async () => {
      while (!text.includes('Waiting for changes.')) {
        await new Promise<void>((resolve) => {
          told = resolve;
        });
      }
      const round = text;
      text = '';
      return round;
    };
  }

  it('checks again when a file is written, replaced or new, and ends with 130 on Ctrl-C', async () => {
    const program = await start(['validate', '--watch'], { cwd: folder, env: env() });
    const next = rounds(program);
    expect(await next()).toContain('1 warning in 6 files checked.\n\nWaiting for changes. Ctrl-C ends.\n');

    await writeFile(path(), record.replace('../people.xml#castro', '../people.xml#castor'));
    expect(await next()).toContain('has no xml:id “castor”');

    await writeFile(`${path()}.new`, record);
    await rename(`${path()}.new`, path());
    expect(await next()).toContain('1 warning in 6 files checked.');

    await writeFile(join(folder, 'editions/cuba-1961-62/records/second.xml'), '<TEI');
    expect(await next()).toMatch(/records\/second\.xml\n[\s\S]*in 7 files checked\./);
    await rm(join(folder, 'editions/cuba-1961-62/records/second.xml'));
    expect(await next()).toContain('in 6 files checked.');

    program.child.kill('SIGINT');
    const { code, stdout, stderr } = await program.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout, 'the screen of a terminal only is cleared').not.toContain('\u001B');
  }, 60_000);

  it('goes on when there is nothing that it could check, and when that is mended', async () => {
    const schema = join(folder, 'own.rng');
    const rng = '<element name="x" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>';
    await writeFile(schema, rng);
    const program = await start(['validate', '--watch', '--schema', 'own.rng'], { cwd: folder, env: env() });
    const next = rounds(program);
    expect(await next()).toContain('rng/unknown-namespace');
    await rm(schema);
    expect(await next()).toContain('Error: The schema own.rng cannot be read');
    await writeFile(schema, rng);
    expect(await next()).toContain('rng/unknown-namespace');
    program.child.kill('SIGINT');
    expect((await program.ended).code).toBe(130);
  }, 60_000);

  it('prints for a reader only', async () => {
    const { code, stderr } = await run(['validate', '--watch', '--format', 'json'], { cwd: folder, env: env() });
    expect(code).toBe(2);
    expect(stderr).toContain('--watch and --format json do not go together');
  });
});
