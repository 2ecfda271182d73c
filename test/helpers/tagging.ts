/** Proposes tags without a disk. */
import type { Entity, RegisterKind } from '../../src/edition/model.js';
import { readRegister } from '../../src/edition/registers.js';
import { acceptAll, type Decision, tagOf } from '../../src/tagging/decide.js';
import { insertTags } from '../../src/tagging/insert-tags.js';
import type { Certainty, Proposal } from '../../src/tagging/proposal.js';
import { knowNames, proposeTags, type TaggingKnowledge } from '../../src/tagging/propose.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const namespace = 'xmlns="http://www.tei-c.org/ns/1.0"';

/** The entries of a register, given as TEI. */
export function entriesOf(register: RegisterKind, file: string, xml: string): readonly Entity[] {
  return readRegister(documentOf(`<TEI ${namespace}><standOff>${xml}</standOff></TEI>`), register, file);
}

export function documentOf(xml: string, file = 'records/r.xml'): XmlDocument {
  const { document, diagnostics } = parseXml(xml, file);
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return document;
}

/** A record with that body. */
export function recordWith(body: string): string {
  return `<TEI ${namespace} xml:id="r"><teiHeader/><text><body>${body}</body></text></TEI>`;
}

export const registers: readonly Entity[] = [
  ...entriesOf(
    'people',
    'people.xml',
    `<person xml:id="oswald"><persName type="main">Oswald, Lee Harvey</persName></person>
    <person xml:id="castro"><persName type="main"><surname>Castro Ruz</surname>, <forename>Fidel</forename></persName></person>
    <person xml:id="castro-raul"><persName type="main">Castro Ruz, Raúl</persName></person>
    <person xml:id="kennedy"><persName type="main">Kennedy, John F.</persName><persName type="short">Kennedy</persName><persName xml:lang="ru">Кеннеди, Джон Фицджеральд</persName></person>
    <person xml:id="khrushchev"><persName type="main">Khrushchev, Nikita</persName><persName xml:lang="ru">Хрущев, Никита</persName></person>
    <person xml:id="kudryavtsev"><persName type="main">Kudryavtsev, Sergei Mikhailovich</persName></person>`,
  ),
  ...entriesOf(
    'places',
    'places.xml',
    `<place xml:id="cuba"><placeName type="main">Cuba</placeName><placeName type="demonym">Cuban</placeName><placeName xml:lang="ru">Куба</placeName></place>
    <place xml:id="brazil"><placeName type="main">Brazil</placeName></place>
    <place xml:id="united-states"><placeName type="main">United States</placeName><placeName type="abbreviation">US</placeName></place>`,
  ),
  ...entriesOf(
    'organizations',
    'organizations.xml',
    `<org xml:id="government-of-cuba"><orgName type="main">government of Cuba</orgName></org>`,
  ),
  ...entriesOf(
    'terms',
    'terms.xml',
    `<list><item xml:id="intervention"><term type="main">armed intervention</term></item></list>`,
  ),
];

export interface ProposeOptions {
  readonly day?: string;
  readonly entities?: readonly Entity[];
  readonly unknown?: boolean;
}

const known = new Map<readonly Entity[], TaggingKnowledge>();

function knowledgeOf(entities: readonly Entity[]): TaggingKnowledge {
  const knowledge = known.get(entities) ?? knowNames(entities);
  known.set(entities, knowledge);
  return knowledge;
}

export function proposeFor(
  document: XmlDocument,
  { day = '1961-12-30', entities = registers, unknown = false }: ProposeOptions = {},
): readonly Proposal[] {
  return proposeTags({
    document,
    record: 'r',
    path: 'records/r.xml',
    day,
    inferred: undefined,
    knowledge: knowledgeOf(entities),
    unknown,
  });
}

/** The proposals for a body. */
export function proposalsIn(body: string, options?: ProposeOptions): readonly Proposal[] {
  return proposeFor(documentOf(recordWith(body)), options);
}

export const pointerTo = ({ file, id }: Entity): string => `../${file}#${id}`;

export function tagsOf(decisions: readonly Decision[]) {
  return decisions.flatMap((one) => (one.verdict === 'accept' ? (tagOf(one, pointerTo) ?? []) : []));
}

/** A body with all tags that are at least that certain. */
export function taggedBody(body: string, least: Certainty = 'low', options?: ProposeOptions): string {
  const text = recordWith(body);
  const { accepted } = acceptAll(proposeFor(documentOf(text), options), least);
  return /<body>([\s\S]*)<\/body>/.exec(insertTags(text, tagsOf(accepted)))?.[1] ?? '';
}
