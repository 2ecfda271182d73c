/** Reads and writes tables as spreadsheets do (RFC 4180). */

export interface CsvRow {
  /** The line that the row begins in, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a table; empty lines are none. Cells are parted by the sign that the first line has most: comma, semicolon or tab. */
export function readCsv(text: string): readonly CsvRow[] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(/^[^\r\n]*/.exec(source)?.[0] ?? '');
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  const end = (): void => {
    if (cells.length > 1 || (cells[0] ?? '') !== '') rows.push({ line: rowLine, cells });
    cells = [];
  };
  while (at < source.length) {
    const cell = readCell(source, at, separator);
    cells.push(cell.value);
    line += cell.lines;
    at = cell.end;
    if (source[at] === separator) {
      at += 1;
      if (at === source.length) cells.push('');
      continue;
    }
    at += source.startsWith('\r\n', at) ? 2 : 1;
    end();
    line += 1;
    rowLine = line;
  }
  end();
  return rows;
}

function separatorOf(firstLine: string): string {
  const count = (sign: string): number => firstLine.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
}

function readCell(
  source: string,
  start: number,
  separator: string,
): { readonly value: string; readonly end: number; readonly lines: number } {
  if (source[start] !== '"') {
    let end = start;
    while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end += 1;
    return { value: source.slice(start, end), end, lines: 0 };
  }
  let value = '';
  let at = start + 1;
  while (at < source.length) {
    if (source[at] === '"' && source[at + 1] !== '"') break;
    value += source[at];
    at += source[at] === '"' ? 2 : 1;
  }
  let end = at + 1;
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end += 1;
  return { value, end, lines: value.split('\n').length - 1 };
}

/** A table; what a spreadsheet would take for a formula is kept a text by a space before it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(value: string): string {
  const safe = /^[=+@\t\r-]/.test(value) ? ` ${value}` : value;
  return /[",;\t\r\n]|^ | $/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
