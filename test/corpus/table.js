/** The table that the corpus run prints. Files come in the order in which they are done. */
const columns = [
  ['words', 7],
  ['pages', 5],
  ['KB', 6],
  ['page', 6],
  ['ratio', 6],
  ['entries', 7],
  ['CPU s', 6],
];

export function printHead() {
  console.log(`${columns.map(([name, width]) => name.padStart(width)).join(' ')}  verdict   file; findings`);
}

/** `KB` is the source’s size, `page` that of the largest page. */
export function printRow({ file, bytes, words, pages, largest, entries, findings = {}, faults, seconds, verdict }) {
  const kilobytes = (number) => (number === undefined ? '' : (number / 1000).toFixed(number < 100_000 ? 1 : 0));
  const ratio = largest ? (largest / bytes).toFixed(2) : '';
  const figures = [words, pages, kilobytes(bytes), kilobytes(largest), ratio, entries, seconds.toFixed(1)];
  const cells = figures.map((figure, i) => String(figure ?? '').padStart(columns[i][1])).join(' ');
  const found = Object.entries(findings).map(([code, count]) => ` ${code} ${count}`);
  console.log(`${cells}  ${verdict.padEnd(8)}  ${file}${found.length > 0 ? ';' : ''}${found.join(',')}`);
  const shown = verdict === 'FAILED' ? faults.slice(0, 6) : [];
  for (const fault of shown) console.log(`        ${fault}`);
  if (shown.length > 0 && faults.length > 6) console.log(`        and ${faults.length - 6} more`);
}

export function printSummary(rows, elapsed) {
  const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
  const sum = (name) => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
  console.log(
    `\n${rows.length} files, ${sum('words').toLocaleString('en-GB')} words, ${sum('entries')} entries, ` +
      `${Math.round(sum('bytes') / 1000)} KB, CPU ${sum('seconds').toFixed(0)} s, ${elapsed.toFixed(0)} s`,
  );
  console.log(`${count('ok')} ok, ${count('excepted')} excepted, ${count('FAILED')} failed`);
}
