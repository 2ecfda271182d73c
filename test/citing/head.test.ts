import { describe, expect, it } from 'vitest';
import { headLinks, headMetas } from '../../src/citing/head.js';
import { jsonForScript, jsonLd } from '../../src/citing/json-ld.js';
import { agent, citable } from '../helpers/citable.js';
import { creatorTypes, importByZotero } from '../helpers/zotero.js';

function pageOf(...given: Parameters<typeof citable>): string {
  const cited = citable(...given);
  const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const metas = headMetas(cited).map(({ by, key, content }) => `<meta ${by}="${key}" content="${escaped(content)}">`);
  const links = headLinks(cited, cited.key).map(({ rel, href }) => `<link rel="${rel}" href="${href}">`);
  return `<!DOCTYPE html><html><head>${metas.join('')}${links.join('')}</head><body></body></html>`;
}

const named = (creatorType: string, lastName: string, firstName: string) => ({ creatorType, firstName, lastName });

describe('Zotero', () => {
  it('imports a document with author, participants and translator, its date, its archive and its place there', () => {
    const item = importByZotero(pageOf({ participants: [agent('Fidel Castro')], place: 'Havana' }));
    expect(item?.fields).toMatchObject({
      itemType: 'manuscript',
      title: 'Record of a Conversation',
      date: '1962-01-28',
      archive: 'Archive of Foreign Policy of the Russian Federation (AVP RF)',
      archiveLocation: 'AVP RF, F. 0104',
      place: 'Havana',
      language: 'en',
      url: 'https://example.org/cuba/records/r1.html',
    });
    expect(item?.fields['extra']).toBe('container-title: Cuba 1961–62\nversion: 1.0.0\navailable-date: 2026-11-23');
    expect(item?.creators).toEqual([
      named('author', 'Kudryavtsev', 'S. M'),
      named('contributor', 'Castro', 'Fidel'),
      named('translator', 'Goldberg', 'Gary'),
    ]);
  });

  const letter = { kind: 'letter', recipients: [agent('B. Oreluna')] } as const;

  it('imports a letter with its recipient, and its translator where its letters have one', () => {
    const types = { ...creatorTypes, letter: ['author', 'contributor', 'recipient', 'translator'] };
    const item = importByZotero(pageOf(letter), types);
    expect(item?.fields['itemType']).toBe('letter');
    expect(item?.creators).toContainEqual(named('recipient', 'Oreluna', 'B'));
    expect(item?.creators).toContainEqual(named('translator', 'Goldberg', 'Gary'));
  });

  it('else reads a letter’s translator from the field “Extra”', () => {
    const item = importByZotero(pageOf(letter));
    expect(item?.creators.map(({ creatorType }) => creatorType)).toEqual(['author', 'recipient']);
    expect(item?.fields['extra']?.split('\n')).toContain('translator: Goldberg || Gary');
  });

  it('does not take a translator for the author of what has none', () => {
    const item = importByZotero(pageOf({ authors: [] }));
    expect(item?.creators).toEqual([named('translator', 'Goldberg', 'Gary')]);
  });

  it('keeps the name of a body in one piece', () => {
    const item = importByZotero(pageOf({ authors: [agent('Embassy of Manara, Zarnitsk', 'organisation')] }));
    expect(item?.creators[0]).toEqual(named('author', 'Embassy\u00A0of\u00A0Manara\u00A0Zarnitsk', ''));
  });

  it('would lose them all by a `citation_author` or by COinS, so that no page has either', () => {
    const page = pageOf();
    expect(page).not.toMatch(/citation_|Z3988/);
    expect(
      importByZotero(page.replace('</head>', '<meta name="citation_author" content="X Y"></head>'))?.creators,
    ).toEqual([]);
    expect(importByZotero(page.replace('<body>', '<body><span class="Z3988"></span>'))).toBeUndefined();
  });
});

describe('links for harvesters', () => {
  it('lead to the files of the record, its licence, its author, and all links of the edition', () => {
    const licence = { name: 'CC BY', url: 'https://creativecommons.org/licenses/by/4.0/' };
    const author = { ...agent('S. M. Kudryavtsev'), page: 'people/k.html', uris: ['https://viaf.org/viaf/1'] };
    const links = headLinks(citable({ authors: [author] }, { licence }), 'r1');
    const of = (rel: string) => links.filter((link) => link.rel === rel).map(({ href }) => href);
    expect(of('cite-as')).toEqual(['https://example.org/cuba/records/r1.html']);
    expect(of('author')).toEqual(['https://viaf.org/viaf/1']);
    expect(of('license')).toEqual([licence.url]);
    expect(of('item')).toEqual(expect.arrayContaining(['r1.xml', 'r1.txt']));
    expect(of('describedby')).toEqual(['r1.csl.json', 'r1.bib', 'r1.ris']);
    expect(of('type')).toEqual(['https://schema.org/AboutPage', 'https://schema.org/CreativeWork']);
    expect(of('linkset')).toEqual(['../linkset.json']);
  });

  it('name no address of the page where the edition has none', () => {
    const links = headLinks(citable({ url: undefined }), 'r1');
    expect(links.filter(({ rel }) => rel === 'cite-as' || rel === 'linkset')).toEqual([]);
  });
});

describe('schema.org', () => {
  const graph = (...given: Parameters<typeof citable>) =>
    jsonLd(citable(...given), '../')['@graph'] as readonly Record<string, unknown>[];

  it('has the original and its translation as two works that name each other', () => {
    const [translation, original, edition] = graph({ participants: [agent('Fidel Castro')], place: 'Havana' });
    expect(translation).toMatchObject({
      '@id': '#translation',
      inLanguage: 'en',
      translationOfWork: { '@id': '#original' },
      translator: { '@type': 'Person', name: 'Gary Goldberg', familyName: 'Goldberg' },
      isPartOf: { '@id': '../index.html' },
      version: '1.0.0',
    });
    expect(original).toMatchObject({
      '@type': ['CreativeWork', 'ArchiveComponent'],
      inLanguage: 'ru',
      workTranslation: { '@id': '#translation' },
      holdingArchive: { '@type': 'ArchiveOrganization' },
      itemLocation: 'AVP RF, F. 0104',
      dateCreated: '1962-01-28',
    });
    expect(original).not.toHaveProperty('translator');
    expect(edition).toMatchObject({ '@id': '../index.html', '@type': 'Collection' });
  });

  it('has one work for what is no translation', () => {
    const works = graph({ translators: [], originalLanguage: '' });
    expect(works.map((work) => work['@id'])).toEqual(['#original', '../index.html']);
    expect(works[0]).toMatchObject({ inLanguage: 'en', url: 'https://example.org/cuba/records/r1.html' });
  });

  it('gives a letter its sender and recipient', () => {
    const original = graph({ kind: 'letter', recipients: [agent('B. Oreluna')] })[1];
    expect(original).toMatchObject({ '@type': ['Message', 'ArchiveComponent'], recipient: { name: 'B. Oreluna' } });
    expect(original).toMatchObject({ sender: { name: 'S. M. Kudryavtsev' }, dateSent: '1962-01-28' });
  });

  it('can hold nothing that ends its script', () => {
    const title = '</script><!-- \u2028 <script>alert(1)&amp;';
    const text = jsonForScript(jsonLd(citable({ title }), '../'));
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text)['@graph'][0].name).toBe(title);
  });
});
