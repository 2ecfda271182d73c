import { listOf, nearest } from '../diagnostics/suggest.js';
import { dateHelp } from './date-words.js';
import type { ValueType } from './schema-values.js';
import { either, isOf, kindsOf } from './value-kinds.js';

/** What a value stands on, as far as words about it need to know. */
export interface ValuePlace {
  /** The name of the attribute as written; empty for the text of an element. */
  readonly name: string;
  /** Whether the element may also have `@unit`. */
  readonly hasUnit: boolean;
}

/** Whether a type takes dates. */
export function isTemporal({ data }: ValueType): boolean {
  return data.some(({ type }) => type === 'date' || type === 'gYear' || type === 'dateTime');
}

/** Whether a value is one that a type takes, as far as this can be said here. */
export function isAllowed(type: ValueType, value: string): boolean {
  return type.values.includes(value) || type.data.some((item) => isOf(item, value));
}

/** What to write instead of a value that a schema refuses: what was probably meant, and what may stand there. */
export function valueHelp(value: string, type: ValueType, place: ValuePlace): string {
  const { list, values } = type;
  const parts = value
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '');
  if (list !== undefined && parts.length > 0) return listHelp(parts, type, place);
  const meant = nearestValue(value.trim(), values);
  if (type.data.length === 0) return meant === undefined ? allowed(values) : `Did you mean “${meant}”?`;
  if (isTemporal(type)) {
    const date = dateHelp(value);
    const written = /^Write “(.*)”$/.exec(date)?.[1];
    if (written === undefined ? date.startsWith('There is') || /has \d+ days$/.test(date) : isAllowed(type, written))
      return date;
  }
  const several = severalPointers(parts, type);
  if (several !== undefined) return several;
  const suggestion = meant ?? suggest(value, type, place);
  const what = inWords(type, place.name);
  if (suggestion === undefined) return `Write ${what}`;
  const isAmount = /^(?:quantity|atLeast|atMost|min|max|value)$/.test(place.name);
  const unit =
    place.hasUnit && isAmount && /[\d½¼¾⅛]\s*\p{L}|\p{L}\s+\p{L}/u.test(value) ? '. The unit goes into @unit' : '';
  return `Write “${suggestion}”: ${what}${unit}`;
}

/** Of several values with spaces between, the first that is wrong; or how many there have to be. */
function listHelp(parts: readonly string[], type: ValueType, place: ValuePlace): string {
  const { list, ...one } = type;
  const what = inWords(type, place.name);
  const isRight = (part: string): boolean => isAllowed(one, part);
  const isEnough = (count: number): boolean => counted(count, list) === '';
  const wrong = parts.find((part) => !isRight(part));
  if (wrong === undefined) return `Write ${counted(parts.length, list)}${what}`;
  const better = nearestValue(wrong, one.values) ?? suggest(wrong, one, place);
  if (better !== undefined && isEnough(parts.length))
    return `Write “${parts.map((part) => (part === wrong ? better : part)).join(' ')}”: ${what}`;
  // A space may have got into one of them.
  const joined = kindsOf(one, place.name).flatMap(({ near }) => near?.(parts.join(' ')) ?? []);
  const whole = joined.find((text) => text.split(/\s+/).every(isRight) && isEnough(text.split(/\s+/).length));
  return whole === undefined ? `“${wrong}” is wrong. Write ${what}` : `Write “${whole}”: ${what}`;
}

function counted(count: number, list: ValueType['list']): string {
  if (list === undefined) return '';
  if (count < list.least) return `at least ${list.least}: `;
  return list.most !== undefined && count > list.most ? `at most ${list.most}: ` : '';
}

/** What a type allows, to be read after “Write”. */
export function inWords(type: ValueType, name: string): string {
  const { list, values } = type;
  const kinds = kindsOf(type, name);
  const isOpen = type.data.some(({ patterns }) => patterns.includes('[^\\p{C}\\p{Z}]+'));
  const said = kinds.map(({ one, many }) =>
    list === undefined || list.most === 1 ? one : (many ?? `${one}; several with spaces between`),
  );
  // The values of an open list are examples of it; a language may also be none.
  const named = isOpen ? [] : values.filter((value) => value !== '');
  if (named.length === 0) return either(said);
  const some = named.length > 12 ? [...named.slice(0, 12), '…'] : named;
  const isTruth = said.length === 1 && said[0] === 'true or false';
  if (isTruth) return either(['true', 'false', ...some]);
  return said.length === 0 ? either(some) : `${either(some)}, or ${either(said)}`;
}

function suggest(value: string, type: ValueType, { name }: ValuePlace): string | undefined {
  for (const { near } of kindsOf(type, name)) {
    const found = near?.(value);
    if (found !== undefined && found !== value && isAllowed(type, found)) return found;
  }
  return undefined;
}

/** The value that a mistyped or shortened one was probably meant to be. */
function nearestValue(value: string, values: readonly string[]): string | undefined {
  const near = nearest(value, values);
  // Any letter is near to any other.
  const isLetter = value.length === 1 && near?.toLowerCase() !== value.toLowerCase();
  if (near !== undefined && near !== '' && !isLetter) return near;
  const longer = values.filter(
    (candidate) => value.length > 1 && candidate.toLowerCase().startsWith(value.toLowerCase()),
  );
  return longer.length === 1 ? longer[0] : undefined;
}

function allowed(values: readonly string[]): string {
  return `Allowed ${values.length === 1 ? 'is' : 'are'} ${listOf(values, 24)}`;
}

/** Where one pointer may stand and there are several. */
function severalPointers(parts: readonly string[], type: ValueType): string | undefined {
  const isPointer = type.list === undefined && type.data.some((item) => item.type === 'anyURI');
  const areWhole = parts.length > 1 && parts.every((part) => /.#.|^#.|:\/\//.test(part));
  return isPointer && areWhole ? `One pointer may stand here, and there are ${parts.length}` : undefined;
}
