/** What the stylesheets are told of a record's further pages, as part of its context document (src/edition/context.ts). */
import { escapeXml, modelElement } from '../edition/context.js';
import type { RecordPage, ShownParallel } from './pages.js';
import type { PlacedDoubt, PlacedPair } from './parallel-texts.js';

/**
 * `m:page` for each page; `m:parallel` for each text beside the record's own, with `m:pair`, `m:segment` and `m:doubt` in it. Elements are
 * told by their 1-based places in document order in their files.
 */
export function pageContext(shown: {
  readonly pages: readonly RecordPage[];
  readonly parallels: readonly ShownParallel[];
}): string {
  const pages = shown.pages.map(({ file, title, kind, path, language, element }) =>
    modelElement('page', { file, title, kind, path, language, element: String(element) }),
  );
  return [...pages, ...shown.parallels.map(parallelElement)].join('');
}

function parallelElement(text: ShownParallel): string {
  const { kind, language, path, file, page, record, by, blocks, paired } = text;
  return modelElement(
    'parallel',
    {
      ...{ kind, language, path, file, page, record, by, element: String(text.element) },
      'blocks-here': String(blocks.here),
      'blocks-there': String(blocks.there),
      'paired-here': String(paired.here),
      'paired-there': String(paired.there),
    },
    [
      ...text.pairs.map((pair) => modelElement('pair', places(pair))),
      ...text.segments.map((pair) => modelElement('segment', places(pair))),
      ...text.doubts.map(doubtElement),
    ].join(''),
  );
}

function places({ here, there }: PlacedPair): Readonly<Record<string, string>> {
  return { here: here.join(' '), there: there.join(' ') };
}

function doubtElement(doubt: PlacedDoubt): string {
  const words = (name: string, list: readonly string[]): string =>
    list.map((word) => modelElement(name, {}, escapeXml(word))).join('');
  const { kind, onlyHere, onlyThere } = doubt;
  return modelElement('doubt', { kind, ...places(doubt) }, words('here', onlyHere) + words('there', onlyThere));
}
