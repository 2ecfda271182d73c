import { expect, it } from 'vitest';
import { readRegister } from '../../src/edition/registers.js';
import { indexNames, untaggedNames } from '../../src/report/untagged.js';
import { parseXml } from '../../src/xml/parse.js';
import type { XmlDocument } from '../../src/xml/tree.js';

const parse = (body: string, file = 'records/a.xml'): XmlDocument => {
  const { document } = parseXml(`<TEI xmlns="http://www.tei-c.org/ns/1.0">\n${body}\n</TEI>`, file);
  if (document === undefined) throw new Error('not well-formed');
  return document;
};
const people = readRegister(
  parse(`<standOff><listPerson>
    <person xml:id="castro"><persName type="main">Castro Ruz, Fidel</persName><persName>Castro</persName><persName xml:lang="ru">Кастро</persName></person>
    <person xml:id="raul"><persName>Raúl Castro</persName></person>
    <person xml:id="k1"><persName>Kuznetsov</persName></person>
    <person xml:id="k2"><persName>Kuznetsov</persName></person>
    <person xml:id="li"><persName>Li</persName></person>
  </listPerson></standOff>`),
  'people',
  'people.xml',
);
const found = (text: string) =>
  untaggedNames(parse(`<text><body><p>${text}</p></body></text>`), indexNames(people)).map(
    ({ name, entry, times, line, column }) => `${name} ${entry} ${times} ${line}:${column}`,
  );

it('finds each name once, with its first place and how often it stands there', () => {
  expect(found('Then Castro came, and Castro’s men; Кастро too.')).toEqual([
    'Castro people.xml#castro 2 2:21',
    'Кастро people.xml#castro 1 2:52',
  ]);
});

it('takes the longest name, and no part of a longer word or name', () => {
  expect(found('Raúl Castro, Castroism, Castro-Ruz and Castro Street')).toEqual(['Raúl Castro people.xml#raul 1 2:16']);
});

it('leaves alone what is tagged, what is short, and what two entries are called', () => {
  expect(found('<persName ref="#x">Castro</persName>, <title>Castro</title>, Li and Kuznetsov')).toEqual([]);
});
