/** Whether the lists of xslt/common/elements.xsl agree with TEI's own classes and content models. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../src/store/package-files.js';
import { teiSchema } from '../helpers/corpus.js';

const stylesheet = readFileSync(packageFile('xslt/common/elements.xsl'), 'utf8');

function listed(variable: string): ReadonlySet<string> {
  const names = new RegExp(`name="${variable}"[^>]*?ed:name-set\\('([^']*)'`, 's').exec(stylesheet)?.[1] ?? '';
  return new Set(names.trim().split(/\s+/));
}

describe.skipIf(!existsSync(teiSchema))('the lists of elements', () => {
  const schema = existsSync(teiSchema) ? readFileSync(teiSchema, 'utf8') : '';
  const definitions = new Map(
    [...schema.matchAll(/<define name="([^"]+)"[^>]*>([\s\S]*?)<\/define>/g)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  );
  const refs = (body: string): readonly string[] =>
    [...body.matchAll(/<ref name="([^"]+)"/g)].map(([, name = '']) => name);
  const elementOf = (name: string): string | undefined =>
    /<element name="([^"]+)"/.exec(definitions.get(name) ?? '')?.[1];
  const all = [...definitions.keys()].flatMap((name) => elementOf(name) ?? []);

  /** The elements of a class, by TEI's names. */
  function members(name: string, seen = new Set<string>()): readonly string[] {
    if (seen.has(name)) return [];
    seen.add(name);
    return refs(definitions.get(name) ?? '').flatMap((ref) => {
      const element = elementOf(ref);
      return element !== undefined ? [element] : ref.startsWith('model.') ? members(ref, seen) : [];
    });
  }

  /** Whether text may stand in what a definition describes, outside of elements in it. */
  function hasText(name: string, seen = new Set<string>()): boolean {
    const body = definitions.get(name) ?? '';
    if (seen.has(name) || body.includes('<element ')) return false;
    seen.add(name);
    return body.includes('<text/>') || refs(body).some((ref) => hasText(ref, seen));
  }

  const blocks = listed('ed:block-names');
  const rows = new Set([...blocks, ...listed('ed:row-names')]);
  const containers = listed('ed:container-names');

  it('name elements of TEI only, each once', () => {
    for (const name of [...rows, ...containers]) {
      if (name !== 'egXML') expect(all, name).toContain(name);
    }
    for (const variable of ['ed:block-names', 'ed:row-names', 'ed:container-names']) {
      const [, words = ''] = new RegExp(`name="${variable}"[^>]*?ed:name-set\\('([^']*)'`, 's').exec(stylesheet) ?? [];
      expect(words.trim().split(/\s+/).length, variable).toBe(listed(variable).size);
    }
  });

  it('have as blocks or rows what TEI lets stand between paragraphs', () => {
    const classes = [
      'divLike',
      'divPart',
      'divTop',
      'divBottom',
      'common',
      'entryLike',
      'resource',
      'frontPart',
      'titlepagePart',
    ];
    const between = classes.flatMap((name) => members(`model.${name}`));
    expect(between.length).toBeGreaterThan(80);
    expect([...new Set(between)].filter((name) => !rows.has(name) && !phrasesBetween.has(name))).toEqual([]);
  });

  it('have no phrase of TEI as a block', () => {
    const phrases = [...members('model.phrase'), ...members('model.global')].filter((name) => !between.has(name));
    expect([...new Set(phrases)].filter((name) => blocks.has(name))).toEqual([]);
  });

  it('have as containers what holds elements only, and is shown as such', () => {
    const wrong = [...containers].filter((name) => {
      const body =
        definitions.get(
          all.includes(name) ? ([...definitions.keys()].find((key) => elementOf(key) === name) ?? '') : '',
        ) ?? '';
      const content = body.replace(/<attribute[\s\S]*?<\/attribute>/g, '');
      return content.includes('<text/>') || refs(content).some((ref) => !ref.startsWith('att.') && hasText(ref));
    });
    expect(wrong).toEqual([]);
  });
});

/** References to other specifications, which stand for a phrase. */
const phrasesBetween = new Set(['specGrpRef', 'fsdDecl', 'classRef']);
/** Of model.global or model.phrase, and yet blocks wherever they stand: they hold blocks. */
const between = new Set(['figure', 'listRef', 'listTranspose']);
