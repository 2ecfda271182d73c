/** An invented text with variants of every kind that `app` can say. */
import type { Encoded } from './four-ways.js';

export const variants: Encoded = {
  paragraphs: [
    'The {a1}old{/a1} ferry left the quay of Tarn Head {a2}before ten{/a2} on the Monday.',
    'She carried {b1}nets and oars{/b1}, eleven {b2}barrels of tar{/b2}, and a goat.',
    'The mate {c1}wrote down{/c1} every barrel{c2/} and {c3}nobody counted the goat{/c3}.',
    'Off the {d1}northern{/d1} light {d2}a wind came up{/d2}, and the {d3}master{/d3} had the sails taken in.',
    '{e1}It is said that{/e1} the goat {e2}alone{/e2} kept its feet.',
    'They {f1}threw over{/f1} four barrels; {f2}the tar was never paid for{/f2}.',
    'By {g1}evening{/g1} she lay {g2}under the lee{/g2} of Little Skerry.',
    'The harbour master {h1}signed the book{/h1} {h2}and went home{/h2}.',
  ],
  variants: {
    a1: { lemma: 'wit="#A #B"', readings: '<rdg wit="#C #D"/>' },
    a2: {
      lemma: 'wit="#A"',
      readings: '<rdg wit="#B" cause="misreading">before two</rdg><rdg wit="#y">after ten</rdg>',
    },
    b1: { lemma: 'wit="#A #C #D"', readings: '<rdg wit="#B">oars and nets</rdg>', attributes: 'subtype="order"' },
    b2: {
      lemma: 'wit="#A"',
      readings: '<rdg wit="#B #C">barrels of tar and one of pitch</rdg><rdg wit="#D">casks</rdg>',
    },
    c1: {
      lemma: 'wit="#A"',
      readings:
        '<rdgGrp type="substantive"><rdg wit="#B">counted</rdg><rdg wit="#C">told</rdg></rdgGrp><rdgGrp type="spelling"><rdg wit="#D">wrote doun</rdg></rdgGrp>',
    },
    c2: { readings: '<rdg wit="#B">twice</rdg>', loc: '3.7' },
    c3: { readings: '<rdg wit="#C" type="omission"/>', bare: true },
    d1: { lemma: 'wit="#A #C"', readings: '<rdg wit="#B" hand="#h2">southern</rdg>' },
    d2: { series: 'sources', readings: '<rdg wit="#D">Ps. 107, 25</rdg>' },
    d3: {
      lemma: 'wit="#A"',
      readings: '<rdg wit="#B">skipper<lacunaStart wit="#B"/></rdg><rdg wit="#C #D">captain</rdg>',
    },
    e1: { series: 'sources', readings: '<rdg wit="#C">the log of 1902</rdg>', bare: true },
    e2: { lemma: 'wit="#A #C"', readings: '<rdg wit="#D">only</rdg><note>The goat is in no other source.</note>' },
    f1: {
      lemma: 'wit="#A"',
      readings:
        '<rdg wit="#C">lost</rdg><rdg wit="#D" cert="low">sold</rdg><witDetail wit="#C">altered from “sold”</witDetail>',
    },
    f2: { lemma: 'wit="#A #C #D"', readings: '<rdg wit="#B"><lacunaEnd wit="#B"/>the tar was paid for</rdg>' },
    g1: {
      lemma: 'wit="#A #B"',
      readings: '<rdg wit="#C">the <app><lem wit="#C">next</lem><rdg wit="#D">following</rdg></app> evening</rdg>',
    },
    g2: {
      lemma: 'wit="#A"',
      readings: '<rdg wit="#B #C" varSeq="2">behind the back</rdg><rdg wit="#D" varSeq="1">in the lee</rdg>',
    },
    h1: { readings: '<rdg wit="#D">put his name to it</rdg>', bare: true },
    h2: { lemma: 'wit="#A #B #C"', readings: '<rdg wit="#D"/>' },
  },
};

/** What parallel segmentation can't say: variants that begin within one another and end outside. */
export const overlapping: Encoded = {
  paragraphs: [
    'She left {o1}the quay {o2}of Tarn Head{/o1} before ten{/o2} on the Monday.',
    'The {o3}goat {o4}alone{/o3} kept{/o4} its feet.',
  ],
  variants: {
    o1: { lemma: 'wit="#A"', readings: '<rdg wit="#B">the mole of Tarn Head</rdg>' },
    o2: { lemma: 'wit="#A #B"', readings: '<rdg wit="#C #D"/>' },
    o3: { lemma: 'wit="#A"', readings: '<rdg wit="#D">mate alone</rdg>' },
    o4: { readings: '<rdg wit="#C">only kept</rdg>', bare: true },
  },
};
