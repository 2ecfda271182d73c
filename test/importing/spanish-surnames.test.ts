import { describe, expect, it } from 'vitest';
import { entryFindings } from '../../src/importing/report.js';
import { importText } from '../helpers/importing.js';

describe('entries that are proposed for Spanish names', () => {
  it('have both surnames, and say that this is a guess', async () => {
    const { proposals } = await importText(
      'President Alberto Lleras Camargo said that he had met Comrade Fidel Castro Ruz. Castro Ruz agreed.',
    );
    expect(proposals.map(({ id, name }) => [id, name])).toEqual([
      ['lleras-camargo', 'Lleras Camargo, Alberto'],
      ['castro-ruz', 'Castro Ruz, Fidel'],
    ]);
    expect(entryFindings(proposals, 'a.md').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('whether the surname is “Lleras Camargo” or “Camargo” is a guess'),
    );
  });
});
