import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../../src/diagnostics/edits.js';
import { rebase } from '../../src/exporting/returning/rebase.js';

const old = '<p>He met Castro in Havana and spoke of the price of oil.</p>\n<p>Nothing else was said.</p>';

function carry(present: string, from: string, to: string): { readonly text: string; readonly conflicts: number } {
  const start = old.indexOf(from);
  const { edits, conflicts } = rebase(old, present, [{ start, end: start + from.length, text: to }]);
  return { text: applyReplacements(present, edits), conflicts: conflicts.length };
}

describe('edits of an older version of a record', () => {
  it('are made where the record has changed elsewhere', () => {
    const present = old.replace('Castro', '<persName>Castro</persName>').replace('Nothing else', 'Nothing');
    expect(carry(present, 'oil', 'kerosene')).toEqual({ text: present.replace('oil', 'kerosene'), conflicts: 0 });
    expect(carry(present, 'Castro', 'Guevara')).toEqual({ text: present.replace('Castro', 'Guevara'), conflicts: 0 });
  });

  it('are not made where the record has changed the same words', () => {
    const present = old.replace('price of oil', 'cost of oil');
    expect(carry(present, 'price', 'value')).toEqual({ text: present, conflicts: 1 });
    expect(carry(old.replace('<p>Nothing else was said.</p>', ''), 'else', 'more').conflicts).toBe(1);
  });

  it('that the record has already are no conflict', () => {
    const present = old.replace('price', 'value');
    expect(carry(present, 'price', 'value')).toEqual({ text: present, conflicts: 0 });
    const longer = old.replace('met Castro', 'met Fidel Castro');
    const at = old.indexOf('Castro');
    expect(rebase(old, longer, [{ start: at, end: at, text: 'Fidel ' }])).toEqual({ edits: [], conflicts: [] });
  });
});
