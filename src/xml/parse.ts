import { SaxesParser } from 'saxes';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { doctypeFinding } from './doctype.js';
import { LineIndex } from './lines.js';
import { malformed, neverClosed, strayEndTag, unfinished } from './malformed.js';
import { Namespaces } from './namespaces.js';
import type { Range, XmlAttribute, XmlComment, XmlDocument, XmlElement, XmlInstruction, XmlText } from './tree.js';

export interface ParsedXml {
  /** Undefined where the text is not well-formed XML: then at least one finding is an error. */
  readonly document: XmlDocument | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Building<T> = { -readonly [K in keyof T]: T[K] };
type OpenElement = Building<Omit<XmlElement, 'children'>> & { readonly children: XmlElement['children'][number][] };

/** Ends the parse after a mistake behind which nothing can be trusted. */
const stop = Symbol('stop');

/**
 * Parses XML 1.0 with namespaces into a tree that knows where everything stands in `text`. Never throws on bad XML, never
 * reads anything else: document type declarations are not followed, and entities other than XML's own five are findings.
 * Depth is bounded by memory only. `text` is decoded text; a byte order mark is left out.
 */
export function parseXml(text: string, file: string): ParsedXml {
  return new Parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, file).run();
}

/** One run over one text. */
class Parse {
  readonly #parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  readonly #lines: LineIndex;
  readonly #namespaces = new Namespaces();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #prolog: (XmlComment | XmlInstruction)[] = [];
  readonly #open: OpenElement[] = [];
  #root: XmlElement | undefined;
  #attributes: Building<XmlAttribute>[] = [];
  #tagStart = 0;
  /** Text that has been read since the last node, and where it began. */
  #text = '';
  /** The end of the last node: everything before it is accounted for. */
  #cursor = 0;
  #doctype: Range | undefined;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {
    this.#lines = new LineIndex(text);
    const parser = this.#parser;
    parser.on('opentagstart', () => this.#startTag());
    parser.on('attribute', ({ name, value }) => this.#attribute(name, value));
    parser.on('opentag', ({ name }) => this.#element(name));
    parser.on('closetag', ({ name, isSelfClosing }) => this.#endTag(name, isSelfClosing));
    parser.on('text', (value) => {
      this.#text += value;
    });
    parser.on('cdata', (value) => {
      this.#text += value;
    });
    parser.on('comment', (value) => {
      // Told of at `--`, before its `>`. A comment can't contain `--`, so the last `<!--` is its own beginning.
      const start = this.text.lastIndexOf('<!--', parser.position - 6);
      this.#aside(start, parser.position + 1, (range) => ({ kind: 'comment', value, range }));
    });
    parser.on('processinginstruction', ({ target, body }) => {
      const start = this.text.lastIndexOf(`<?${target}`, parser.position - 4 - target.length - body.length);
      this.#aside(start, parser.position, (range) => ({ kind: 'instruction', target, value: body, range }));
    });
    parser.on('xmldecl', () => {
      this.#cursor = parser.position;
    });
    parser.on('doctype', () => this.#doctypeDeclaration());
    parser.on('error', (error) => this.#mistake(error.message));
  }

  run(): ParsedXml {
    try {
      this.#parser.write(this.text);
      const cut = unfinished(this.file, this.text, this.#cursor, this.#lines);
      if (cut !== undefined) this.#fatal(cut);
      const innermost = this.#open.at(-1);
      if (innermost !== undefined) {
        const end = this.#lines.position(this.text.length);
        this.#fatal(neverClosed(this.file, innermost as XmlElement, { start: end, end }, 'The file ends here'));
      }
      this.#parser.close();
    } catch (thrown) {
      if (thrown !== stop) throw thrown;
    }
    const isBroken = this.#diagnostics.some((found) => found.severity === 'error');
    const document =
      isBroken || this.#root === undefined
        ? undefined
        : { file: this.file, text: this.text, root: this.#root, prolog: this.#prolog, doctype: this.#doctype };
    return { document, diagnostics: this.#diagnostics };
  }

  #startTag(): void {
    this.#flushText();
    this.#tagStart = this.text.lastIndexOf('<', this.#parser.position - 1);
    this.#attributes = [];
  }

  #attribute(name: string, value: string): void {
    const end = this.#parser.position;
    const quote = this.text[end - 1] as string;
    const valueStart = this.text.lastIndexOf(quote, end - 2) + 1;
    let start = valueStart - 2;
    while (/[\s=]/.test(this.text[start] ?? '')) start -= 1;
    start -= name.length - 1;
    this.#attributes.push({
      name,
      local: name,
      uri: '',
      value,
      range: this.#lines.range(start, end),
      valueRange: this.#lines.range(valueStart, end - 1),
    });
  }

  #element(name: string): void {
    const tag = this.#lines.range(this.#tagStart, this.#parser.position);
    const element: OpenElement = {
      kind: 'element',
      name,
      local: name,
      uri: '',
      attributes: this.#attributes,
      children: [],
      parent: this.#open.at(-1) as XmlElement | undefined,
      tag,
      range: tag,
    };
    this.#diagnostics.push(...this.#namespaces.enter(this.file, element, this.#attributes));
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
    this.#cursor = this.#parser.position;
  }

  #endTag(name: string, isSelfClosing: boolean): void {
    this.#flushText();
    const end = this.#parser.position;
    const element = this.#open.at(-1);
    if (element === undefined) return;
    if (!isSelfClosing) {
      const start = this.text.lastIndexOf('</', end - 1);
      const written = this.text.slice(start + 2, end - 1).trimEnd();
      if (written !== name) {
        const range = this.#lines.range(start, end);
        const closesAnother = this.#open.some((open) => open.name === written);
        this.#fatal(
          closesAnother
            ? neverClosed(this.file, element as XmlElement, range, `</${written}> comes first`)
            : strayEndTag(this.file, written, range, element as XmlElement),
        );
      }
    }
    element.range = { start: element.tag.start, end: this.#lines.position(end) };
    this.#open.pop();
    this.#namespaces.leave();
    this.#cursor = end;
  }

  /** Makes a node of the text read since the last node; `end` is where that text ends, the beginning of the tag read by default. */
  #flushText(end = this.text.lastIndexOf('<', this.#parser.position - 1)): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined && this.#text !== '') {
      const range = this.#lines.range(this.#cursor, end);
      const node: XmlText = { kind: 'text', value: this.#text, parent: parent as XmlElement, range };
      parent.children.push(node);
    }
    this.#text = '';
  }

  #aside(start: number, end: number, make: (range: Range) => XmlComment | XmlInstruction): void {
    this.#flushText(start);
    const node = make(this.#lines.range(start, end));
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.children.push(node);
    else if (this.#root === undefined) this.#prolog.push(node);
    this.#cursor = end;
  }

  #doctypeDeclaration(): void {
    const end = this.#parser.position;
    this.#doctype = this.#lines.range(this.text.indexOf('<!DOCTYPE', this.#cursor), end);
    this.#cursor = end;
    this.#diagnostics.push(doctypeFinding(this.file, this.text, this.#lines, this.#doctype));
  }

  #mistake(problem: string): void {
    const { finding, isFatal } = malformed({
      problem: problem.replace(/^(?:[^:]*:)?\d+:\d+: /, ''),
      text: this.text,
      file: this.file,
      lines: this.#lines,
      offset: this.#parser.position,
      cursor: this.#cursor,
      tagStart: this.#tagStart,
      doctype: this.#doctype === undefined ? '' : this.text.slice(this.#doctype.start.offset, this.#doctype.end.offset),
      open: this.#open.at(-1) as XmlElement | undefined,
    });
    if (isFatal) this.#fatal(finding);
    this.#diagnostics.push(finding);
  }

  #fatal(finding: Diagnostic): never {
    this.#diagnostics.push(finding);
    throw stop;
  }
}
