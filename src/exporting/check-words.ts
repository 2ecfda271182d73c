/** Compares an exported file with the record, by another way than the one that made it: the words of the XML against those that a reader finds. */
import { wordsIn } from '../importing/compare.js';
import { type Draft, flowsIn } from '../importing/draft.js';
import type { Flow } from '../importing/flow.js';
import type { Part } from '../importing/stamp.js';
import { ancestors, attribute, child, elements, nodes } from '../xml/query.js';
import type { XmlElement, XmlText } from '../xml/tree.js';
import { originalOf } from './lay-out.js';

/** Words of the text and of its notes that the file lacks; empty if it has all. */
export function wordsLost(root: XmlElement, part: Part, draft: Draft): readonly string[] {
  const counts = new Map<string, number>();
  const written = wordsOf(draft);
  for (const word of written) counts.set(word, (counts.get(word) ?? 0) + 1);
  const take = (word: string): boolean => {
    const left = counts.get(word) ?? 0;
    if (left > 0) counts.set(word, left - 1);
    return left > 0;
  };
  const lost: string[] = [];
  const atEdges: string[] = [];
  for (const { value } of textsOf(root, part)) {
    const words = wordsIn(value);
    words.forEach((word, i) => {
      const isAtEdge = (i === 0 && value.startsWith(word)) || (i === words.length - 1 && value.endsWith(word));
      if (isAtEdge) atEdges.push(word);
      else if (!take(word)) lost.push(word);
    });
  }
  // Words that elements cut in two, as `ton<lb break="no"/>nage` does, stand in the file as one.
  for (const word of atEdges) if (!take(word) && !written.some((other) => other.includes(word))) lost.push(word);
  return lost;
}

function wordsOf({ blocks, notes, images }: Draft): readonly string[] {
  const flows: Flow[] = [...flowsIn(blocks)];
  for (const note of notes.values()) flows.push(...flowsIn(note.blocks));
  const cut = flows.flatMap(({ text, points }) => {
    const at = [0, ...points.map((point) => point.at), text.length];
    return at.map((from, i) => text.slice(from, at[i + 1]));
  });
  return [...cut, ...[...images.values()].map(({ description }) => description)].flatMap(wordsIn);
}

function* textsOf(root: XmlElement, part: Part): Generator<XmlText> {
  const original = originalOf(root);
  for (const text of elements(root, 'text')) {
    const start = part === 'original' ? (original ?? text) : text;
    for (const node of nodes(start)) {
      if (node.kind !== 'text' || !/[\p{L}\p{N}]/u.test(node.value)) continue;
      const around = [node.parent, ...ancestors(node.parent)];
      const isOther = part === 'translation' && original !== undefined && around.includes(original);
      if (!isOther && !around.some(isNotShown)) yield node;
    }
  }
  for (const inner of elements(root, 'TEI')) yield* textsOf(inner, part);
}

/** The form of a choice that is not in the reading text, and the words of the index. */
function isNotShown(element: XmlElement): boolean {
  const { local, parent } = element;
  if (/^(?:index|interp|interpGrp|span|spanGrp)$/.test(local)) return true;
  if (parent?.local !== 'choice') return false;
  if (child(parent, local) !== element) return true;
  if (local === 'sic') return child(parent, 'corr') !== undefined;
  if (local === 'orig') return child(parent, 'reg') !== undefined;
  if (local === 'abbr') return elements(child(parent, 'expan') ?? parent, 'ex').length > 0;
  return !/^(?:corr|reg|expan)$/.test(local) && elements(parent)[0] !== element;
}

/** What the file cannot show and the record keeps, in words for the terminal. */
export function notShown(root: XmlElement, isMarkdown: boolean): readonly string[] {
  const counts = new Map<string, number>();
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const node of nodes(root)) {
    if (node.kind !== 'element' || [...ancestors(node)].some(({ local }) => local === 'teiHeader')) continue;
    for (const what of kindsOf(node, isMarkdown)) add(what);
  }
  return [...counts].map(([what, count]) =>
    what.includes('#') ? what.replace('#', String(count)) : `${what} (${count})`,
  );
}

function kindsOf(element: XmlElement, isMarkdown: boolean): readonly string[] {
  const { local } = element;
  const has = (name: string): boolean => attribute(element, name) !== undefined;
  const kinds: string[] = [];
  if (/^(?:persName|placeName|orgName|geogName|name|rs|term|roleName)$/.test(local))
    kinds.push('tags of names, offices and terms');
  if (local === 'date' || local === 'time') kinds.push('values of dates and times');
  if (/^(?:measure|num)$/.test(local)) kinds.push('values of numbers and measures');
  if (has('cert')) kinds.push('statements of certainty');
  if (local === 'sic' || local === 'orig' || local === 'abbr') {
    if (element.parent?.local === 'choice' && isNotShown(element))
      kinds.push('forms beside the one in the text (sic, orig, abbr)');
  }
  if (local === 'app') kinds.push('types, causes and hands of readings');
  if (/^(?:p|ab|l|lg)$/.test(local) && has('n')) kinds.push('numbers of paragraphs and verses');
  if (has('facs')) kinds.push('places in page images');
  if (has('corresp') && /^(?:p|ab|s|seg|head|opener|closer)$/.test(local)) kinds.push('alignments with another text');
  if (local === 'link') kinds.push('alignments with another text');
  if (local === 'pb' && !has('n')) kinds.push('turns of a page without a number');
  if (/^(?:handShift|milestone|cb|gb|space|addSpan|delSpan|damageSpan|damage|restore|surplus)$/.test(local))
    kinds.push('marks of hands, columns, damage and stretches');
  if (/^(?:annotation|certainty|respons|join|transpose|spanGrp)$/.test(local))
    kinds.push('annotations apart from the text');
  if (local === 'index') kinds.push('entries for an index');
  if (local === 'graphic' && /\.svg$/i.test(attribute(element, 'url') ?? ''))
    kinds.push('drawings (described in words)');
  if (isMarkdown && local === 'cell' && (has('cols') || has('rows'))) kinds.push('cells over several columns or rows');
  if (isMarkdown && (local === 'add' || local === 'del') && has('change')) kinds.push('who made a tracked change');
  return kinds;
}
