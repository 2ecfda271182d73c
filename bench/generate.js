/** Makes an edition of many records for measuring: the seed record again and again, each with an id, a date and a title of its own. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const seedEdition = fileURLToPath(new URL('../editions/cuba-1961-62/', import.meta.url));
const seedRecord = 'records/kudryavtsev-castro-1961-12-30.xml';
const seedId = 'kudryavtsev-castro-1961-12-30';

/** The day `n` days after 1 January 1962, as `YYYY-MM-DD`. */
function day(n) {
  return new Date(Date.UTC(1962, 0, 1 + n)).toISOString().slice(0, 10);
}

/** The id of the record with that number, counted from 0. */
export function recordId(n) {
  return `record-${String(n + 1).padStart(4, '0')}`;
}

/** Writes an edition of `count` records into a new folder. */
export async function generate(folder, count) {
  await mkdir(join(folder, 'records'), { recursive: true });
  for (const file of ['edition.yaml', 'people.xml', 'places.xml', 'organizations.xml', 'terms.xml']) {
    await cp(join(seedEdition, file), join(folder, file));
  }
  const seed = await readFile(join(seedEdition, seedRecord), 'utf8');
  for (let n = 0; n < count; n += 1) {
    const record = seed
      .replace(`xml:id="${seedId}"`, `xml:id="${recordId(n)}"`)
      .replace('<title type="short">', `<title type="short">${n + 1}. `)
      .replace('<date type="conversation" when="1961-12-30">', `<date type="conversation" when="${day(n)}">`);
    await writeFile(join(folder, 'records', `${recordId(n)}.xml`), record);
  }
}

/** Changes a word in the record with that number, as an editor would. */
export async function changeRecord(folder, n) {
  const path = join(folder, 'records', `${recordId(n)}.xml`);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('The rest of the conversation', 'The remainder of the conversation'));
}
