import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attribute, child, descendants, elements, normalizeSpace, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { houseOdd, houseRules, readHouseSchema, readTree, teiAll, validFiles } from '../helpers/house-schema.js';
import { hasJing, invalidByJing } from '../helpers/jing.js';

const grammar = readHouseSchema();
const odd = readTree(houseOdd);
const rules = readTree(houseRules);

const namedByTheGuide = `title author editor persName respStmt resp funder publisher idno date availability licence
  msDesc msIdentifier repository collection altIdentifier language text creation correspDesc listPerson person
  particDesc abstract textClass msContents opener revisionDesc supplied choice abbr expan ex sic corr note foreign gloss hi
  gap unclear add stamp pb closer signed placeName orgName term listPlace listOrg list roleName orig reg desc surplus
  damage del subst restore handShift addSpan delSpan damageSpan app lem rdg rdgGrp wit witDetail lacunaStart lacunaEnd
  witStart witEnd listApp back standOff head cell ptr ref mentioned soCalled emph quote q bibl lb cb milestone fw dateline
  salute address postscript trailer byline argument epigraph label item table figure figDesc lg l sp speaker stage said u
  rs seg ab s link linkGrp group facsimile surface zone join certainty respons spanGrp teiCorpus TEI listWit witness
  taxonomy category catDesc front state occupation birth death location geo`.split(/\s+/);

describe('the grammar of the house', () => {
  it('says of every element what it is for', () => {
    expect(grammar.filter(({ documentation }) => !/^[A-Z].{3,}\.$/.test(documentation))).toEqual([]);
  });

  it('has every element that the encoding guide names', () => {
    const names = new Set(grammar.map(({ name }) => name));
    expect(namedByTheGuide.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has every one of them but coordinates shown by the training edition, none of whose places lies anywhere', () => {
    const files = validFiles().filter((path) => path.includes('/editions/training/'));
    const used = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=<)[A-Za-z]+(?=[\s/>])/g)));
    expect(namedByTheGuide.filter((name) => !used.has(name))).toEqual(['location', 'geo']);
  });

  it('defines every element once', () => {
    const names = grammar.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('closes every list of types, and explains every value of every list', () => {
    const open = grammar.filter(({ attributes }) => attributes.has('type') && attributes.get('type') === undefined);
    expect(open.map(({ name }) => name)).toEqual([]);
    const unexplained = grammar.flatMap(({ name, attributes }) =>
      [...attributes].flatMap(([key, values]) =>
        (values ?? [])
          .filter(({ documentation }) => documentation === '')
          .map(({ value }) => `${name}/@${key}=${value}`),
      ),
    );
    expect(unexplained).toEqual([]);
  });

  it('is shown whole by the fixtures and the editions: each element stands in one of them', () => {
    const used = new Set(
      validFiles().flatMap((file) => readFileSync(file, 'utf8').match(/(?<=<)[A-Za-z]+(?=[\s/>])/g)),
    );
    expect(grammar.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the customisation as TEI writes it', () => {
  it('has the elements of the grammar, in modules and one by one, with the same words', () => {
    const included = [...descendants(odd, 'moduleRef')].flatMap((ref) => attribute(ref, 'include')?.split(' ') ?? []);
    expect(included.toSorted()).toEqual(grammar.map(({ name }) => name).toSorted());
    const described = [...descendants(odd, 'elementSpec')].map((spec) => [identOf(spec), descOf(spec)]);
    expect(new Map(described as [string, string][])).toEqual(
      new Map(grammar.map(({ name, documentation }) => [name, documentation])),
    );
  });

  it('closes the same lists of types', () => {
    const inOdd = [...descendants(odd, 'elementSpec')].flatMap((spec) =>
      [...descendants(spec, 'attDef')]
        .filter((def) => identOf(def) === 'type' && attribute(def, 'mode') !== 'delete')
        .map((def) => [identOf(spec), [...descendants(def, 'valItem')].map((item) => [identOf(item), descOf(item)])]),
    );
    const inGrammar = grammar
      .filter(({ attributes }) => attributes.has('type'))
      .map(({ name, attributes }) => [
        name,
        attributes.get('type')?.map(({ value, documentation }) => [value, documentation]),
      ]);
    expect(Object.fromEntries(inOdd)).toEqual(Object.fromEntries(inGrammar));
  });

  it('repeats the rules', () => {
    const rulesOf = (root: XmlElement) =>
      [...descendants(root, 'rule')].map((rule) => ({
        context: attribute(rule, 'context'),
        lets: elements(rule, 'let').map((found) => attribute(found, 'value')),
        asserts: elements(rule, 'assert').map((found) => [
          identOf(found),
          attribute(found, 'role'),
          attribute(found, 'test'),
          normalizeSpace(textOf(found)),
        ]),
      }));
    expect(rulesOf(odd)).toEqual(rulesOf(rules));
  });

  it.skipIf(!hasJing || !existsSync(teiAll))(
    'is itself valid against TEI (skipped without jing or ../shared)',
    async () => {
      expect(await invalidByJing(teiAll, [houseOdd])).toEqual(new Map());
    },
  );
});

describe('the rules', () => {
  it('have a name, a weight, a message without a full stop and a word of help', () => {
    const help = new Map([...descendants(rules, 'diagnostic')].map((d) => [attribute(d, 'id'), textOf(d)]));
    const asserts = [...descendants(rules, 'assert')];
    expect(asserts.length).toBeGreaterThan(0);
    for (const assert of asserts) {
      expect(identOf(assert)).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(['error', 'warning']).toContain(attribute(assert, 'role'));
      expect(normalizeSpace(textOf(assert))).toMatch(/[^.]$/);
      expect(help.get(attribute(assert, 'diagnostics'))).toMatch(/^[A-Z].+\.$/);
    }
    expect(new Set(asserts.map(identOf)).size).toBe(asserts.length);
  });
});

function identOf(element: XmlElement): string {
  return attribute(element, 'ident') ?? attribute(element, 'id') ?? '';
}

function descOf(element: XmlElement): string {
  const desc = child(element, 'desc');
  return desc === undefined ? '' : textOf(desc);
}
