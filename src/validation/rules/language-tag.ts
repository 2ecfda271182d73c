import { attributeOf } from '../../xml/query.js';
import type { XmlAttribute, XmlElement } from '../../xml/tree.js';
import { isRegistered } from '../language-registry.js';
import type { DocumentRule } from './rule.js';
import { teiElements } from './tei-text.js';

/** A language tag that is not well-formed, or has a part that IANA's registry does not know. */
export const languageTag = {
  kind: 'document',
  code: 'lang/tag',
  title: 'A language tag is not in the registry of languages',
  severity: 'warning',
  about:
    'Tags in `xml:lang`, `language/@ident`, `textLang/@mainLang` and `@otherLangs` are read as BCP 47 (RFC 5646) has them: language, script, region, variants. Each part must be in IANA’s registry; parts after `x-` are yours.',
  why: 'Browsers choose fonts, hyphenation and the voice that reads aloud by this tag, and readers filter by it; a tag that nobody knows does nothing.',
  whatToDo:
    'Write the shortest tag that is true: `ru`, `es`, `ru-Latn` for Russian in Latin letters, `pt-BR` for Brazilian Portuguese.',
  wrong: '<p>The <foreign xml:lang="russian">opros</foreign> of the day.</p>',
  right: [
    '<p>The <foreign xml:lang="ru-Latn">opros</foreign> of the day.</p>',
    '<p>A word of <foreign xml:lang="pt-BR">Brasil</foreign>, and one of <foreign xml:lang="x-cipher">QX</foreign>.</p>',
  ],
  *check(document) {
    for (const element of teiElements(document)) {
      for (const attribute of tagsOf(element)) {
        for (const tag of attribute.value.split(/\s+/)) {
          const problem = tag === '' ? undefined : problemOf(tag);
          if (problem !== undefined) yield { range: attribute.valueRange, ...problem };
        }
      }
    }
  },
} as const satisfies DocumentRule;

function tagsOf(element: XmlElement): readonly XmlAttribute[] {
  const names = ['xml:lang'];
  if (element.local === 'language') names.push('ident');
  if (element.local === 'textLang') names.push('mainLang', 'otherLangs');
  return names.flatMap((name) => attributeOf(element, name) ?? []);
}

interface Problem {
  readonly message: string;
  readonly help: string;
}

/** The same tag with the two-letter code of its language; undefined where there is none. */
function shortest(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical !== undefined && /^[a-z]{2}(?:-|$)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** Common mistakes, and the tag that is meant. */
const meant: Readonly<Record<string, string>> = {
  russian: 'ru',
  english: 'en',
  spanish: 'es',
  french: 'fr',
  german: 'de',
  latin: 'la',
  greek: 'el” or “grc',
  gr: 'el” or “grc',
  cz: 'cs',
  dk: 'da',
  jp: 'ja',
  cn: 'zh',
  kr: 'ko',
  ukr: 'uk',
};

/** RFC 5646 §2.1: language with extended language, script, region, variants, extensions, private use. */
const wellFormed =
  /^([a-z]{2,3}|[a-z]{4,8})((?:-[a-z]{3}){0,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i;

function problemOf(tag: string): Problem | undefined {
  if (/^x(?:-[a-z0-9]{1,8})+$/i.test(tag) || isRegistered(tag, 'grandfathered')) return undefined;
  const parts = wellFormed.exec(tag);
  const suggestion = meant[tag.toLowerCase()];
  const help = suggestion === undefined ? undefined : `Did you mean “${suggestion}”?`;
  if (parts === null) {
    return {
      message: `“${tag}” is not written as a language tag`,
      help:
        help ?? 'Write the parts with hyphens, in this order: language, script, region; such as “ru-Latn” or “pt-BR”',
    };
  }
  const [, language = '', extended = '', script, region, variants = ''] = parts;
  const checks = [
    [language, 'language'],
    ...extended.split('-').map((part) => [part, 'extlang']),
    [script, 'script'],
    [region, 'region'],
    ...variants.split('-').map((part) => [part, 'variant']),
  ] as readonly (readonly [string | undefined, 'language' | 'extlang' | 'script' | 'region' | 'variant'])[];
  // RFC 5646 §2.2.1: where a language has a code of two letters, that of three is not used.
  const short = shortest(tag);
  if (language.length === 3 && !isRegistered(language, 'language') && short !== undefined) {
    return { message: `“${tag}” has the long code of a language that has a short one`, help: `Write “${short}”` };
  }
  const unknown = checks.find(([part, kind]) => part !== undefined && part !== '' && !isRegistered(part, kind));
  if (unknown === undefined) return undefined;
  const kind = unknown[1] === 'extlang' ? 'language' : unknown[1];
  return {
    message: `IANA’s registry knows no ${kind} “${unknown[0]}”${unknown[0] === tag ? '' : ` (in “${tag}”)`}`,
    help: help ?? 'Look the language up in IANA’s registry; a tag of your own begins with x-',
  };
}
