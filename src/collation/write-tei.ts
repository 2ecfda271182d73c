/** A collation as a TEI document by the method of parallel segmentation (TEI P5 13.2.3), valid by the schema of the house. */
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { Analysis, Entry, Paragraph, Reading } from './analyse.js';
import type { BlockKind, Collation } from './model.js';
import { type Header, writeHeader } from './tei-header.js';
import { movedSegments, writePieces } from './tei-pieces.js';

export type TeiOptions = Header;

const indent = '        ';

export function writeTei(collation: Collation, analysis: Analysis, options: TeiOptions): string {
  const body = new Body(collation, analysis).write();
  const { language } = collation;
  const lang = language === '' ? '' : ` xml:lang="${escapeAttribute(language)}"`;
  const id = options.id === '' ? '' : ` xml:id="${escapeAttribute(options.id)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"${id}${lang}>
${writeHeader(collation, options)}
  <text${lang}>
    <body>
${body}
    </body>
  </text>
</TEI>
`;
}

class Body {
  readonly #lines: string[] = [];
  readonly #segments: ReturnType<typeof movedSegments>;
  /** What was written last, within the division that is open; undefined at the beginning of one. */
  #last: BlockKind | undefined;

  constructor(
    private readonly collation: Collation,
    private readonly analysis: Analysis,
  ) {
    this.#segments = movedSegments(collation, analysis);
  }

  write(): string {
    this.#lines.push('      <div>');
    for (const paragraph of this.analysis.paragraphs) this.#paragraph(paragraph);
    this.#endVerse();
    this.#lines.push('      </div>');
    return this.#lines.join('\n');
  }

  #endVerse(): void {
    if (this.#last === 'l') this.#lines.push(`${indent}</lg>`);
  }

  #paragraph(paragraph: Paragraph): void {
    const { kind, absent } = paragraph;
    if (kind !== this.#last) this.#endVerse();
    if (kind === 'head' && this.#last !== undefined && this.#last !== 'head')
      this.#lines.push('      </div>', '      <div>');
    if (kind === 'l' && this.#last !== 'l') this.#lines.push(`${indent}<lg>`);
    this.#last = kind;
    const content = this.#content(paragraph);
    if (absent.length === 0) this.#lines.push(indent + this.#block(paragraph, content));
    // A heading can't stand in a reading: the reading stands in the heading.
    else if (kind === 'head')
      this.#lines.push(indent + this.#block(paragraph, this.#partly(paragraph, content).join('')));
    else this.#lines.push(...this.#partly(paragraph, this.#block(paragraph, content)).map((line) => indent + line));
  }

  /** An entry about words that some witnesses lack with the whole paragraph. Where the base lacks them, its emptiness is the lemma. */
  #partly({ present, absent }: Paragraph, content: string): readonly string[] {
    const readings = present.includes(this.collation.base)
      ? [this.#reading('lem', present, '', content), this.#reading('rdg', absent, 'omission', '')]
      : [this.#reading('lem', absent, '', ''), this.#reading('rdg', present, 'addition', content)];
    return ['<app>', ...readings.map((line) => `  ${line}`), '</app>'];
  }

  #content({ segments }: Paragraph): string {
    return segments
      .map((segment) => (segment.kind === 'shared' ? writePieces(segment.pieces, []) : this.#entry(segment)))
      .join('');
  }

  #block({ kind, n }: Paragraph, content: string): string {
    const number = n === '' ? '' : ` n="${escapeAttribute(n)}"`;
    return `<${kind}${number}>${content}</${kind}>`;
  }

  #entry({ readings }: Entry): string {
    const lines = readings.map((reading, i) => {
      const text = writePieces(reading.pieces, this.#segments.get(reading) ?? []);
      return this.#reading(i === 0 ? 'lem' : 'rdg', reading.witnesses, i === 0 ? '' : reading.kind, text);
    });
    // White space between lem and rdg is not text: app has elements only.
    return `<app>\n${lines.map((line) => `${indent}    ${line}\n`).join('')}${indent}  </app>`;
  }

  #reading(name: 'lem' | 'rdg', witnesses: Reading['witnesses'], type: string, content: string): string {
    const wit = witnesses.map((w) => `#${this.collation.witnesses[w]?.id}`).join(' ');
    const tag = `${name} wit="${escapeAttribute(wit)}"${type === '' ? '' : ` type="${escapeText(type)}"`}`;
    return content === '' ? `<${tag}/>` : `<${tag}>${content}</${name}>`;
  }
}
