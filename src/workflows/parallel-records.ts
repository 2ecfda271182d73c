/** The records of an edition that stand beside an original or another version. */
import type { Entity } from '../edition/model.js';
import { entityFinder } from '../parallel/coverage.js';
import { type ParallelText, parallelTexts } from '../parallel/parallel-texts.js';
import type { Cache } from '../store/cache.js';
import { hashParts } from '../store/hash.js';
import { parseXml } from '../xml/parse.js';
import type { RecordSource } from './build-records.js';

/** By the record's id; records that stand alone are not there. What was worked out before is taken from the cache. */
export async function findParallels(
  records: readonly RecordSource[],
  entities: ReadonlyMap<string, Entity>,
  translation: string | undefined,
  cache: Cache,
): Promise<ReadonlyMap<string, readonly ParallelText[]>> {
  const found = new Map<string, readonly ParallelText[]>();
  const candidates = records.filter(({ facts, companions }) => facts.texts > 1 || companions.length > 0);
  const names = candidates.length === 0 ? '' : JSON.stringify([...entities.values()]);
  const find = entityFinder(entities);
  for (const { facts, bytes, companions, parse } of candidates) {
    const files = companions.flatMap((source) => [source.path, source.bytes]);
    const key = hashParts(['parallel 1', translation ?? '', names, facts.meta.file, bytes, ...files]);
    const kept = await cache.get(key);
    let texts: readonly ParallelText[];
    if (kept === undefined) {
      const others = companions.flatMap(({ path, file, text }) => {
        const { document } = parseXml(text, file);
        return document === undefined ? [] : [{ path, document }];
      });
      texts = parallelTexts({ path: facts.meta.file, document: parse() }, others, translation, find);
      await cache.put(key, new TextEncoder().encode(JSON.stringify(texts)));
    } else texts = JSON.parse(new TextDecoder().decode(kept)) as readonly ParallelText[];
    if (texts.length > 0) found.set(facts.meta.id, texts);
  }
  return found;
}
