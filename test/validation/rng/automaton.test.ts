import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flattenSchema } from '../../../src/validation/flatten-schema.js';
import { Automaton } from '../../../src/validation/rng/automaton.js';
import { readSchema } from '../../../src/validation/rng/read-schema.js';
import type { SchemaTables } from '../../../src/validation/rng/tables.js';
import { parseXml } from '../../../src/xml/parse.js';
import { selfAndDescendants } from '../../../src/xml/query.js';
import type { XmlElement } from '../../../src/xml/tree.js';
import { corpusFolder, hasCorpus, readCorpus, teiSchema } from '../../helpers/corpus.js';
import { hasJing, invalidByJing } from '../../helpers/jing.js';
import { mutantsOf, randomNumbers } from '../../helpers/mutate-xml.js';
import { temporaryFolder } from '../../helpers/temporary.js';

const rootOf = (text: string): XmlElement => {
  const { document } = parseXml(text, 'x.xml');
  if (document === undefined) throw new Error(`not well-formed: ${text}`);
  return document.root;
};
const ns = 'xmlns="http://relaxng.org/ns/structure/1.0"';
const types = 'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"';

/** An automaton that has been through the form in which it is kept. */
function automatonOf(schema: string): Automaton {
  const files = new Map([['/s/s.rng', schema]]);
  const flat = flattenSchema({ language: 'rng', file: 's.rng', files, hash: '' });
  return new Automaton(JSON.parse(JSON.stringify(readSchema(rootOf(flat)))) as SchemaTables);
}

interface Case {
  readonly what: string;
  readonly schema: string;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'elements in any order, each as often as it may be',
    schema: `<element name="a" ${ns}><interleave><element name="b"><empty/></element><zeroOrMore><element name="c"><text/></element></zeroOrMore><optional><element name="d"><empty/></element></optional></interleave></element>`,
    right: ['<a><b/></a>', '<a> <c/><d/> <c>x</c><b/><!-- c --></a>'],
    wrong: ['<a/>', '<a><b/><b/></a>', '<a><d/><b/><d/></a>', '<a>x<b/></a>'],
  },
  {
    what: 'two elements of one name with different contents: what follows tells which one was meant',
    schema: `<element name="a" ${ns}><choice><group><element name="b"><attribute name="x"/></element><element name="c"><empty/></element></group><group><element name="b"><optional><attribute name="x"/></optional><text/></element><element name="d"><empty/></element></group></choice></element>`,
    right: ['<a><b x=""/><c/></a>', '<a><b x=""/><d/></a>', '<a><b>y</b><d/></a>'],
    wrong: ['<a><b>y</b><c/></a>', '<a><b/><c/></a>', '<a><b x=""/></a>'],
  },
  {
    what: 'names by namespace, with exceptions',
    schema: `<element name="a" ns="urn:a" ${ns}><zeroOrMore><attribute><nsName ns="urn:b"/></attribute></zeroOrMore><zeroOrMore><element><anyName><except><nsName/><name ns="">z</name></except></anyName><text/></element></zeroOrMore></element>`,
    right: ['<a xmlns="urn:a" xmlns:b="urn:b" b:x="" b:y=""><b:z/><b xmlns=""/></a>'],
    wrong: ['<a xmlns="urn:a" x=""/>', '<a xmlns="urn:a"><b/></a>', '<a xmlns="urn:a"><z xmlns=""/></a>'],
  },
  {
    what: 'lists, values and data, in attributes and in elements',
    schema: `<element name="a" ${ns} ${types}><attribute name="n"><list><oneOrMore><choice><data type="integer"/><value>x y</value><value>z</value></choice></oneOrMore></list></attribute><optional><attribute name="k"><data type="token"><param name="pattern">[a-c]{2,}-\\d</param><except><value>aa-1</value></except></data></attribute></optional><data type="date"/></element>`,
    right: ['<a n=" 1 z -2 ">1961-12-30</a>', '<a n="1" k=" ab-1 "> 2000-02-29 <!-- c --></a>'],
    wrong: [
      '<a n="">1961-12-30</a>',
      '<a n="x y">1961-12-30</a>',
      '<a n="1"/>',
      '<a n="1">1961-02-29</a>',
      '<a n="1" k="aa-1">1961-12-30</a>',
      '<a n="1" k="ad-1">1961-12-30</a>',
    ],
  },
  {
    what: 'definitions that are combined, and grammars in grammars',
    schema: `<grammar ${ns}><start><element name="a"><ref name="in"/></element></start><define name="in" combine="choice"><notAllowed/></define><define name="in" combine="choice"><element name="b"><grammar><start><ref name="in"/></start><define name="in"><element name="c"><optional><parentRef name="in"/></optional></element></define></grammar></element></define></grammar>`,
    right: ['<a><b><c/></b></a>', '<a><b><c><b><c/></b></c></b></a>'],
    wrong: ['<a/>', '<a><c/></a>', '<a><b><c><c/></c></b></a>'],
  },
];

describe('the automaton', () => {
  it.each(cases)('knows $what', ({ schema, right, wrong }) => {
    const automaton = automatonOf(schema);
    expect([...right, ...wrong].filter((text) => automaton.accepts(rootOf(text)))).toEqual(right);
  });

  it('bears any depth', () => {
    const automaton = automatonOf(
      `<grammar ${ns}><start><ref name="a"/></start><define name="a"><element name="a"><optional><ref name="a"/></optional></element></define></grammar>`,
    );
    expect(automaton.accepts(rootOf(`${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}`))).toBe(true);
    expect(automaton.accepts(rootOf(`${'<a>'.repeat(50_000)}<b/>${'</a>'.repeat(50_000)}`))).toBe(false);
  });

  it('refuses what it has no words for, so that the other engines are asked', () => {
    const inside = [
      '<data type="QName"/>',
      '<data type="token"><param name="pattern">\\p{IsGreek}</param></data>',
      '<data type="date"><param name="minInclusive">1961-12-30</param></data>',
      '<value type="integer">1</value>',
    ];
    for (const content of inside) {
      const schema = `<element name="a" ${ns} ${types}>${content}</element>`;
      expect(() => automatonOf(schema), content).toThrow(expect.objectContaining({ name: 'Unsupported' }));
    }
  });
});

/** What mutants are made of, besides the elements of the document itself. */
const words = {
  elements: 'p persName div note title date list item sic pb tei head app rdg table egXML xenoData'.split(' '),
  attributes: 'n ref when type xml:id reason foo cert target xml:lang quantity dur unit url cols points'.split(' '),
  values:
    '|1|x y|1961-12-30|main|#a|high|1961|--12-31|12:00:00|0.5|-1|P1D|http://x y|[x|a%zz|true|é|1961-02-29|en-|x:y|  main |0000|INF|1/2'.split(
      '|',
    ),
};

/** Compares the automaton with jing on documents and mutants of each. */
async function expectAgreement(schema: string, texts: readonly string[], mutants: number): Promise<void> {
  const automaton = automatonOf(await readFile(schema, 'utf8'));
  const documents = texts.flatMap((text, seed) => {
    const own = [...selfAndDescendants(rootOf(text))].map(({ name }) => name);
    const elements = [...new Set([...own, ...words.elements])];
    return [text, ...mutantsOf(text, mutants, randomNumbers(seed + 1), { ...words, elements })];
  });
  const folder = await temporaryFolder();
  const paths = documents.map((_, i) => join(folder, `${i}.xml`));
  for (const [i, path] of paths.entries()) await writeFile(path, documents[i] as string);
  const invalid = await invalidByJing(schema, paths, { ids: false });
  const refused = paths.filter((_, i) => !automaton.accepts(rootOf(documents[i] as string)));
  expect(refused).toEqual(paths.filter((path) => invalid.has(path)));
  expect(refused.length).toBeGreaterThan(documents.length / 10);
  expect(refused.length).toBeLessThan(documents.length);
}

describe.skipIf(!hasJing)('the automaton, compared with jing', () => {
  it('says the same of 600 mutants of the first record', async () => {
    const record = await readFile('editions/cuba-1961-62/records/kudryavtsev-castro-1961-12-30.xml', 'utf8');
    await expectAgreement('schema/edition.rng', [record], 600);
  }, 60_000);

  it.skipIf(!hasCorpus)(
    'says the same of a hundred TEI files by others and ten mutants of each (needs ../shared)',
    async () => {
      const texts: string[] = [];
      for (const { path, verdict } of await readCorpus()) {
        if (verdict === 'unread') continue;
        const text = await readFile(join(corpusFolder, path), 'utf8');
        // Jing would fetch what is included.
        const isSimple = text.length < 60_000 && !text.includes('XInclude') && !text.includes('<!DOCTYPE');
        if (isSimple && texts.length < 100) texts.push(text);
      }
      await expectAgreement(teiSchema, texts, 10);
    },
    120_000,
  );
});
