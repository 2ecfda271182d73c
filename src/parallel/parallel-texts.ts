/** A record beside its original or another version: what pages and reports need of it, as plain data that can be kept. */
import { placesOf } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { type Alignment, alignTexts, type Pair } from './align-texts.js';
import { counterpartsOf, type TextFile } from './counterparts.js';
import { type Coverage, coverageOf, type Doubt, type FindEntity } from './coverage.js';

/** Elements by their 1-based places in document order in their files. */
export interface PlacedPair {
  readonly here: readonly number[];
  readonly there: readonly number[];
}

export interface PlacedDoubt extends PlacedPair {
  readonly kind: Doubt['kind'];
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
}

export interface ParallelText {
  readonly kind: 'original' | 'version';
  /** BCP 47; empty if it is not said. */
  readonly language: string;
  /** The file, relative to the edition's folder; empty for the record's own. */
  readonly path: string;
  /** The place of its `text` element. */
  readonly element: number;
  readonly by: Alignment['by'];
  readonly pairs: readonly PlacedPair[];
  readonly segments: readonly PlacedPair[];
  readonly blocks: Coverage['blocks'];
  readonly paired: Coverage['paired'];
  readonly doubts: readonly PlacedDoubt[];
}

/** The texts beside a record, in their order; none if it stands alone. */
export function parallelTexts(
  record: TextFile,
  companions: readonly TextFile[],
  translation: string | undefined,
  find: FindEntity,
): readonly ParallelText[] {
  const found = counterpartsOf(record, companions, translation);
  if (found === undefined) return [];
  const { here } = found;
  const placesHere = placesOf(here.document);
  return found.there.map((there): ParallelText => {
    const alignment = alignTexts(here, there);
    const coverage = coverageOf(here, there, alignment, find);
    const placesThere = there.document === here.document ? placesHere : placesOf(there.document);
    const at = (places: ReadonlyMap<XmlElement, number>, elements: readonly XmlElement[]): readonly number[] =>
      elements.map((element) => places.get(element) as number);
    const placed = ({ one, other }: Pair): PlacedPair => ({ here: at(placesHere, one), there: at(placesThere, other) });
    return {
      kind: there.kind,
      language: there.language,
      path: there.document === here.document ? '' : there.path,
      element: placesThere.get(there.text) as number,
      by: alignment.by,
      pairs: alignment.blocks.map(placed),
      segments: alignment.segments.map(placed),
      blocks: coverage.blocks,
      paired: coverage.paired,
      doubts: coverage.doubts.map(({ kind, pair, here: onlyHere, there: onlyThere }) => ({
        kind,
        ...placed(pair),
        onlyHere,
        onlyThere,
      })),
    };
  });
}
