/** Builds a running text piece by piece, and keeps where each character comes from. */
import type { XmlElement, XmlText } from '../xml/tree.js';
import type { Origin, Point, ScriptFlow, Span } from './script.js';

type WithoutStretch<T> = T extends unknown ? Omit<T, 'start' | 'end'> : never;

export class FlowWriter {
  #text = '';
  readonly #origins: Origin[] = [];
  readonly #spans: Span[] = [];
  readonly #points: Point[] = [];
  #space: Origin | undefined;
  #line: Origin | undefined;

  constructor(private readonly source: string) {}

  get length(): number {
    return this.#text.length;
  }

  get isEmpty(): boolean {
    return this.#text === '' && this.#points.length === 0;
  }

  /** Adds the text of a node, with its white space as single spaces. */
  write(node: XmlText): void {
    const origins = originsOf(node, this.source);
    for (let i = 0; i < node.value.length; i += 1) this.#put(node.value[i] as string, origins[i] as Origin);
  }

  /**
   * Adds characters that the record does not have.
   *
   * @param made the element that they stand for; the layout if they stand for none
   * @param at whether they belong before that element, behind it, or, as quotation marks, before or behind what it holds
   */
  make(text: string, made: XmlElement | 'layout', holder: XmlElement, offset: number): void {
    const origin: Origin = { start: offset, end: offset, holder, made };
    for (const character of text) for (const unit of character.split('')) this.#put(unit, origin);
  }

  /** Begins a new line, if there is anything before it and anything comes behind it. */
  newLine(holder: XmlElement, offset: number): void {
    if (this.#text === '') return;
    this.#line ??= { start: offset, end: offset, holder, made: 'layout' };
  }

  /** The line break of an element. */
  breakLine(element: XmlElement): void {
    if (this.#text === '') return;
    const { start, end } = element.range;
    const holder = element.parent ?? element;
    this.#line = { start: start.offset, end: end.offset, holder, made: element };
  }

  point(kind: 'note' | 'image', id: string, element: XmlElement): void {
    const { start, end } = element.range;
    const origin = { start: start.offset, end: end.offset, holder: element.parent ?? element, made: element };
    this.#points.push({ kind, at: this.#text.length, id, origin });
  }

  /** Marks what has been written since `start`. */
  span(start: number, span: WithoutStretch<Span>): void {
    let from = start;
    while (/\s/.test(this.#text[from] ?? '')) from += 1;
    if (from < this.#text.length) this.#spans.push({ ...span, start: from, end: this.#text.length } as Span);
  }

  lastCharacter(): string {
    return this.#space === undefined && this.#line === undefined ? (this.#text.at(-1) ?? '') : ' ';
  }

  finish(): ScriptFlow {
    return { text: this.#text, origins: this.#origins, spans: this.#spans, points: this.#points };
  }

  #put(character: string, origin: Origin): void {
    // Word shows a soft hyphen only where a line ends; nobody has typed it.
    if (character === '\u00AD') return;
    if (/[ \t\r\n]/.test(character)) {
      this.#space ??= origin;
      return;
    }
    this.#flushLine();
    if (this.#space !== undefined && this.#text !== '' && !this.#text.endsWith('\n')) this.#push(' ', this.#space);
    this.#space = undefined;
    this.#push(character, origin);
  }

  #flushLine(): void {
    if (this.#line === undefined) return;
    this.#push('\n', this.#line);
    this.#line = undefined;
    this.#space = undefined;
  }

  #push(character: string, origin: Origin): void {
    this.#text += character;
    this.#origins.push(origin);
  }
}

/** Where each code unit of a text node stands in the source: references such as `&amp;` are several characters there. */
function originsOf({ value, range, parent }: XmlText, source: string): readonly Origin[] {
  const from = range.start.offset;
  const written = source.slice(from, range.end.offset);
  const holder = parent;
  if (written.length === value.length)
    return [...value.split('').keys()].map((i) => ({ start: from + i, end: from + i + 1, holder, made: undefined }));
  const origins: Origin[] = [];
  let at = 0;
  let isCdata = false;
  while (at < written.length && origins.length < value.length) {
    if (!isCdata && written.startsWith('<![CDATA[', at)) {
      isCdata = true;
      at += 9;
      continue;
    }
    if (isCdata && written.startsWith(']]>', at)) {
      isCdata = false;
      at += 3;
      continue;
    }
    const reference = isCdata ? undefined : /^&[^;]*;/.exec(written.slice(at, at + 40))?.[0];
    const length = reference?.length ?? (written.startsWith('\r\n', at) ? 2 : 1);
    const code = value.codePointAt(origins.length) ?? 0;
    const units = reference !== undefined && code > 0xffff ? 2 : 1;
    const origin: Origin = { start: from + at, end: from + at + length, holder, made: isCdata ? parent : undefined };
    for (let i = 0; i < units; i += 1) origins.push(origin);
    at += length;
  }
  const end = range.end.offset;
  while (origins.length < value.length) origins.push({ start: end, end, holder, made: parent });
  return origins;
}
