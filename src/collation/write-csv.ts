/** A collation as a table for spreadsheets: RFC 4180, with a header row, lines ending in CR LF. */
import type { Analysis } from './analyse.js';
import type { Collation } from './model.js';
import { PieceReader } from './pieces.js';

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A row for each column of the alignment; the ends of paragraphs that all witnesses have are not told. */
export function writeCsv(collation: Collation, { paragraphs }: Analysis): string {
  const { witnesses, columns } = collation;
  const reader = new PieceReader(collation);
  const rows = [['paragraph', 'column', 'entry', 'transposition', ...witnesses.map(({ siglum }) => siglum)]];
  for (const [number, { from, to, segments }] of paragraphs.entries()) {
    const entryOf = new Map(
      segments.flatMap((segment) =>
        segment.kind === 'shared'
          ? []
          : Array.from({ length: segment.to - segment.from + 1 }, (_, i) => [segment.from + i, segment.n] as const),
      ),
    );
    for (let row = from; row <= to; row += 1) {
      const column = columns[row] as readonly number[];
      const pieces = column.map((token, w) => (token < 0 ? undefined : reader.piece(w, token)));
      if (row === to && pieces.some((piece) => piece?.kind === 'break')) continue;
      const moved = [
        ...new Set(pieces.flatMap((piece) => (piece === undefined || piece.moved === 0 ? [] : [piece.moved]))),
      ];
      rows.push([
        String(number + 1),
        String(row + 1),
        String(entryOf.get(row) ?? ''),
        moved.join(' '),
        ...pieces.map((piece) => piece?.text ?? ''),
      ]);
    }
  }
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
