/**
 * `node bench/preview.js [RECORDS…]`: how long after a record of the first edition is saved its new page can be had from `edition preview`, in
 * editions of 1 and 100 records, beside what `edition build` takes for the same change. See README.md beside this file.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeRecord, generate, recordId } from './generate.js';
import { edition, median } from './run.js';

const program = fileURLToPath(new URL('../lib/cli/main.js', import.meta.url));
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100];
const saves = 15;
const work = await mkdtemp(join(tmpdir(), 'edition-bench-'));

/** Starts the preview; gives its address, and a promise for what it says next. */
async function openPreview(folder, cache) {
  const child = spawn(process.execPath, [program, 'preview', folder], {
    env: { ...process.env, EDITION_CACHE: cache },
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  const until = async (sign) => {
    while (!sign.test(said)) await new Promise((resolve) => setTimeout(resolve, 5));
    const found = sign.exec(said);
    said = '';
    return found;
  };
  const [, address] = await until(/Preview: (\S+)/);
  await until(/Nothing found\.|says which\./);
  return { child, address, until };
}

/** Waits for the event that a browser would get. */
async function changedPage(address, path) {
  const response = await fetch(new URL('.preview/events', address));
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  const next = async () => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const message = text.slice(0, end);
        text = text.slice(end + 2);
        if (message.startsWith('data: ')) return JSON.parse(message.slice(6));
        continue;
      }
      text += decoder.decode((await reader.read()).value, { stream: true });
    }
  };
  const { start } = await next();
  return {
    started: start,
    wait: async () => {
      while (!(path in (await next()).changed));
    },
    close: () => reader.cancel(),
  };
}

try {
  for (const count of sizes) {
    const folder = join(work, `edition-${count}`);
    const cache = join(work, `cache-${count}`);
    await generate(folder, count);
    await edition(['build', folder, '--out', join(work, 'dist')], { cache, work });
    await changeRecord(folder, 0);
    const build = await edition(['build', folder, '--out', join(work, 'dist')], { cache, work });

    const path = `records/${recordId(0)}.html`;
    const file = join(folder, 'records', `${recordId(0)}.xml`);
    const record = await readFile(file, 'utf8');
    const { child, address } = await openPreview(folder, cache);
    await new Promise((resolve) => setTimeout(resolve, 8000));
    const times = [];
    for (let n = 0; n < saves; n += 1) {
      const events = await changedPage(address, path);
      const word = `question ${n + 1}`;
      const started = performance.now();
      await writeFile(file, record.replace('some general questions', word));
      await events.wait();
      const page = await (await fetch(new URL(path, address))).text();
      if (!page.includes(word)) throw new Error(`the page is not that of save ${n + 1}`);
      times.push(performance.now() - started);
      await events.close();
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    child.kill('SIGINT');
    const middle = median(times);
    console.log(
      `\n${count} record${count === 1 ? '' : 's'}, one of ${Math.round(record.length / 1000)} kB saved ${saves} times`,
    );
    console.log(
      `  from saving to having the page: median ${middle.toFixed(0)} ms, slowest ${Math.max(...times).toFixed(0)} ms`,
    );
    console.log(`  aim < 300 ms: ${middle < 300 ? 'met' : 'MISSED'}`);
    console.log(
      `  the same change with edition build: ${(build.seconds * 1000).toFixed(0)} ms, ${((build.seconds * 1000) / middle).toFixed(0)} times as long`,
    );
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
