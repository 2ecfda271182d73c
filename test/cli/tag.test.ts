import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { copySeedEdition, readSeedRecord, seedRecord } from '../helpers/edition.js';
import { type Ended, run } from '../helpers/program.js';
import { temporaryFolder } from '../helpers/temporary.js';
import { hasTerminal, onTerminal } from '../helpers/terminal.js';

const seed = await readSeedRecord();
const id = 'kudryavtsev-castro-1961-12-30';
/** The seed with one paragraph without tags, in which six things are named, and one term in the summary. */
const castro = '<persName ref="../people.xml#castro">Fidel Castro</persName>';
const loose = seed
  .replace('<p n="1">I met', '<p n="1">Castro and Kennedy spoke of Cuba tonight. I met')
  .replace('discuss <placeName ref="../places.xml#united-states">US</placeName> intervention', 'discuss');

describe('edition tag', () => {
  let folder: string;
  const edition = 'editions/cuba-1961-62';
  const path = () => join(folder, edition, seedRecord);
  const tag = (...args: readonly string[]): Promise<Ended> => run(['tag', ...args], { cwd: folder });
  const written = () => readFile(path(), 'utf8');
  const files = async () => (await readdir(join(folder, edition), { recursive: true })).sort();

  beforeEach(async () => {
    folder = await temporaryFolder();
    await copySeedEdition(join(folder, edition), { [seedRecord]: loose });
  });

  it('lists what it proposes, with place, tag, words and reason, and writes nothing', async () => {
    const before = await files();
    // Without a terminal it lists, if nothing else is said.
    const { code, stdout } = await tag();
    expect(stdout).toContain(`${edition}/${seedRecord}\n`);
    expect(stdout).toMatch(/131:18 +persName castro \(Castro Ruz, Fidel\) {2}high: the register has this form\n/);
    expect(stdout).toContain('date 1961-12-30  medium: counted from 1961-12-30, the date of the record');
    expect(stdout).toMatch(/\d proposals in 1 record: \d of high certainty, 1 of medium certainty\.\n$/);
    expect(code).toBe(0);
    expect(await written()).toBe(loose);
    expect(await files()).toEqual(before);
  });

  it('puts in what is certain enough, says what is left, and finds nothing when run again', async () => {
    const { code, stdout } = await tag('--accept-all', '--certainty', 'high');
    expect(stdout).toMatch(/^Left:\n[\s\S]*tonight[\s\S]* tags put in\n$/);
    expect(code).toBe(0);
    expect(await written()).toContain(
      '<p n="1"><persName ref="../people.xml#castro">Castro</persName> and <persName ref="../people.xml#kennedy">Kennedy</persName> spoke of <placeName ref="../places.xml#cuba">Cuba</placeName> tonight.',
    );
    await tag('--accept-all');
    expect(await written()).toContain(
      '<date when="1961-12-30" cert="medium" evidence="internal" ana="../terms.xml#basis-content">tonight</date>',
    );
    expect((await tag('--accept-all')).stdout).toBe('Nothing was written.\n');
  });

  it('follows a list in which decisions have been filled in, as JSON and as a table', async () => {
    const list = JSON.parse((await tag('--list', '--format', 'json')).stdout) as {
      proposals: { words: string; decision: string }[];
    };
    const decide: Readonly<Record<string, string>> = { Castro: 'accept', Kennedy: 'goulart', Cuba: 'reject' };
    for (const one of list.proposals) one.decision = decide[one.words] ?? '';
    await writeFile(join(folder, 'decisions.json'), JSON.stringify(list, undefined, 1));
    const first = await tag('--decisions', 'decisions.json');
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(await written()).toContain(
      '<p n="1"><persName ref="../people.xml#castro">Castro</persName> and <persName ref="../people.xml#goulart">Kennedy</persName> spoke of Cuba tonight',
    );
    expect(await readFile(join(folder, edition, 'tagging.yaml'), 'utf8')).toContain(
      `rejected:\n  "${id}":\n    - { words: "Cuba", before: "Kennedy spoke of", after: "tonight. I met" }\n`,
    );
    const table = (await tag('--list', '--format', 'csv')).stdout;
    expect(table).toMatch(/^record,line,column,before,words,after,.*,decision\r\n/);
    expect(table).not.toContain(',Cuba,');
    await writeFile(join(folder, 'decisions.csv'), table.replace(/^(.*,tonight,.*),\r\n/m, '$1,1961-12\r\n'));
    expect((await tag('--decisions', 'decisions.csv')).stdout).toContain('1 tag put in');
    expect(await written()).toContain('<date when="1961-12">tonight</date>');
  });

  it('tells wrong decisions with their lines, and follows none, so that nothing is done by halves', async () => {
    const before = await written();
    const row = (record: string, words: string, decision: string) => `${record},${words},${decision}\n`;
    const table = `record,words,decision\n${row(id, 'Kennedy', 'kenedy')}${row('no-record', 'Cuba', 'accept')}${row(id, 'nothing', 'accept')}${row(id, 'tonight', 'soon')}${row(id, 'Castro', 'accept')}`;
    await writeFile(join(folder, 'd.csv'), table);
    const { code, stdout, stderr } = await tag('--decisions', 'd.csv');
    expect(stderr).toMatch(
      /2:1 +error +“kenedy” is neither accept nor reject, nor the id of an entry[\s\S]*Did you mean “kennedy”/,
    );
    expect(stderr).toMatch(/3:1 +error +There is no record “no-record” here/);
    expect(stderr).toMatch(/4:1 +warning +“nothing” is not to be tagged/);
    expect(stderr).toMatch(/5:1 +error +“soon” is no date/);
    expect(stdout).toBe('Nothing was written: 3 decisions are wrong. Correct them, then run the command again.\n');
    expect(await written()).toBe(before);
    expect(code).toBe(1);
  });

  it('leaves out a tag that would make a valid record invalid, and says so', async () => {
    const closed = (await readFile('schema/edition.sch', 'utf8')).replace(
      '</sch:schema>',
      '<sch:pattern><sch:rule context="tei:p/tei:persName[. = \'Kennedy\']"><sch:assert id="no-kennedy" test="false()">No Kennedy here.</sch:assert></sch:rule></sch:pattern></sch:schema>',
    );
    await writeFile(join(folder, edition, 'own.sch'), closed);
    const config = await readFile(join(folder, edition, 'edition.yaml'), 'utf8');
    await writeFile(join(folder, edition, 'edition.yaml'), `${config}schema: [own.sch]\n`);
    const { stderr, stdout } = await tag('--accept-all');
    expect(stderr).toMatch(/“Kennedy” was not tagged as persName: the record would not be valid\. .*No Kennedy here/);
    expect(stdout).toContain('tags put in');
    expect(await written()).toContain('and Kennedy spoke of <placeName');
  });

  it('takes records by id and by path, and tells what is none', async () => {
    for (const name of [id, `${edition}/${seedRecord}`, seedRecord])
      expect((await tag('--list', name)).stdout).toContain('in 1 record');
    const { code, stderr } = await tag('--list', 'people.xml');
    expect(stderr).toContain('“people.xml” is no record of the edition');
    expect(stderr).toContain(id);
    expect(code).toBe(2);
  });

  it('tells a record that is not well-formed, and goes on with the others', async () => {
    await writeFile(join(folder, edition, 'records/broken.xml'), '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text>');
    const { code, stdout, stderr } = await tag('--accept-all');
    expect(stderr).toContain('records/broken.xml');
    expect(stderr).toContain('xml/unclosed');
    expect(stdout).toContain('tags put in');
    expect(code).toBe(1);
  });

  it.each([
    [['--list', '--accept-all'], '--list and --accept-all do not go together'],
    [['--certainty', 'low'], '--certainty says what --accept-all accepts'],
    [['--format', 'json'], '--format says how --list prints'],
    [['--decisions', 'none.json'], 'Cannot read none.json: it does not exist'],
    [['--edition', 'none'], 'There is no edition “none”'],
  ])('exits with 2 on wrong usage: %j', async (args, message) => {
    const { code, stderr } = await tag(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('writes no record that is write-protected, and keeps permissions and byte order mark', async () => {
    await writeFile(path(), `\uFEFF${loose.replaceAll('\n', '\r\n')}`);
    await chmod(path(), 0o444);
    const refused = await tag('--accept-all');
    expect(refused.stderr).toContain('is write-protected');
    expect(refused.code).toBe(2);
    await chmod(path(), 0o640);
    await tag('--accept-all');
    expect((await stat(path())).mode & 0o777).toBe(0o640);
    const text = await written();
    expect(text.startsWith('\uFEFF<?xml')).toBe(true);
    expect(text.replace(/\r\n/g, '')).not.toContain('\n');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'says what to do in a folder that may not be written, and leaves nothing behind (needs root)',
    async () => {
      const cache = await temporaryFolder();
      await chmod(cache, 0o777);
      await chmod(folder, 0o755);
      await chmod(join(folder, edition, 'records'), 0o555);
      const before = await files();
      const { code, stderr } = await run(['tag', '--accept-all'], {
        cwd: folder,
        uid: 65534,
        env: { EDITION_CACHE: cache },
      });
      expect(stderr).toMatch(/Cannot write .*: permission is missing|is write-protected/);
      expect(code).toBe(2);
      expect(await files()).toEqual(before);
    },
  );

  it('refuses a file of rejections that it cannot read, and leaves it', async () => {
    await writeFile(join(folder, edition, 'tagging.yaml'), 'rejected: [\n');
    const { code, stderr } = await tag('--accept-all');
    expect(stderr).toMatch(/tagging\.yaml:\d+:\d+ This is not YAML/);
    expect(code).toBe(2);
    expect(await written()).toBe(loose);
  });

  it('what is rejected is not missed by validate', async () => {
    await writeFile(path(), seed.replace(`I met with ${castro}`, 'I met with Fidel Castro'));
    const missed = () => run(['validate', '--format', 'json'], { cwd: folder });
    expect((await missed()).stdout).toContain('name/untagged');
    const { stdout } = await tag('--list', '--format', 'json');
    await writeFile(join(folder, 'd.json'), stdout.replaceAll('"decision": ""', '"decision": "reject"'));
    expect((await tag('--decisions', 'd.json')).code).toBe(0);
    expect((await missed()).stdout).not.toContain('name/untagged');
  });

  describe.skipIf(!hasTerminal)('on a terminal', () => {
    const first = '[y n o e a u s q ?] ';
    const ask = (...keys: readonly (readonly [string, string])[]) => onTerminal('tag', folder, keys);

    it('asks one key each, and writes what was answered when it is told to quit', async () => {
      const { code, shown } = await ask([first, 'y'], ['2 of ', 'n'], ['3 of ', 'q']);
      expect(shown).toMatch(/1 of \d/);
      expect(shown).toContain('1 tag put in; 1 proposal rejected');
      expect(code).toBe(0);
      expect(await written()).toContain('<persName ref="../people.xml#castro">Castro</persName> and Kennedy');
      expect(await readFile(join(folder, edition, 'tagging.yaml'), 'utf8')).toContain('words: "Kennedy"');
    });

    it('writes nothing on Ctrl-C, and ends with 130', async () => {
      const before = await files();
      const { code } = await ask([first, 'y'], ['2 of ', '\u0003']);
      expect(code).toBe(130);
      expect(await written()).toBe(loose);
      expect(await files()).toEqual(before);
    });

    it('makes an entry in the register, and points to it', async () => {
      const { shown } = await ask(
        [first, 'e'],
        ['Name of the entry', '\u007F\u007F\u007F\u007F\u007F\u007FRuz, Raúl\r'],
        ['Its id: ', '\r'],
        ['2 of ', 'q'],
      );
      expect(shown).toContain('new in the registers: ruz');
      expect(await readFile(join(folder, edition, 'people.xml'), 'utf8')).toContain(
        '<person xml:id="ruz">\n        <persName type="main" xml:lang="en"><surname>Ruz</surname>, <forename>Raúl</forename></persName>\n        <persName type="variant" xml:lang="en">Castro</persName>\n      </person>\n',
      );
      expect(await written()).toContain('<p n="1"><persName ref="../people.xml#ruz">Castro</persName>');
    });
  });
});
