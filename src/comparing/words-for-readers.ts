/** How differences are called in lines for people. */
import type { NoteDifference, Part, PassageDifference, Place, TagDifference } from './model.js';

export function placeWords({ kind, number }: Place): string {
  const words = kind === 'item' ? 'list item' : kind === 'cell' ? 'table cell' : kind;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${number === '' ? '' : ` ${number}`}`;
}

export function passageWords({ kind, old, new: fresh, moved }: PassageDifference): string {
  const names = (list: readonly Place[]): string => list.map(placeWords).join(' and ');
  if (kind === 'added') return `${names(fresh)} is new`;
  if (kind === 'removed') return `${names(old)} is gone`;
  const [before, after] = [names(old), names(fresh)];
  const was = before === after ? '' : `, before ${before.charAt(0).toLowerCase()}${before.slice(1)}`;
  return `${after}${was}${moved ? ', moved' : ''}`;
}

export function noteWords({ kind, note, place }: NoteDifference): string {
  const what = {
    translator: 'Translator’s note',
    author: 'Author’s note',
    source: 'Note in the source',
    editor: 'Editor’s note',
    apparatus: 'Apparatus',
  }[note];
  const where = place === undefined ? '' : ` at ${placeWords(place).toLowerCase()}`;
  return `${what}${where}${kind === 'added' ? ' is new' : kind === 'removed' ? ' is gone' : ''}`;
}

export function tagWords({ kind, words, old, new: fresh, oldWords, attributes }: TagDifference): string {
  const value = (text: string | undefined): string => (text === undefined ? 'nothing' : text);
  const told = attributes.map((one) =>
    kind === 'changed'
      ? `${one.name}: ${value(one.old)} → ${value(one.new)}`
      : `${one.name}: ${value(one.new ?? one.old)}`,
  );
  const tag = old === fresh || old === undefined || fresh === undefined ? (fresh ?? old) : `${old} → ${fresh}`;
  const extent = oldWords === undefined ? [] : [`before “${oldWords}”`];
  const verb = kind === 'changed' ? '' : kind === 'added' ? ' is new' : ' is gone';
  return `Tag on “${words}” (${tag})${verb}${[...extent, ...told].map((one) => `; ${one}`).join('')}`;
}

/** Parts with long stretches that have stayed cut to the words beside a change. */
export function shortened(parts: readonly Part[], context: number): readonly Part[] {
  if (parts.every(({ kind }) => kind === 'same')) return parts;
  return parts.map((part, i) => {
    if (part.kind !== 'same') return part;
    const words = part.text.split(/(?<=\s)/);
    const [isFirst, isLast] = [i === 0, i === parts.length - 1];
    const kept = isFirst || isLast ? context : 2 * context;
    if (words.length <= kept + 2) return part;
    const head = isFirst ? '' : words.slice(0, context).join('');
    const tail = isLast ? '' : words.slice(-context).join('');
    return { ...part, text: `${head}… ${tail}`.replace(/\s+$/, isLast ? '' : ' ') };
  });
}
