import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cache, openCache } from '../../src/store/cache.js';
import { applyFixes, planFixes } from '../../src/workflows/fix.js';
import { validateEdition } from '../../src/workflows/validate.js';
import { encodeLike } from '../../src/xml/encode.js';
import { readSeedRecord, withId } from '../helpers/edition.js';

const utf8 = new TextEncoder();
const bom = Uint8Array.of(0xef, 0xbb, 0xbf);

describe('--fix', () => {
  let folder: string;
  let seed: string;
  let cache: Cache;
  let count = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    cache = openCache({ folder: join(folder, 'cache') });
    seed = withId(await readSeedRecord(), 'r');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Corrects a record, and gives its bytes and what is still found in it that could be corrected. */
  async function corrected(bytes: Uint8Array): Promise<{ readonly bytes: Buffer; readonly left: number }> {
    count += 1;
    const edition = join(folder, `e${count}`);
    const path = join(edition, 'records/r.xml');
    await mkdir(join(edition, 'records'), { recursive: true });
    await writeFile(join(edition, 'edition.yaml'), 'title: Fixed\n');
    for (const name of ['people', 'places', 'organizations', 'terms'])
      await writeFile(join(edition, `${name}.xml`), await readFile(`editions/cuba-1961-62/${name}.xml`));
    await writeFile(path, bytes);
    await applyFixes(planFixes(edition, await validateEdition(edition, { cache })));
    const { diagnostics } = await validateEdition(edition, { cache });
    return { bytes: await readFile(path), left: diagnostics.filter(({ fix }) => fix !== undefined).length };
  }

  /** Ways to break the record that have one answer each: what stands there, and what is put in its place. */
  const slips: readonly (readonly [name: string, right: RegExp, wrong: string])[] = [
    ['an element, in both its tags', /<persName( [^>]*)>([^<]*)<\/persName>/, '<persname$1>$2</persname >'],
    ['an element without content', /<pb\/>/, '<Pb/>'],
    ['an attribute', /<placeName ref=/, '<placeName rref='],
    ['a pointer', /people\.xml#castro"/, 'people.xml#castor"'],
    ['a date with hyphens', /when="1961-12-30"/, "when='30-12-1961'"],
    ['a date with dots', /when="1961-12-30"/, 'when="30.12.1961"'],
    ['a date in words', /when="1961-12-30"/, 'when="30 December 1961"'],
    ['two spaces', /(the) ([a-z])/, '$1   $2'],
  ];

  it.each(slips)('corrects %s, and every byte of the file is as it was', async (_, right, wrong) => {
    const broken = seed.replace(right, wrong);
    expect(broken).not.toBe(seed);
    const { bytes, left } = await corrected(utf8.encode(broken));
    // Where the slip changed more than what is wrong, such as the kind of quotation mark, that stays.
    const expected = seed
      .replace(right, wrong)
      .replace('<persname', '<persName')
      .replace('</persname >', '</persName >')
      .replace('<Pb/>', '<pb/>')
      .replace('rref=', 'ref=')
      .replace('#castor"', '#castro"')
      .replace(/(when=["'])30[-. ](?:12|December)[-. ]1961/, '$11961-12-30')
      .replace(/(the) {3}([a-z])/, '$1 $2');
    expect(bytes.toString('utf8')).toBe(expected);
    expect(left).toBe(0);
  });

  const all = (text: string): string => slips.reduce((broken, [, right, wrong]) => broken.replace(right, wrong), text);

  it.each([
    ['UTF-8', (text: string) => utf8.encode(text)],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.concat([bom, utf8.encode(text)])],
    ['line ends of Windows', (text: string) => utf8.encode(text.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', (text: string) => utf8.encode(text.replaceAll('\n', '\r'))],
    ['UTF-16, little end first', (text: string) => encodeLike(Uint8Array.of(0xff, 0xfe), text)],
    ['UTF-16, big end first', (text: string) => encodeLike(Uint8Array.of(0xfe, 0xff), text)],
    ['no line break at the end', (text: string) => utf8.encode(text.trimEnd())],
  ])('keeps the encoding and the ends of lines: %s', async (_, encode) => {
    const text = seed.replace(/ encoding="[^"]*"/, '').replace('<body>', '<body><!-- 😀 ж \u00a0 é e\u0301 -->');
    const broken = all(text);
    const first = await corrected(encode(broken));
    const again = await corrected(first.bytes);
    expect(again.bytes).toEqual(first.bytes);
    const expected = Buffer.from(
      encode(
        all(text)
          .replace('<persname', '<persName')
          .replace('</persname >', '</persName >')
          .replace('<Pb/>', '<pb/>')
          .replace('rref=', 'ref=')
          .replace('#castor"', '#castro"')
          .replace(/(when=["'])30[-. ](?:12|December)[-. ]1961/g, '$11961-12-30')
          .replace(/(the) {3}([a-z])/, '$1 $2'),
      ),
    );
    expect(first.bytes.equals(expected)).toBe(true);
  });

  it.each([
    ['a date that can be two', (text: string) => text.replace('when="1961-12-30"', 'when="04-05-1961"')],
    ['a day that there is not', (text: string) => text.replace('when="1961-12-30"', 'when="31.02.1961"')],
    ['a pointer that is near to nothing', (text: string) => text.replace('people.xml#castro"', 'people.xml#nobody"')],
    ['a value with references', (text: string) => text.replace('when="1961-12-30"', 'when="30&#45;12-1961"')],
    [
      'an attribute that is there already',
      (text: string) => text.replace('<placeName ref=', '<placeName rref="#x" ref='),
    ],
  ])('leaves what has no answer, or more than one: %s', async (_, mutate) => {
    const broken = mutate(seed);
    expect(broken).not.toBe(seed);
    expect((await corrected(utf8.encode(broken))).bytes.toString('utf8')).toBe(broken);
  });
});
