import { expect, it } from 'vitest';
import { readRootTag, rootNamespace } from '../../src/xml/root-tag.js';

it('finds the root behind declarations, comments, instructions and a document type', () => {
  const before = [
    '<?xml version="1.0"?>\n',
    '<!-- <no xmlns="urn:no"> -->',
    '<?a <no?>',
    '<!DOCTYPE r SYSTEM "r>.dtd" [<!ENTITY e "<no>">]>\n',
  ].join('');
  const text = `${before}<p:r a="1>2" xmlns:p = 'urn:r'\n>x</p:r>`;
  const tag = readRootTag(text);
  expect(tag?.name).toBe('p:r');
  expect(tag?.end).toBe(text.indexOf('x</p:r>'));
  expect(
    tag?.attributes.map(({ name, value, start }) => [name, value, text.slice(start, start + value.length)]),
  ).toEqual([
    ['a', '1>2', '1>2'],
    ['xmlns:p', 'urn:r', 'urn:r'],
  ]);
  expect(rootNamespace(text)).toBe('urn:r');
});

it('says what namespace the root has: that of its prefix, the default one, none; and nothing where no tag can be read', () => {
  expect(rootNamespace('<r xmlns="urn:r" xmlns:p="urn:p"/>')).toBe('urn:r');
  expect(rootNamespace('<p:r xmlns="urn:r" xmlns:p="urn:p"/>')).toBe('urn:p');
  expect(rootNamespace('<r/>')).toBe('');
  expect(rootNamespace('<!-- never closed <r/>')).toBeUndefined();
  expect(rootNamespace('start = element r { empty }')).toBeUndefined();
});
