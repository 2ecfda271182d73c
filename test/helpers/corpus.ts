/** TEI documents by others, and what jing says of each by TEI's whole schema; not part of the project. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export const corpusFolder = '../shared/corpus';
export const teiSchema = '../shared/schemas/tei_all.rng';
export const hasCorpus = existsSync(`${corpusFolder}/MANIFEST.tsv`) && existsSync(teiSchema);

export interface CorpusFile {
  /** Relative to the corpus's folder. */
  readonly path: string;
  /** What jing says; `unread` where it wanted a document type definition that is not there. */
  readonly verdict: 'yes' | 'no' | 'unread';
  /** The line of jing's first error: that in which a start tag ends, or an end tag. */
  readonly line: number | undefined;
}

export async function readCorpus(): Promise<readonly CorpusFile[]> {
  const [head = '', ...rows] = (await readFile(`${corpusFolder}/MANIFEST.tsv`, 'utf8')).trim().split('\n');
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const line = /^"?(?:error|fatal) (\d+):/.exec(cell('first_error'))?.[1];
    return {
      path: cell('path'),
      verdict: cell('jing_valid_tei_all') as CorpusFile['verdict'],
      line: line === undefined ? undefined : Number(line),
    };
  });
}
