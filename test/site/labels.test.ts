import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { locales } from '../../src/site/locales.js';
import { packageFile } from '../../src/store/package-files.js';
import { parseXml } from '../../src/xml/parse.js';
import { attribute, descendants, textOf } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

const folder = packageFile('xslt');

async function filesOf(
  of: string,
  ending: RegExp,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const entries = await readdir(of, { recursive: true });
  const paths = entries.filter((path) => ending.test(path));
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(of, path), 'utf8') })));
}

async function rootOf(locale: string): Promise<XmlElement> {
  const { document } = parseXml(await readFile(join(folder, `locale/${locale}.xml`), 'utf8'), locale);
  if (document === undefined) throw new Error(`${locale}.xml can’t be read as XML`);
  return document.root;
}

/** The words of a locale by their keys, in the order of the file. */
async function labelsIn(locale: string): Promise<readonly (readonly [key: string, words: string])[]> {
  return [...descendants(await rootOf(locale), 'label')].map((label) => [attribute(label, 'key') ?? '', textOf(label)]);
}

const english = new Map(await labelsIn('en'));

/** Keys such as `site.count.records` whose words depend on a number: they have a form for `one` and another. */
const counted = [...english.keys()].flatMap((key) =>
  key.endsWith('.one') && english.has(key.replace(/one$/, 'other')) ? [key.replace(/\.one$/, '')] : [],
);

/** The keys that a language needs: those of English, with the plural forms that the language has. */
function keysFor(locale: string): readonly string[] {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const plural = new Set(counted.flatMap((key) => [`${key}.one`, `${key}.other`]));
  return [
    ...[...english.keys()].filter((key) => !plural.has(key)),
    ...counted.flatMap((key) => forms.map((form) => `${key}.${form}`)),
  ];
}

const places = (words: string): string => [...new Set(words.match(/\{\d\}/g) ?? [])].toSorted().join('');

describe('the labels', () => {
  it('have words for every key that a stylesheet names', async () => {
    const missing = (await filesOf(folder, /\.xsl$/)).flatMap(({ path, text }) =>
      [...text.matchAll(/ed:(label|counted)\('([^']+)'[,)]/g)].flatMap(([, how, key]) =>
        english.has(how === 'counted' ? `${key}.other` : String(key)) ? [] : [`${path}: ${key}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('are all used: their keys, or the parts that keys are made of, stand in a stylesheet, a script or the program', async () => {
    const files = [...(await filesOf(folder, /\.(xsl|js)$/)), ...(await filesOf(packageFile('src'), /\.ts$/))];
    const literals = new Set(
      files.flatMap(({ text }) => [...text.matchAll(/['"`]([\w.-]+)(?=['"`$])/g)].map(([, l]) => l)),
    );
    const isUsed = (key: string): boolean =>
      literals.has(key) ||
      [...key.matchAll(/\./g)].some(
        ({ index }) =>
          literals.has(key.slice(0, index + 1)) ||
          (literals.has(key.slice(0, index)) && literals.has(key.slice(index))) ||
          (counted.includes(key.slice(0, index)) && literals.has(key.slice(0, index))),
      );
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });

  it('are there for each locale that the program offers', async () => {
    const files = (await readdir(join(folder, 'locale'))).map((name) => name.replace(/\.xml$/, ''));
    expect(files.toSorted()).toEqual([...locales]);
  });
});

describe.each(locales)('the labels in %s', (locale) => {
  it('are all there, with every plural form of the language, and each once', async () => {
    const keys = (await labelsIn(locale)).map(([key]) => key);
    expect(keys.toSorted()).toEqual(keysFor(locale).toSorted());
  });

  it('take up what the English ones take up', async () => {
    const differing = (await labelsIn(locale)).filter(([key, words]) => {
      const family = counted.find((one) => key.startsWith(`${one}.`));
      // “One record”, “two records” may be said without a figure.
      if (family !== undefined && /\.(zero|one|two)$/.test(key) && places(words) === '') return false;
      return places(words) !== places(english.get(family === undefined ? key : `${family}.other`) ?? '');
    });
    expect(differing).toEqual([]);
  });

  it.runIf(locale !== 'en')('are translated: no sentence is still English', async () => {
    const same = (await labelsIn(locale)).filter(
      ([key, words]) => (words.match(/\p{L}{2,}/gu) ?? []).length > 2 && words === english.get(key),
    );
    expect(same).toEqual([]);
  });

  it('say their language and direction', async () => {
    const root = await rootOf(locale);
    expect([attribute(root, 'xml:lang'), attribute(root, 'dir')]).toEqual([locale, locale === 'ar' ? 'rtl' : 'ltr']);
  });
});
