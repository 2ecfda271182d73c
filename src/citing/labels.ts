/** The words of the pages' language, for what is not drawn by a stylesheet. */
import { attribute, descendants, textOf } from '../xml/query.js';
import type { XmlDocument } from '../xml/tree.js';

export interface Labels {
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** A label with `{0}`, `{1}` … filled in. Throws for a key that the locale file lacks: that is a mistake of ours. */
  (key: string, ...values: readonly string[]): string;
}

/** @param document a file of `xslt/locale` */
export function labelsOf(document: XmlDocument): Labels {
  const texts = new Map<string, string>();
  for (const label of descendants(document.root, 'label')) texts.set(attribute(label, 'key') ?? '', textOf(label));
  const label = (key: string, ...values: readonly string[]): string => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`there is no label “${key}”`);
    return text.replace(/\{(\d)\}/g, (_, n) => values[Number(n)] ?? '');
  };
  return Object.assign(label, {
    locale: attribute(document.root, 'xml:lang') ?? 'en',
    dir: attribute(document.root, 'dir') === 'rtl' ? ('rtl' as const) : ('ltr' as const),
  });
}

/** A W3C day, month or year in words; anything else as it is. */
export function dayInWords(day: string, label: Labels): string {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(day);
  if (match === null) return day;
  const [, year = '', month, date] = match;
  const parts = [year, month, date].filter((part) => part !== undefined).length;
  const number = date === undefined ? '' : date === '01' ? label('page.date.first') : String(Number(date));
  const months = date === undefined ? 'page.month-alone' : 'page.month';
  return label(`page.date.${parts}`, year, month === undefined ? '' : label(`${months}.${month}`), number);
}
