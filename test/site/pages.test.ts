import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/edition/config.js';
import { type Edition, indexRegisters } from '../../src/edition/index-edition.js';
import type { Mention, RecordMeta } from '../../src/edition/model.js';
import { sitePages } from '../../src/site/pages.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, child, descendants } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { recordMeta } from '../helpers/record-meta.js';

function register(entries: string): Edition['registers'] {
  const { config } = readConfig('title: T', 'edition.yaml');
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><standOff><listPerson>${entries}</listPerson></standOff></TEI>`;
  const { document } = parseXml(text, 'people.xml');
  if (config === undefined || document === undefined) throw new Error('The test’s own register is wrong');
  return indexRegisters(config, new Map([['people.xml', document]]));
}

function person(id: string, name: string): string {
  return `<person xml:id="${id}"><persName type="main">${name}</persName></person>`;
}

const record = (id: string): RecordMeta => recordMeta(id, { title: `Title of ${id} & more` });

function mention(entity: string, where: Mention['where'], surface: string): Mention {
  return {
    register: 'people',
    entity,
    element: 'persName',
    surface,
    before: 'He met ',
    after: ' there.',
    page: '',
    locus: '3',
    anchor: 'p3',
    where,
  };
}

function edition(parts: Partial<Edition>): Edition {
  const { config } = readConfig('title: T', 'edition.yaml');
  if (config === undefined) throw new Error('The test’s own configuration is wrong');
  return {
    config,
    date: '2026-01-01',
    records: [],
    divisions: new Map(),
    registers: [],
    mentions: new Map(),
    finding: new Map(),
    ...parts,
  };
}

/** The root of the model of one page. */
function model(of: Edition, path: string, declarations?: ReadonlyMap<string, string>): XmlElement {
  const page = sitePages(of, declarations).find((found) => found.path === path);
  const { document, diagnostics } = parseXml(page?.model ?? '', path);
  expect(diagnostics).toEqual([]);
  if (document === undefined) throw new Error(`No page ${path}`);
  return document.root;
}

describe('the pages of a site', () => {
  it('are an index, a page for each register and each entry, the search, and one about the edition', () => {
    const paths = sitePages(edition({ registers: register(person('a', 'A')) })).map(({ path }) => path);
    expect(paths).toEqual(['index.html', 'people.html', 'people/a.html', 'search.html', 'about.html']);
  });

  it('list entries under their letters, accents and capitals apart', () => {
    const root = model(
      edition({ registers: register(person('b', 'Émile') + person('a', 'eva') + person('c', 'Zoe')) }),
      'people.html',
    );
    const letters = [...descendants(root, 'letter')].map((letter) => [
      attribute(letter, 'label'),
      [...descendants(letter, 'item')].map((item) => attribute(item, 'name')),
    ]);
    expect(letters).toEqual([
      ['E', ['Émile', 'eva']],
      ['Z', ['Zoe']],
    ]);
  });

  it('split a long list of mentions, fifty records a page', () => {
    const records = Array.from({ length: 120 }, (_, i) => record(`r${i}`));
    const mentions = new Map(records.map(({ id }) => [id, [mention('a', 'text', 'A')]]));
    const site = edition({ registers: register(person('a', 'A')), records, mentions });
    const sizes = ['people/a.html', 'people/a.2.html', 'people/a.3.html'].map((path) => {
      const root = model(site, path);
      return [attribute(root, 'pages'), [...descendants(root, 'record')].length];
    });
    expect(sizes).toEqual([
      ['3', 50],
      ['3', 50],
      ['3', 20],
    ]);
  });

  it('leave out what a header repeats, unless the text names nobody', () => {
    const records = [record('x'), record('y')];
    const mentions = new Map([
      ['x', [mention('a', 'header', 'in the header'), mention('a', 'text', 'in the text')]],
      ['y', [mention('a', 'header', 'only in the header')]],
    ]);
    const root = model(edition({ registers: register(person('a', 'A')), records, mentions }), 'people/a.html');
    const surfaces = [...descendants(root, 'surface')].map((surface) =>
      surface.children.map((node) => ('value' in node ? node.value : '')).join(''),
    );
    expect(surfaces).toEqual(['in the text', 'only in the header']);
  });

  it('change only where something on them has changed', () => {
    const registers = register(person('a', 'A') + person('b', 'B'));
    const before = sitePages(
      edition({ registers, records: [record('x')], mentions: new Map([['x', [mention('a', 'text', 'A')]]]) }),
    );
    const after = sitePages(
      edition({ registers, records: [record('x')], mentions: new Map([['x', [mention('a', 'text', 'Mr A')]]]) }),
    );
    const changed = after.filter(({ model: text }, i) => text !== before[i]?.model).map(({ path }) => path);
    expect(changed).toEqual(['people/a.html']);
  });

  it('tell once what several records declare of their editing', () => {
    const same = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc/></teiHeader></TEI>';
    const records = [record('x'), record('y'), record('z')];
    const declarations = new Map([
      ['x', same],
      ['y', same],
      ['z', same.replace('<encodingDesc/>', '<encodingDesc><projectDesc/></encodingDesc>')],
    ]);
    const root = model(edition({ records }), 'about.html', declarations);
    const named = [...descendants(root, 'declaration')].map(
      (declaration) => [...descendants(declaration, 'record')].length,
    );
    expect(named).toEqual([2, 1]);
    expect(child(root, 'declaration')).toBeDefined();
  });

  it('are none too long in an edition of thousands of records and entries', () => {
    const records = Array.from({ length: 3000 }, (_, i) => {
      const when = new Date(Date.UTC(1961, 0, 1 + (i % 700))).toISOString().slice(0, 10);
      return { ...record(`r${i}`), date: { type: '', display: when, when } };
    });
    const people = Array.from({ length: 1500 }, (_, i) => person(`p${i}`, `Name ${i}`)).join('');
    const mentions = new Map(
      records.map(({ id }, i) => [
        id,
        [...Array.from({ length: 12 }, () => mention('p0', 'text', 'he')), mention(`p${i % 1500}`, 'text', 'she')],
      ]),
    );
    const pages = sitePages(edition({ records, registers: register(people), mentions }));
    const largest = pages.reduce((a, b) => (a.model.length > b.model.length ? a : b));
    expect(largest.model.length, largest.path).toBeLessThan(150_000);
    // What the front page has no room for is reached from it.
    const listed = new Set(
      pages
        .filter(({ path }) => path.startsWith('dates/'))
        .flatMap(({ model }) => [...model.matchAll(/href="records\/(r\d+)\.html"/g)].map(([, id]) => id)),
    );
    expect(listed.size).toBe(3000);
  });
});
