import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySeedEdition, readSeedRecord, withId } from '../helpers/edition.js';
import { type Ended, run } from '../helpers/program.js';

describe('edition validate', () => {
  let folder: string;
  const seed = 'editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml';
  const validate = (...args: readonly string[]): Promise<Ended> =>
    run(['validate', ...args], { cwd: folder, env: { EDITION_CACHE: join(folder, 'cache') } });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    await copySeedEdition(join(folder, 'editions/cuba-1961-62'));
    const broken = withId(await readSeedRecord(), 'broken').replace('../people.xml#castro', '../people.xml#castor');
    await copySeedEdition(join(folder, 'elsewhere/broken'), {
      'edition.yaml': 'title: Broken\nschema: []\n',
      'records/broken.xml': broken,
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds nothing wrong with the first edition but the misspelling that its editor has answered', async () => {
    const { code, stdout, stderr } = await validate();
    expect(stderr).toBe('');
    expect(stdout).toContain(`${seed}\n`);
    expect(stdout).toMatch(
      /94:62 {2}warning {2}“Kudryavstev” is in no known form .*has answered it with “Kudryavtsev”/,
    );
    expect(stdout).toMatch(/1 warning in 6 files checked\.\n$/);
    expect(stdout).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  it('says the same of an edition named by its slug, its folder, or one of its files, and again from the cache', async () => {
    const whole = await validate('cuba-1961-62');
    expect((await validate('editions/cuba-1961-62')).stdout).toBe(whole.stdout);
    expect((await validate(seed)).stdout).toBe(whole.stdout.replace('6 files', '1 file'));
    expect((await validate('editions/cuba-1961-62/people.xml')).stdout).toBe('Nothing found. 1 file checked.\n');
  });

  it('exits with 1 where there are more warnings than are allowed', async () => {
    expect((await validate('--max-warnings', '1')).code).toBe(0);
    expect((await validate('--max-warnings', '0')).code).toBe(1);
  });

  it('exits with 1 on errors, and prints one JSON object when asked', async () => {
    const { code, stdout, stderr } = await validate('elsewhere/broken', '--format', 'json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const report = JSON.parse(stdout) as { diagnostics: readonly { severity: string }[]; summary: unknown };
    expect(report.summary).toEqual({ files: 7, errors: 1, warnings: 2, infos: 0 });
    expect(report.diagnostics.find(({ severity }) => severity === 'error')).toEqual({
      code: 'ref/not-found',
      severity: 'error',
      file: 'elsewhere/broken/records/broken.xml',
      range: expect.objectContaining({ start: expect.objectContaining({ line: 8 }) }),
      message: '“../people.xml#castor” in @ref leads to nothing: people.xml has no xml:id “castor”',
      help: 'Did you mean “../people.xml#castro”?',
      related: [],
    });
  });

  it.each([
    ['sarif', /^\{\n {2}"\$schema": ".*sarif-schema-2\.1\.0\.json"[\s\S]*"ruleId": "ref\/not-found"/],
    [
      'github',
      /^::error file=elsewhere\/broken\/records\/broken\.xml,line=8,endLine=8,col=\d+,title=ref\/not-found::“/m,
    ],
    ['html', /^<!DOCTYPE html>[\s\S]*<h1>1 error, [\s\S]*<h3>A pointer leads to nothing<\/h3>[\s\S]*<\/html>\n$/],
  ])('prints a report for others: %s', async (format, report) => {
    const { code, stdout, stderr } = await validate('elsewhere/broken', '--format', format);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(report);
  });

  it('checks with the schemas that are named on the command line', async () => {
    const rng = 'xmlns="http://relaxng.org/ns/structure/1.0"';
    await writeFile(join(folder, 'own.rng'), `<element name="x" ${rng}><empty/></element>`);
    const { code, stdout } = await validate('cuba-1961-62', '--schema', 'own.rng');
    expect(code).toBe(1);
    expect(stdout).toContain('rng/unknown-namespace');
  });

  it.each([
    [['nowhere'], 'There is no edition “nowhere”'],
    [['--schema', 'nowhere.rng', '--', 'cuba-1961-62'], 'The schema nowhere.rng cannot be read'],
    [['--format', 'xml'], 'format'],
    [['--max-warnings', 'many'], 'Expected a whole number'],
  ])('exits with 2 on wrong usage: %j', async (args, message) => {
    const { code, stdout, stderr } = await validate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('exits with 2 on a wrong edition.yaml, and says where it is wrong', async () => {
    await copySeedEdition(join(folder, 'elsewhere/config'), { 'edition.yaml': 'title: x\nschema: []\nlocal: en\n' });
    const { code, stdout } = await validate('elsewhere/config');
    expect(code).toBe(2);
    expect(stdout).toContain(
      'elsewhere/config/edition.yaml\n\n  3:1  error  There is no key “local”  config/unknown-key',
    );
    expect(stdout).toContain('Did you mean “locale”?');
  });
});
