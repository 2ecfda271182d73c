/** A collation as JSON, for programs: `schema/collation.schema.json`, explained in docs/reference/collation.md. */
import { basename } from 'node:path';
import { type Analysis, readingText } from './analyse.js';
import type { Collation } from './model.js';
import { textAt } from './pieces.js';

/** One item of a list on each line: the file can be read and compared by eye, too. */
function list(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}

export function writeJson(collation: Collation, { paragraphs }: Analysis): string {
  const { witnesses, base, columns, forms, transpositions, ignore, language } = collation;
  const siglaOf = (indices: readonly number[]): readonly string[] => indices.map((w) => witnesses[w]?.siglum ?? '');
  const rows = witnesses.map(({ tokens }) => new Int32Array(tokens.length));
  for (const [row, column] of columns.entries()) {
    for (const [w, token] of column.entries()) if (token >= 0) (rows[w] as Int32Array)[token] = row;
  }
  const parts: Readonly<Record<string, string>> = {
    base: JSON.stringify(witnesses[base]?.siglum),
    ignore: JSON.stringify(ignore),
    language: JSON.stringify(language === '' ? null : language),
    witnesses: list(
      witnesses.map(({ siglum, id, source, format, title, language: own, leftOut, tail }) => ({
        siglum,
        id,
        source: basename(source),
        format,
        title: title === '' ? null : title,
        language: own === '' ? null : own,
        leftOut,
        tail,
      })),
    ),
    columns: list(
      columns.map((column) =>
        column.map((index, w) => {
          const token = witnesses[w]?.tokens[index];
          if (token === undefined) return null;
          return { text: token.text, space: token.space, form: forms[w]?.[index] ?? '', kind: token.kind };
        }),
      ),
    ),
    paragraphs: list(
      paragraphs.map(({ kind, n, from, to, present, absent }) => ({
        kind,
        n: n === '' ? null : n,
        from,
        to,
        present: siglaOf(present),
        absent: siglaOf(absent),
      })),
    ),
    entries: list(
      paragraphs.flatMap(({ segments }, paragraph) =>
        segments.flatMap((segment) => {
          if (segment.kind === 'shared') return [];
          const readings = segment.readings.map((reading) => ({
            kind: reading.kind,
            witnesses: siglaOf(reading.witnesses),
            text: readingText(reading),
          }));
          return [{ n: segment.n, paragraph, from: segment.from, to: segment.to, readings }];
        }),
      ),
    ),
    transpositions: list(
      transpositions.map(({ places }, i) => ({
        n: i + 1,
        places: places.map((place) => ({
          witness: witnesses[place.witness]?.siglum,
          from: rows[place.witness]?.[place.from],
          to: rows[place.witness]?.[place.to],
          text: textAt(collation, place),
        })),
      })),
    ),
  };
  return `{\n${Object.entries(parts)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${value}`)
    .join(',\n')}\n}\n`;
}
