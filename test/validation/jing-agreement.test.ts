import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { openCache } from '../../src/store/cache.js';
import { displayPath } from '../../src/workflows/display-path.js';
import type { Validation } from '../../src/workflows/validate.js';
import { validateFiles } from '../../src/workflows/validate-files.js';
import { selfAndDescendants } from '../../src/xml/query.js';
import type { XmlDocument } from '../../src/xml/tree.js';
import { type CorpusFile, corpusFolder, hasCorpus, readCorpus, teiSchema } from '../helpers/corpus.js';

/** What jing could not read, and what we say of it. */
const unread: Readonly<Record<string, string>> = {
  'TEIC+TEI/P5/Test/testTripReport.xml': 'valid: the definition that jing wanted is not there; we warn and do without',
  'TEIC+TEI/P5/Test/testglobals1.xml': 'valid: the definition that jing wanted is not there; we warn and do without',
  'TEIC+TEI/P5/Test/testtite4.xml': 'not valid: the namespace would have come from the definition that is not there',
  'TEIC+TEI/P5/Test/testchinese.xml': 'not well-formed for us: entities of a document’s own are not expanded',
  'TEIC+TEI/P5/Test/testminimal.xml': 'not well-formed for us: entities of a document’s own are not expanded',
};

/** Files in which our first fault stands in another line than jing’s, and why. */
const otherLine: Readonly<Record<string, string>> = {};

describe.skipIf(!hasCorpus)('the corpus, checked with all of TEI (needs ../shared)', () => {
  let folder: string;
  let files: readonly CorpusFile[];
  let found: Validation;
  const errors = new Map<string, Diagnostic[]>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'edition-test-'));
    files = await readCorpus();
    const paths = files.map(({ path }) => path);
    found = await validateFiles(corpusFolder, paths, {
      schema: [teiSchema],
      cache: openCache({ folder }),
    });
    for (const path of paths) {
      const own = found.diagnostics.filter(({ file }) => file === displayPath(corpusFolder, path));
      // What jing judges: the XML, the grammar, and that no id is used twice.
      errors.set(
        path,
        own.filter(
          ({ code, severity }) => severity === 'error' && /^(?:file|xml|rng)\/|^ref\/duplicate-id$/.test(code),
        ),
      );
    }
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gets the verdict that jing gives, on every file that jing can read', () => {
    const judged = files.filter(({ verdict }) => verdict !== 'unread');
    const ours = judged.map(({ path }) => `${path} ${errors.get(path)?.length === 0 ? 'yes' : 'no'}`);
    expect(ours).toEqual(judged.map(({ path, verdict }) => `${path} ${verdict}`));
    expect(judged.length).toBeGreaterThan(200);
  });

  it('is judged where jing stops for a definition that is not there', () => {
    const stopped = files.filter(({ verdict }) => verdict === 'unread');
    for (const { path } of stopped) expect(unread[path]?.startsWith('valid')).toBe(errors.get(path)?.length === 0);
    expect(Object.keys(unread).toSorted()).toEqual(stopped.map(({ path }) => path).toSorted());
  });

  it('has its first fault where jing has it: in the same line, or in a tag that ends in that line', () => {
    const differ: string[] = [];
    let same = 0;
    let sameTag = 0;
    for (const { path, verdict, line } of files) {
      const first = errors.get(path)?.[0];
      if (verdict !== 'no' || line === undefined || first === undefined) continue;
      if (first.range.start.line === line) same += 1;
      else if (endOfTag(found.documents.get(path), first) === line) sameTag += 1;
      else if (otherLine[path] === undefined)
        differ.push(`${path}: jing ${line}, here ${first.range.start.line}: ${first.message}`);
    }
    console.log(
      `The first fault: ${same} in jing's line, ${sameTag} in the tag that ends in it, ${differ.length} elsewhere`,
    );
    expect(differ).toEqual([]);
  });
});

/** The line in which the start tag ends that a place lies in; jing counts from there. */
function endOfTag(document: XmlDocument | undefined, { range: { start } }: Diagnostic): number | undefined {
  if (document === undefined) return undefined;
  for (const { tag } of selfAndDescendants(document.root)) {
    const isAfterStart =
      tag.start.line < start.line || (tag.start.line === start.line && tag.start.column <= start.column);
    const isBeforeEnd = start.line < tag.end.line || (start.line === tag.end.line && start.column < tag.end.column);
    if (isAfterStart && isBeforeEnd) return tag.end.line;
  }
  return undefined;
}
