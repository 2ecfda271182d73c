/** Lists of names as the styles write them. */
import type { Labels } from '../labels.js';
import { type CitedName, invertedName } from '../names.js';

/**
 * Names in their order, the last two joined by “and”.
 *
 * @param most with more names than this, only the first is given, and “et al.”
 * @param first whether the first name begins with the family name
 */
export function nameList(
  names: readonly CitedName[],
  label: Labels,
  { most, first }: { readonly most: number; readonly first: 'family' | 'natural' },
): string {
  const written = names.map((name, i) => (i === 0 && first === 'family' ? invertedName(name) : name.whole));
  if (written.length > most) return label('cite.et-al', written[0] ?? '');
  if (written.length < 2) return written[0] ?? '';
  const start = written.slice(0, -1).join(', ');
  const comma = written.length > 2 || first === 'family' ? ',' : '';
  return `${start}${comma} ${label('cite.and')} ${written.at(-1)}`;
}

/** The editors of an edition; none where they are only said to be the editors of that very edition. */
export function editorsOf({ title, editors }: { readonly title: string; readonly editors: readonly string[] }): string {
  const own = (name: string): boolean => name.includes(title) || /^the editors\b/i.test(name);
  return editors.filter((name) => !own(name)).join(', ');
}
