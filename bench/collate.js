/**
 * `node bench/collate.js [WORDS]`: how fast `edition collate` aligns two and three witnesses: copies with a few changes, versions that
 * differ much, and texts that have nothing in common. See README.md beside this file.
 */
import { cpus } from 'node:os';
import { analyse } from '../lib/collation/analyse.js';
import { collate } from '../lib/collation/collate.js';
import { readPlainWitness } from '../lib/collation/plain-witness.js';
import { writeTei } from '../lib/collation/write-tei.js';
import { median } from './run.js';

const size = Number(process.argv[2] ?? 20_000);
const options = { base: 0, ignore: [], language: 'en' };

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const syllables = 'ba ce di fo gu ha ke li mo nu pra sten tor vel xi zan'.split(' ');

/** Words as frequent as those of a language are: the second half as often as the first, and so on (Zipf); a paragraph every 80. */
function text(count, seed) {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, i) => {
    const rank = Math.floor(6000 ** next());
    const word = rank.toString(16).replace(/./g, (digit) => syllables[Number.parseInt(digit, 16)]);
    return i % 80 === 79 ? `${word}.\n\n` : i % 11 === 10 ? `${word}, ` : `${word} `;
  });
}

/** A version of a text: of a hundred words so many are left out, added or changed; a passage of 300 stands elsewhere. */
function version(words, changes, seed) {
  const next = numbers(seed);
  const moved = [...words];
  moved.splice(Math.floor(moved.length / 2), 0, ...moved.splice(Math.floor(moved.length / 5), 300));
  return moved.flatMap((word) => {
    const chance = 100 * next();
    if (chance >= changes) return [word];
    return chance < changes / 3
      ? []
      : chance < (2 * changes) / 3
        ? [word, 'addition ']
        : [`${word.trim().slice(0, -1)}x `];
  });
}

/** Seconds of the processor for one run of the work. */
function measure(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

function report(label, texts) {
  const read = () =>
    texts.map((words, i) => {
      const siglum = String.fromCharCode(65 + i);
      return readPlainWitness(words.join(''), { siglum, id: siglum, source: `${siglum}.txt` }, 'en');
    });
  const count = texts.reduce((sum, words) => sum + words.length, 0);
  const seconds = median(Array.from({ length: 5 }, () => measure(() => collate(read(), options))));
  const collation = collate(read(), options);
  const written = median(
    Array.from({ length: 5 }, () => measure(() => writeTei(collation, analyse(collation), { id: '', version: '0' }))),
  );
  console.log(
    `  ${label.padEnd(44)} ${seconds.toFixed(2)} s   ${Math.round(count / seconds).toLocaleString('en')} words a second   TEI ${written.toFixed(2)} s`,
  );
  return seconds;
}

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; seconds of the processor, median of 5`,
);
console.log(`\n${size.toLocaleString('en')} words in each witness`);
const base = text(size, 1);
report('two, 5 of 100 words changed', [base, version(base, 5, 2)]);
const three = report('three, 5 and 10 of 100 words changed', [base, version(base, 5, 2), version(base, 10, 3)]);
report('three, every second word changed', [base, version(base, 50, 2), version(base, 50, 3)]);
report('three that have nothing in common', [base, text(size, 7), text(size, 8)]);
const half = text(Math.floor(size / 2), 1);
const smaller = report('three of half the length, 5 and 10 of 100', [half, version(half, 5, 2), version(half, 10, 3)]);
const growth = three / smaller;
console.log('\naims');
console.log(`  three witnesses in less than 10 s: ${three < 10 ? 'met' : 'MISSED'}`);
console.log(`  twice the length, ${growth.toFixed(2)} times the time; aim ≤ 3: ${growth <= 3 ? 'met' : 'MISSED'}`);
const memory = process.resourceUsage().maxRSS / 1024;
console.log(
  `  peak of the process in all of this: ${memory.toFixed(0)} MB; aim < 512: ${memory < 512 ? 'met' : 'MISSED'}`,
);
