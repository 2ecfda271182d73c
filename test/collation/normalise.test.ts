import { describe, expect, it } from 'vitest';
import type { Ignorable } from '../../src/collation/model.js';
import { normalForm } from '../../src/collation/normalise.js';

const form = (text: string, ignore: readonly Ignorable[], language = ''): string =>
  normalForm({ kind: /[\p{L}\p{N}]/u.test(text) ? 'word' : 'punctuation', text }, { ignore, language });

describe('the form that a word is compared by', () => {
  it('is the word itself, in one encoding of accents, if nothing is ignored', () => {
    expect(form('Cafe\u0301', [])).toBe('Café');
  });

  it.each<[text: string, other: string, ignore: readonly Ignorable[], language: string]>([
    ['The', 'the', ['case'], ''],
    ['IĞDIR', 'ığdır', ['case'], 'tr'],
    ['co-operate', 'cooperate', ['punctuation'], ''],
    [',', ';', ['punctuation'], ''],
    ['café', 'cafe', ['spelling'], ''],
    ['Cæsar', 'Caesar', ['spelling'], ''],
    ['co-operate', 'cooperate', ['spelling'], ''],
    ['labour', 'labor', ['spelling'], 'en'],
    ['recognise', 'recognize', ['spelling'], 'en-GB'],
    ['travelled', 'traveled', ['spelling'], 'en'],
    ['Centre', 'Center', ['spelling'], 'en'],
    ['jam', 'iam', ['spelling'], 'la'],
    ['всё', 'все', ['spelling'], 'ru'],
    ['міръ', 'мир', ['spelling'], 'ru'],
  ])('is the same for %s and %s', (text, other, ignore, language) => {
    expect(form(text, ignore, language)).toBe(form(other, ignore, language));
  });

  it.each<[text: string, other: string, ignore: readonly Ignorable[], language: string]>([
    ['The', 'the', ['punctuation', 'spelling'], 'en'],
    ['four', 'for', ['spelling'], 'en'],
    ['labour', 'labor', ['spelling'], 'fr'],
    ['мой', 'мои', ['spelling'], 'ru'],
    ['&', 'and', ['punctuation'], ''],
  ])('is not the same for %s and %s', (text, other, ignore, language) => {
    expect(form(text, ignore, language)).not.toBe(form(other, ignore, language));
  });
});
