/** How much of a record and of its counterpart belongs together, as `records/<id>/coverage.json` of the published edition says. */

export interface Coverage {
  readonly record: string;
  readonly language: string;
  /** How many blocks (paragraphs, headings …) of each text there are, and how many have a partner. */
  readonly blocks: { readonly here: number; readonly there: number };
  readonly paired: { readonly here: number; readonly there: number };
  /** Places to look at: what only one side has, numbers, dates and names that differ. */
  readonly doubts: number;
}

interface Written {
  readonly record: string;
  readonly texts: readonly (Omit<Coverage, 'record' | 'doubts'> & { readonly doubts: readonly unknown[] })[];
}

export function readCoverage(json: string): readonly Coverage[] {
  const { record, texts } = JSON.parse(json) as Written;
  return texts.map(({ language, blocks, paired, doubts }) => ({
    record,
    language,
    blocks,
    paired,
    doubts: doubts.length,
  }));
}
