/** Where the cells of a table stand when some cover several columns or rows. */
import type { ScriptCell, ScriptTable } from './script.js';

/** One place of a row: a cell that begins there, or one that reaches down from a row above. */
export interface GridPlace {
  readonly cell: ScriptCell;
  readonly begins: boolean;
  readonly columns: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: readonly { readonly header: boolean; readonly places: readonly (GridPlace | undefined)[] }[];
}

/** The most columns that Word can show. */
const mostColumns = 63;

export function gridOf({ rows }: ScriptTable): Grid {
  const reaching = new Map<number, { readonly cell: ScriptCell; readonly columns: number; left: number }>();
  let columns = 1;
  const laid = rows.map((cells) => {
    const places: (GridPlace | undefined)[] = [];
    let column = 0;
    const passReaching = (): void => {
      for (let above = reaching.get(column); above !== undefined && above.left > 0; above = reaching.get(column)) {
        places.push({ cell: above.cell, begins: false, columns: above.columns });
        above.left -= 1;
        column += above.columns;
      }
    };
    for (const cell of cells) {
      passReaching();
      const width = Math.max(1, Math.min(cell.columns, mostColumns - column));
      places.push({ cell, begins: true, columns: width });
      if (cell.rows > 1) reaching.set(column, { cell, columns: width, left: cell.rows - 1 });
      column += width;
    }
    passReaching();
    columns = Math.max(columns, column);
    return { header: cells.length > 0 && cells.every(({ header }) => header), places, width: column };
  });
  return {
    columns,
    rows: laid.map(({ header, places, width }) => ({
      header,
      places: [...places, ...Array.from({ length: columns - width }, () => undefined)],
    })),
  };
}
