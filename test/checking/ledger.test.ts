import { describe, expect, it } from 'vitest';
import { fingerprint, isAboutTheSame } from '../../src/checking/fingerprint.js';
import { identifiersOf, readLedger, withVersion, writeLedger } from '../../src/checking/ledger.js';
import { findingsIn, ledgerOf, pageOf, recordMain, smallSite } from '../helpers/small-site.js';

const path = 'records/letter.html';
const site = smallSite();
const ledger = ledgerOf(site);
const [, first = '', second = ''] =
  /(<div class="row para" id="p1">.*\n)(<div class="row para" id="p2">.*\n)/.exec(recordMain) ?? [];
const withMain = (main: string) => smallSite({ [path]: pageOf(path, main) });
const told = (...args: Parameters<typeof findingsIn>): readonly string[] =>
  findingsIn(...args).map(({ code, message }) => `${code} ${message}`);

describe('the ledger', () => {
  it('has records, paragraphs and entities, each with its first words', () => {
    expect([...ledger.identifiers.keys()]).toEqual([path, `${path}#p1`, `${path}#p2`]);
    expect(ledger.identifiers.get(`${path}#p1`)).toMatchObject({
      kind: 'paragraph',
      since: '1.0.0',
      words: 'I met with Fidel Castro tonight and told',
    });
    const entity = smallSite({ 'people/castro.html': pageOf('people/castro.html', '<h1>Castro Ruz, Fidel</h1>') });
    expect(ledgerOf(entity).identifiers.get('people/castro.html')?.kind).toBe('entity');
  });

  it('has notes and apparatus entries', () => {
    const main = `${recordMain}<div role="doc-footnote" id="n1"><a class="label" href="#p1">1</a> A note.</div>
      <section id="apparatus"><ol><li id="a1"><a class="locus" href="#p1">1.2</a> word] <i>sic</i></li></ol></section>`;
    const { identifiers } = ledgerOf(withMain(main));
    expect(identifiers.get(`${path}#n1`)).toMatchObject({ kind: 'note', words: 'A note.' });
    expect(identifiers.get(`${path}#a1`)).toMatchObject({ kind: 'entry', words: 'word] sic' });
  });

  it('is written with a line for each address, sorted, and read back as it was', () => {
    const text = writeLedger(ledger);
    expect(readLedger(text)).toEqual(ledger);
    const lines = text.split('\n').filter((line) => line.startsWith('    "records/'));
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(lines.toSorted());
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it('is not taken for one when it is something else', () => {
    for (const text of ['', '[]', '{}', '{"versions": [], "identifiers": {"a": {"kind": "x"}}}', 'null']) {
      expect(readLedger(text), text).toBeUndefined();
    }
  });

  it('keeps what a later version has no more, and from when an address is', () => {
    const later = identifiersOf(withMain(recordMain.replace(second, '')).pages, '2.0.0');
    const next = withVersion(ledger, later, { version: '2.0.0', date: '2027-01-01' });
    expect(next.identifiers.get(`${path}#p2`)).toEqual(ledger.identifiers.get(`${path}#p2`));
    expect(next.identifiers.get(`${path}#p1`)?.since).toBe('1.0.0');
    expect(next.versions.map(({ version }) => version)).toEqual(['1.0.0', '2.0.0']);
    expect(withVersion(next, later, { version: '2.0.0', date: '2027-01-01' })).toEqual(next);
  });
});

describe('an address that was published', () => {
  it('is still there: nothing is found', () => {
    expect(told(site, ledger)).toEqual([]);
  });

  it('may be corrected', () => {
    expect(told(withMain(recordMain.replace('tonight', 'this evening')), ledger)).toEqual([]);
  });

  it('is missed when it is gone', () => {
    const found = told(withMain(recordMain.replace(second, '')), ledger);
    expect(found).toEqual([
      expect.stringMatching(/^site\/lost-identifier records\/letter\.html#p2 .*1\.0\.0 \(“He asked/),
    ]);
  });

  it('is missed when a whole record is gone', () => {
    const found = told(smallSite({ [path]: undefined, 'index.html': pageOf('index.html', '<h1>x</h1>') }), ledger);
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      `site/lost-identifier ${path}`,
      `site/lost-identifier ${path}#p1`,
      `site/lost-identifier ${path}#p2`,
    ]);
  });

  it('is told where it went, if the same words stand elsewhere', () => {
    const moved = withMain(recordMain.replace(second, second.replace('"p2"', '"p3"')));
    expect(findingsIn(moved, ledger)[0]?.help).toContain(`"${path}#p2": "${path}#p3"`);
  });

  it('may not stand for something else', () => {
    const swapped = recordMain.replace(first + second, second.replace('"p2"', '"p1"') + first.replace('"p1"', '"p2"'));
    expect(told(withMain(swapped), ledger).map((one) => one.split(' ')[0])).toEqual([
      'site/changed-identifier',
      'site/changed-identifier',
    ]);
  });

  it('may be led elsewhere, or be withdrawn, by the configuration', () => {
    const without = withMain(recordMain.replace(second, ''));
    expect(told(without, ledger, { redirects: { [`${path}#p2`]: `${path}#p1` } })).toEqual([]);
    expect(told(without, ledger, { withdrawn: { [`${path}#p2`]: 'At the wish of the archive.' } })).toEqual([]);
    const gone = smallSite({ [path]: undefined, 'index.html': pageOf('index.html', '<h1>x</h1>') });
    expect(told(gone, ledger, { withdrawn: { [path]: 'At the wish of the archive.' } })).toEqual([]);
  });

  it('has a page that tells so, which needs neither a source nor a link', () => {
    const told = pageOf('records/old.html', '<h1>This has moved</h1>')
      .replace(/<link rel="alternate"[^>]*>/, '')
      .replace('<main>', '<main class="moved-page">');
    const moved = smallSite({ 'records/old.html': told });
    expect(findingsIn(moved, ledger, { redirects: { 'records/old.html': path } })).toEqual([]);
  });

  it('may not be led to what is not there', () => {
    const without = withMain(recordMain.replace(second, ''));
    expect(told(without, ledger, { redirects: { [`${path}#p2`]: `${path}#p7` } })).toEqual([
      expect.stringMatching(/^site\/dead-redirect /),
    ]);
  });

  it('may be said to be still the same, however much it has changed', () => {
    const rewritten = withMain(
      recordMain.replace('He asked in turn about the harvest in the Ukraine', 'Quite different words'),
    );
    expect(told(rewritten, ledger)).toHaveLength(1);
    expect(told(rewritten, ledger, { redirects: { [`${path}#p2`]: `${path}#p2` } })).toEqual([]);
  });
});

describe('a fingerprint', () => {
  const text =
    'I said that according to the information coming from informed Latin American circles, Kennedy has assured Colombian President Lleras Camargo that the US does not intend to interfere in the internal affairs of Cuba, either collectively or unilaterally.';
  const other =
    'According to this same information, I continued, Kennedy gave a similar assurance to the governments of Argentina and Brazil. In accordance with this information Kennedy supposedly needs the resolution about Cuba which is to be adopted at the upcoming conference.';

  it('is the same for the same words, whatever their marks and capitals', () => {
    expect(fingerprint(text)).toMatch(/^[0-9a-f]{48}$/);
    expect(fingerprint(text.toUpperCase().replace(/[.,]/g, ' – '))).toBe(fingerprint(text));
    expect(fingerprint('…')).toBe('');
  });

  it('tells a corrected text from another one', () => {
    const corrected = text
      .replace('informed', 'well-informed')
      .replace('collectively', 'jointly')
      .replace('US', 'United States');
    expect(isAboutTheSame(fingerprint(text), fingerprint(corrected))).toBe(true);
    expect(isAboutTheSame(fingerprint(text), fingerprint(other))).toBe(false);
    expect(isAboutTheSame(fingerprint('vnutripolitichesky'), fingerprint('vnutripolitichesky (domestic)'))).toBe(true);
    expect(isAboutTheSame(fingerprint('me'), fingerprint('the fact'))).toBe(false);
  });
});
