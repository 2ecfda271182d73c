import { attribute, attributeOf } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import type { DocumentRule } from './rule.js';
import { brokenSteps, readNumber } from './sequence.js';
import { teiElements } from './tei-text.js';

/** Page breaks whose numbers do not go on by one. */
export const pageNumbers = {
  kind: 'document',
  code: 'page/out-of-sequence',
  title: 'A page number does not follow the one before',
  severity: 'warning',
  about:
    'The numbers of `pb` go on by one, for each `ed` by itself: 12, 13; xii, xiii; 12r, 12v, 13r. They may begin anew with 1 and change from Roman to Arabic. A number that is left out is told as info, since pages may be blank or missing; one that stands twice or goes back is a warning.',
  why: 'A reader cites by page. A number twice or too early is a slip of the pen; one left out may be a page break that was forgotten.',
  whatToDo: 'Correct the number, or add the break that is missing. If the source counts so, answer the finding.',
  wrong: '<p>One <pb n="136"/>two <pb n="137"/>three <pb n="137"/>four.</p>',
  right: [
    '<p>One <pb n="136"/>two <pb n="137"/>three <pb n="138"/>four.</p>',
    '<p><pb n="vii"/>One <pb n="viii"/>two <pb n="1"/>three <pb n="1v"/>four <pb n="2r"/>five.</p>',
  ],
  *check(document) {
    const series = new Map<string, XmlElement[]>();
    for (const element of teiElements(document)) {
      if (element.local !== 'pb' || attribute(element, 'n') === undefined) continue;
      const key = `${attribute(element, 'ed') ?? ''} ${attribute(element, 'edRef') ?? ''} ${attribute(element, 'type') ?? ''}`;
      const before = series.get(key);
      if (before === undefined) series.set(key, [element]);
      else before.push(element);
    }
    for (const breaks of series.values()) {
      for (const { before, here, kind } of brokenSteps(breaks, (element) =>
        readNumber(attribute(element, 'n') ?? ''),
      )) {
        const [last, next] = [attribute(before, 'n'), attribute(here, 'n')];
        yield {
          range: attributeOf(here, 'n')?.valueRange ?? here.tag,
          message: kind === 'again' ? `Page “${next}” is there twice` : `Page “${next}” comes after page “${last}”`,
          help:
            kind === 'gap'
              ? 'Add the page break between them, unless the page is blank or missing'
              : 'Correct one of the two numbers',
          related: [{ file: document.file, range: before.tag, message: `Page “${last}” begins here` }],
          ...(kind === 'gap' ? { severity: 'info' as const } : {}),
        };
      }
    }
  },
} as const satisfies DocumentRule;
