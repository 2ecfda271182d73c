import { describe, expect, it } from 'vitest';
import { importDraft, importText } from '../helpers/importing.js';

const people =
  'He met them in Havana and spoke of it for a long time.\n\nPresent:\n\n1. The Minister\n\n2. The Consul\n\n3. The Clerk\n\nThey spoke of the price of the kerosene.\n';

describe('the numbers of a list', () => {
  it.each(['txt', 'md'] as const)('are kept in a list of participants (.%s), and told', async (format) => {
    const { body, conversions } = await importText(people, format);
    expect(body).toContain('<list type="participants" rend="numbered">');
    expect(conversions.map(({ typed }) => typed)).toEqual(expect.arrayContaining(['1.', '2.', '3.']));
  });

  it('are the n of the items where counting from 1 would give others', async () => {
    const later = await importText('He said three things.\n\n4. The first\n5. The second\n\nThen he left.\n', 'md');
    expect(later.body).toMatch(/<list type="ordered">\s*<item n="4">The first<\/item>\s*<item n="5">/);
    const letters = await importText('He said two things.\n\na) The first\n\nb) The second\n\nThen he left.\n', 'txt');
    expect(letters.body).toMatch(/<item n="a">The first<\/item>\s*<item n="b">/);
  });

  it('and the lists themselves are kept in notes', async () => {
    const { body } = await importText('He spoke.[^1]\n\n[^1]: Of this:\n\n    1. salt\n    2. kerosene\n', 'md');
    expect(body).toMatch(/<note n="1"[^>]*><p>Of this:<\/p><list type="ordered">\s*<item>.*salt.*kerosene/);
  });

  it('are missed by the comparison, if the draft has lost them', async () => {
    const flow = (text: string) => ({ text, marks: [], points: [], origins: [{ at: 0, line: 1, column: 1 }] });
    const place = { line: 1, column: 1 };
    const draft = {
      blocks: [
        { kind: 'list' as const, ordered: false, items: [[{ kind: 'paragraph' as const, flow: flow('Salt') }]], place },
      ],
      notes: new Map(),
      comments: new Map(),
      images: new Map(),
      remarks: [],
      words: '7. Salt',
    };
    await expect(importDraft(draft)).rejects.toThrow(/lost words: 7/);
  });
});
