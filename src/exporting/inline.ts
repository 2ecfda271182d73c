/** Lays running text out as a translator types it: brackets for what TEI marks, notes at their calls. */
import { attribute, child, elements, normalizeSpace, textOf } from '../xml/query.js';
import type { XmlElement, XmlNode } from '../xml/tree.js';
import {
  additionWords,
  gapWords,
  isBlock,
  isShownEverywhere,
  isWordOnly,
  notePrefix,
  quotesOf,
  sigla,
  silent,
  stylesOf,
} from './elements.js';
import { FlowWriter } from './flow-writer.js';
import type { ScriptImage, ScriptNote, ScriptParagraph } from './script.js';

/** What the whole record has in common. */
export interface Sheet {
  readonly source: string;
  readonly notes: Map<string, ScriptNote>;
  readonly images: Map<string, ScriptImage>;
  /** Who made a change and when, by the `xml:id` of the `change`. */
  readonly changes: ReadonlyMap<string, { readonly by: string; readonly when: string }>;
}

export class InlineLayout {
  constructor(
    private readonly sheet: Sheet,
    private readonly out: FlowWriter,
    /** A note cannot stand in a note: there it is a bracket. */
    private readonly isNote: boolean,
  ) {}

  /** The text inside an element. */
  content(element: XmlElement): void {
    this.nodes(element.children);
  }

  nodes(children: readonly XmlNode[]): void {
    for (let i = 0; i < children.length; i += 1) {
      const node = children[i] as XmlNode;
      if (node.kind === 'text') this.out.write(node);
      if (node.kind !== 'element') continue;
      const next = children[i + 1];
      if (node.local === 'sic' && next?.kind === 'element' && isWordOnly(next)) {
        this.content(node);
        this.#after(' [SIC - ', node);
        this.content(next);
        this.#after(']', node, next.range.end.offset);
        i += 1;
      } else this.element(node);
    }
  }

  element(element: XmlElement): void {
    const start = this.out.length;
    const language = attribute(element, 'xml:lang');
    this.#show(element);
    if (element.local === 'note' || element.local === 'app') return;
    for (const style of stylesOf(element)) this.out.span(start, { kind: 'style', style });
    if (language !== undefined) this.out.span(start, { kind: 'language', tag: language });
    const target = attribute(element, 'target') ?? '';
    if (element.local === 'ref' && /^(?:https?|mailto):\S+$/i.test(target))
      this.out.span(start, { kind: 'link', target });
    const change = this.sheet.changes.get((attribute(element, 'change') ?? '').replace(/^#/, ''));
    if (change !== undefined && (element.local === 'add' || element.local === 'del'))
      this.out.span(start, { kind: element.local === 'add' ? 'inserted' : 'deleted', ...change });
  }

  #show(element: XmlElement): void {
    const { local } = element;
    if (local === 'figure') this.#figure(element);
    if (silent.has(local) || local === 'figure') return;
    switch (local) {
      case 'lb':
        if (attribute(element, 'break') !== 'no') this.out.breakLine(element);
        return;
      case 'pb':
        this.#pageTurn(element);
        return;
      case 'note':
        this.#note(element);
        return;
      case 'app':
        this.#apparatus(element);
        return;
      case 'choice':
        this.#choice(element);
        return;
      case 'gap': {
        this.#before(`[${gapWords(element)}`, element);
        const desc = child(element, 'desc');
        if (desc !== undefined) {
          this.#before(': ', element);
          this.content(desc);
        }
        this.#after(']', element);
        return;
      }
      case 'sic':
        this.content(element);
        this.#after(' [SIC]', element);
        return;
      case 'unclear':
        this.content(element);
        this.#after(' [?]', element);
        return;
      case 'supplied':
      case 'ex':
        this.#bracket('[', element);
        return;
      case 'vocal':
      case 'incident':
      case 'kinesic':
      case 'event':
        this.#bracket('[', element);
        return;
      case 'stamp':
        this.#bracket('[stamp: ', element);
        return;
      case 'fw':
        this.#bracket('[running head: ', element);
        return;
      case 'add':
        if (attribute(element, 'change') !== undefined) this.content(element);
        else this.#bracket(`${this.#isOpen() ? '' : ' '}[${additionWords(element)}: `, element);
        return;
      case 'list':
        this.#inlineList(element);
        return;
      case 'dateline':
      case 'salute':
      case 'signed':
      case 'addrLine':
      case 'address':
        this.#line(element);
        return;
      default: {
        const quotes = quotesOf(element);
        if (quotes === undefined) this.content(element);
        else {
          this.#before(quotes[0], element);
          this.content(element);
          this.#after(quotes[1], element);
        }
      }
    }
  }

  #isOpen(): boolean {
    return /^$|[\s([]/.test(this.out.lastCharacter());
  }

  #before(text: string, element: XmlElement): void {
    this.out.make(text, element, element.parent ?? element, element.range.start.offset);
  }

  #after(text: string, element: XmlElement, offset: number = element.range.end.offset): void {
    this.out.make(text, element, element.parent ?? element, offset);
  }

  #bracket(open: string, element: XmlElement): void {
    this.#before(open, element);
    this.content(element);
    this.#after(']', element);
  }

  /** Parts of an opener and of a closer stand on lines of their own. */
  #line(element: XmlElement): void {
    const parent = element.parent ?? element;
    if (parent.local === 'p') {
      this.content(element);
      return;
    }
    this.out.newLine(parent, element.range.start.offset);
    this.content(element);
    this.out.newLine(parent, element.range.end.offset);
  }

  #pageTurn(element: XmlElement): void {
    const n = attribute(element, 'n');
    if (n !== undefined) this.#before(`${this.#isOpen() ? '' : ' '}[Page ${n}] `, element);
  }

  #inlineList(list: XmlElement): void {
    for (const node of list.children) {
      if (node.kind === 'text') this.out.write(node);
      if (node.kind !== 'element') continue;
      const n = attribute(node, 'n');
      if (node.local === 'item' && n !== undefined) this.#before(`(${n}) `, node);
      this.content(node);
    }
  }

  #choice(choice: XmlElement): void {
    const [corr, reg, expan, abbr, first] = [
      child(choice, 'corr'),
      child(choice, 'reg'),
      child(choice, 'expan'),
      child(choice, 'abbr'),
      elements(choice)[0],
    ];
    const chosen = corr ?? reg;
    if (chosen !== undefined) this.element(chosen);
    else if (expan === undefined || abbr === undefined) {
      if (first !== undefined) this.element(first);
    } else if (hasEx(expan)) this.content(expan);
    else {
      this.content(abbr);
      this.#before(' [', expan);
      this.content(expan);
      this.#after(']', expan);
    }
  }

  #note(note: XmlElement): void {
    if (isWordOnly(note)) {
      this.#bracket(' [', note);
      return;
    }
    if (this.isNote) {
      const prefix = notePrefix(note);
      this.#bracket(` [${prefix === '' ? 'Translator’s note: ' : prefix}`, note);
      return;
    }
    this.#footnote(note, (layout, out) => {
      out.make(notePrefix(note), note, note, note.tag.end.offset);
      layout.#noteContent(note, out);
    });
  }

  #noteContent(note: XmlElement, out: FlowWriter): void {
    for (const node of note.children) {
      if (node.kind === 'text') out.write(node);
      if (node.kind !== 'element') continue;
      if (isBlock(node)) {
        out.newLine(note, node.range.start.offset);
        this.content(node);
        out.newLine(note, node.range.end.offset);
      } else this.nodes([node]);
    }
  }

  #footnote(owner: XmlElement, write: (layout: InlineLayout, out: FlowWriter) => void): void {
    const id = String(this.sheet.notes.size + 1);
    // The place is kept before what the note holds is laid out, so that notes are counted in the order of their calls.
    this.sheet.notes.set(id, { blocks: [], owner });
    const out = new FlowWriter(this.sheet.source);
    write(new InlineLayout(this.sheet, out, true), out);
    const paragraph: ScriptParagraph = { kind: 'paragraph', role: 'note', flow: out.finish(), owner };
    this.sheet.notes.set(id, { blocks: [paragraph], owner });
    this.out.point('note', id, owner);
  }

  /** The lemma in the text, the readings in a note. */
  #apparatus(app: XmlElement): void {
    const lemma = child(app, 'lem') ?? readingsOf(app)[0];
    if (lemma !== undefined) this.content(lemma);
    if (this.isNote) {
      this.#before(' [Readings: ', app);
      this.readings(app, lemma);
      this.#after(']', app);
    } else
      this.#footnote(app, (layout, out) => {
        out.make('Readings: ', app, app, app.tag.end.offset);
        layout.readings(app, lemma);
      });
  }

  /** The readings of an entry of the apparatus, after each other, with their witnesses. */
  readings(app: XmlElement, lemma: XmlElement | undefined): void {
    const parts: (() => void)[] = [];
    if (lemma !== undefined && sigla(lemma) !== '') parts.push(() => this.#before(`text ${sigla(lemma)}`, lemma));
    for (const reading of readingsOf(app)) {
      if (reading === lemma) continue;
      const says = normalizeSpace(textOf(reading)) !== '';
      parts.push(() => {
        this.#before(says ? `${sigla(reading)}: ` : `${sigla(reading)} omits`, reading);
        this.content(reading);
      });
    }
    for (const other of detailsOf(app)) {
      parts.push(() => {
        if (other.local === 'witDetail') this.#before(`${sigla(other)}: `, other);
        this.content(other);
      });
    }
    parts.forEach((write, i) => {
      if (i > 0) this.#before('; ', app);
      write();
    });
  }

  /** A picture; what cannot be shown is told in words. */
  #figure(figure: XmlElement): void {
    const url = attribute(child(figure, 'graphic') ?? figure, 'url') ?? '';
    const description = child(figure, 'figDesc');
    if (isShownEverywhere(url)) {
      const id = `image-${this.sheet.images.size + 1}`;
      this.sheet.images.set(id, {
        url,
        description: normalizeSpace(description === undefined ? '' : textOf(description)),
      });
      this.out.point('image', id, figure);
    } else if (description !== undefined) {
      this.#before('[Picture: ', figure);
      this.content(description);
      this.#after(']', figure);
    }
    for (const inner of elements(figure)) {
      if (/^(?:graphic|figDesc)$/.test(inner.local)) continue;
      this.out.newLine(figure, inner.range.start.offset);
      if (isBlock(inner)) this.content(inner);
      else this.element(inner);
      this.out.newLine(figure, inner.range.end.offset);
    }
  }
}

function hasEx(expan: XmlElement): boolean {
  return elements(expan).some(({ local }) => local === 'ex');
}

function readingsOf(app: XmlElement): readonly XmlElement[] {
  return elements(app).flatMap((one) =>
    one.local === 'rdg' ? [one] : one.local === 'rdgGrp' ? [...elements(one, 'lem'), ...readingsOf(one)] : [],
  );
}

function detailsOf(app: XmlElement): readonly XmlElement[] {
  return elements(app).flatMap((one) =>
    one.local === 'witDetail' || one.local === 'note' || one.local === 'wit'
      ? [one]
      : one.local === 'rdgGrp'
        ? detailsOf(one)
        : [],
  );
}
