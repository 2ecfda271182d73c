import { describe, expect, test } from 'vitest';
import { type ApparatusOutputs, apparatusOf } from '../helpers/apparatus-of.js';
import {
  byDoubleEndPoint,
  byListInBack,
  byListInStandOff,
  byLocation,
  byParallelSegmentation,
  byPointersElsewhere,
  byReferencesElsewhere,
} from '../helpers/four-ways.js';
import { overlapping, variants } from '../helpers/variants.js';

const ways = {
  'double end-point': byDoubleEndPoint,
  'location-referenced': byLocation,
  'a listApp in the back, by pointers': byListInBack,
  'a listApp in standOff, by references': byListInStandOff,
  'a listApp in another file, by pointers': byPointersElsewhere,
  'a listApp in another file, by references': byReferencesElsewhere,
};

describe('the same variants', () => {
  test.each(Object.entries(ways))('by %s give what parallel segmentation gives', async (_, encode) => {
    const expected: ApparatusOutputs = await apparatusOf(byParallelSegmentation(variants));
    const { json, printed, witnesses } = await apparatusOf(encode(variants));
    expect(printed).toEqual(expected.printed);
    expect(witnesses).toEqual(expected.witnesses);
    expect(json).toEqual(expected.json);
  });

  test('overlap the same way wherever the entries stand', async () => {
    const expected = await apparatusOf(byDoubleEndPoint(overlapping));
    for (const encode of Object.values(ways)) {
      const { json, printed, witnesses } = await apparatusOf(encode(overlapping));
      expect(printed).toEqual(expected.printed);
      expect(witnesses).toEqual(expected.witnesses);
      expect(json).toEqual(expected.json);
    }
    expect(expected.printed).toMatchInlineSnapshot(`
      [
        "1.3 the quay of Tarn Head] A; the mole of Tarn Head B",
        "1.5 of Tarn Head before ten] A B; om. C D",
        "2.2 goat alone] A; mate alone D",
        "2.3 alone kept] only kept C",
      ]
    `);
  });

  test('read as a printed apparatus', async () => {
    const {
      printed,
      witnesses: { B: fairCopy },
    } = await apparatusOf(byParallelSegmentation(variants));
    expect(printed.join('\n')).toMatchInlineSnapshot(`
      "Text
      1.2 old] A B; om. C D
      1.10 before ten] A; before two B (misreading); after ten y
      2.3 nets and oars] A C D; transp. oars and nets B
      2.7 barrels of tar] A; add. and one of pitch B C; casks D
      3.3 wrote down] A; substantive: counted B; told C; spelling: wrote doun D
      3.7 after barrel] add. twice B
      3.8 nobody counted the goat] om. C
      4.3 northern] A C; southern B²
      4.11 master] A; skipper B (lacking from here to 6.6); captain C D
      5.7 alone] A C; only D; The goat is in no other source.; B lacking
      6.2 threw over] A; lost C (altered from “sold”); sold D (doubtful); B lacking
      6.6 the tar was never paid for] A C D; the tar was paid for B (lacking before this)
      7.2 evening] A B; add. (before) the next C (next] C; following D)
      7.5 under the lee] A; in the lee D; behind the back B C
      8.4 signed the book] put his name to it D
      8.7 and went home] A B C; om. D
      Sources
      4.5 a wind came up] Ps. 107, 25 D
      5.1 It is said that] the log of 1902 C; B lacking"
    `);
    expect(fairCopy).toMatchInlineSnapshot(`
      "A small record

      Witness B: The fair copy

      1 The old ferry left the quay of Tarn Head before two on the Monday.

      2 She carried oars and nets, eleven barrels of tar and one of pitch, and a goat.

      3 The mate counted every barrel twice and nobody counted the goat.

      4 Off the southern light a wind came up, and the skipper [lacking]

      5 [lacking]

      6 [lacking] the tar was paid for.

      7 By evening she lay behind the back of Little Skerry.

      8 The harbour master signed the book and went home.
      "
    `);
  });
});
