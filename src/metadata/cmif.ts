/** `cmif.xml`: who wrote to whom (Correspondence Metadata Interchange Format of the TEI Correspondence SIG), for correspSearch and others. */
import { addressOf } from '../citing/citable.js';
import type { Agent, CorrespStep, DateValues, PlaceRef } from '../edition/citation-facts.js';
import { resolvePointer } from '../edition/pointers.js';
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { DataRecord, EditionData } from './data.js';

/** The authorities whose addresses CMIF asks for, the best first. */
const forPersons = [/^https:\/\/d-nb\.info\/gnd\//, /^https:\/\/viaf\.org\//, /^http:\/\/id\.loc\.gov\//, /./];
const forPlaces = [/^https:\/\/sws\.geonames\.org\//, /./];

/**
 * The file's text; undefined for an edition without an address, or without a record that has a `correspDesc`.
 *
 * @param uuid a UUID of this edition, to name it by
 */
export function cmif(data: EditionData, uuid: string): string | undefined {
  const { edition } = data;
  const { baseUrl } = edition;
  const letters = data.records.filter(({ facts }) => facts.citation.correspondence !== undefined);
  if (baseUrl === undefined || letters.length === 0) return undefined;
  const home = new URL(baseUrl).href;
  // An xml:id can't begin with a digit.
  const id = uuid.replace(/^\d/, (digit) => 'abcdefabcd'.charAt(Number(digit)));
  const editors = edition.editors.length > 0 ? edition.editors : [edition.publisher || edition.title];
  const licence =
    edition.licence === undefined
      ? '<p>No licence is stated.</p>'
      : `<licence${edition.licence.url === '' ? '' : ` target="${escapeAttribute(edition.licence.url)}"`}>${escapeText(edition.licence.name)}</licence>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Letters in ${escapeText(edition.title)}</title>
${editors.map((name) => `        <editor>${escapeText(name)}</editor>`).join('\n')}
      </titleStmt>
      <publicationStmt>
        <publisher><ref target="${escapeAttribute(home)}">${escapeText(edition.publisher || edition.title)}</ref></publisher>
        <idno type="url">${escapeText(addressOf('cmif.xml', baseUrl) ?? '')}</idno>
${edition.date === '' ? '' : `        <date when="${edition.date}"/>\n`}        <availability>
          ${licence}
        </availability>
      </publicationStmt>
${edition.notice === '' ? '' : `      <notesStmt><note type="notice">${escapeText(edition.notice)}</note></notesStmt>\n`}      <sourceDesc>
        <bibl type="online" xml:id="${id}">${escapeText(edition.title)}, version ${escapeText(edition.version)}. <ref target="${escapeAttribute(home)}">${escapeText(home)}</ref></bibl>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
${letters.map((letter) => description(letter, data, id)).join('\n')}
    </profileDesc>
  </teiHeader>
  <text>
    <body>
      <p/>
    </body>
  </text>
</TEI>
`;
}

/** A letter: from its own `correspDesc`; what that does not say of the sending, from the rest of its header. */
function description({ facts, cited }: DataRecord, data: EditionData, source: string): string {
  const steps = facts.citation.correspondence ?? [];
  const of = (type: string): CorrespStep | undefined => steps.find((step) => step.type === type);
  const { place, authors } = facts.citation;
  const sent = of('sent') ?? { type: 'sent', agents: authors, places: place ? [place] : [], date: cited.date.values };
  const received = of('received') ?? { type: 'received', agents: [], places: [], date: undefined };
  const action = (step: CorrespStep): string => {
    const { agents, places, type } = step;
    const people =
      agents.length > 0
        ? agents.map((agent) => agentElement(agent, facts.meta.file, data))
        : ['<persName>Unknown</persName>'];
    const parts = [...people, ...places.map((one) => placeElement(one, facts.meta.file, data)), dateElement(step.date)];
    const lines = parts.filter((part) => part !== '').map((part) => `          ${part}`);
    return `        <correspAction type="${type}">\n${lines.join('\n')}\n        </correspAction>`;
  };
  const ref = escapeAttribute(cited.url ?? '');
  return `      <correspDesc key="${escapeAttribute(cited.key)}" ref="${ref}" source="#${source}">\n${action(sent)}\n${action(received)}\n      </correspDesc>`;
}

function agentElement({ name, kind, pointer }: Agent, from: string, data: EditionData): string {
  const element = kind === 'organisation' ? 'orgName' : 'persName';
  return `<${element}${refAttribute(pointer, from, data, forPersons)}>${escapeText(name)}</${element}>`;
}

function placeElement({ name, pointer }: PlaceRef, from: string, data: EditionData): string {
  return `<placeName${refAttribute(pointer, from, data, forPlaces)}>${escapeText(name)}</placeName>`;
}

function refAttribute(
  pointer: string | undefined,
  from: string,
  { registers }: EditionData,
  wanted: readonly RegExp[],
): string {
  const target = pointer === undefined ? undefined : resolvePointer(from, pointer);
  const register = target && registers.find(({ file }) => file === target.file);
  const uris = (target && register?.facts.get(target.id)?.uris) ?? [];
  const uri = wanted.flatMap((form) => uris.filter((one) => form.test(one)))[0];
  return uri === undefined ? '' : ` ref="${escapeAttribute(uri)}"`;
}

function dateElement(values: DateValues | undefined): string {
  const attributes = Object.entries(values ?? {}).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return attributes.length === 0 ? '' : `<date${attributes.join('')}/>`;
}
