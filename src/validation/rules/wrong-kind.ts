import { listOf } from '../../diagnostics/suggest.js';
import { destinationOf, placeOf } from '../destinations.js';
import { rangeOfSpot } from '../spots.js';
import type { EditionRule } from './rule.js';

interface Kind {
  /** What is pointed with, as a sentence about it begins. */
  readonly words: string;
  /** What it may lead to; undefined where anything is allowed but `never`. */
  readonly to?: ReadonlySet<string>;
  readonly never?: ReadonlySet<string>;
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const witness: Kind = {
  words: 'names a witness',
  to: set('witness listWit msDesc msPart msFrag bibl biblStruct biblFull TEI listBibl object idno sourceDesc rdg lem'),
};
const hand: Kind = { words: 'names a hand', to: set('handNote handDesc handShift scriptNote person persName name') };
const responsible: Kind = {
  words: 'says who is responsible',
  never: set('place placeName p pb div witness handNote surface zone graphic note settlement country'),
};
/** By the attribute, or by the element and the attribute. */
const kinds: Readonly<Record<string, Kind>> = {
  'persName/ref': {
    words: 'is the name of a person',
    never: set('place org item category placeName orgName witness surface zone'),
  },
  'placeName/ref': {
    words: 'is the name of a place',
    never: set('person personGrp item persName witness surface zone'),
  },
  'orgName/ref': { words: 'is the name of an organisation', never: set('person place persName witness surface zone') },
  wit: witness,
  hand,
  resp: responsible,
  facs: {
    words: 'shows an image',
    to: set('surface zone graphic media surfaceGrp facsimile sourceDoc path line'),
  },
};

/** A pointer that leads to something, but to something of another kind. */
export const wrongKind = {
  kind: 'edition',
  code: 'ref/wrong-kind',
  title: 'A pointer leads to the wrong kind of thing',
  severity: 'warning',
  about:
    '`ref` on `persName`, `placeName` and `orgName` leads to a person, a place, an organisation; `wit` to a witness, `hand` to a `handNote`, `facs` to a `surface`, `zone` or image, `resp` to somebody. What a project points to instead, such as an `idno` or a `respStmt`, is left alone where it may be meant.',
  why: 'The mention would be listed under another entry, or the image would not be shown.',
  whatToDo: 'Correct the pointer, or the element: perhaps the country is meant, perhaps its government.',
  wrong: '<p>The government of <placeName ref="../people.xml#castro">Cuba</placeName>.</p>',
  right: ['<p>The government of <persName ref="../people.xml#castro">Castro</persName>.</p>'],
  *check({ files }) {
    const elements = new Map<string, string>();
    for (const [path, { facts }] of files)
      for (const { id, element } of facts.ids) elements.set(placeOf(path, id), element);
    for (const [path, { file, facts }] of files) {
      for (const { attribute, element, pointer, spot } of facts.pointers) {
        const kind = kinds[`${element}/${attribute}`] ?? kinds[attribute];
        if (kind === undefined) continue;
        const destination = destinationOf(pointer, path);
        const target = destination.kind === 'inside' ? elements.get(destination.place) : undefined;
        if (target === undefined || kind.never?.has(target) === false || kind.to?.has(target)) continue;
        yield {
          file,
          range: rangeOfSpot(spot),
          message: `@${attribute} of <${element}> ${kind.words}, but “${pointer}” is a <${target}>`,
          help:
            kind.to === undefined
              ? 'Correct the pointer, or the element that it stands on'
              : `Correct the pointer; it leads to ${listOf([...kind.to], 4)}`,
        };
      }
    }
  },
} as const satisfies EditionRule;
