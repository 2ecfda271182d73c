/** A collation as one HTML page that needs nothing else: a row for each entry, a column for each witness. */
import { escapeHtml } from '../../diagnostics/reporters/html/escape.js';
import { standalonePage } from '../../diagnostics/reporters/html/standalone-page.js';
import { countOf } from '../../diagnostics/summary.js';
import type { Analysis, Entry, Paragraph, Reading, Shared } from '../analyse.js';
import type { Collation, Witness } from '../model.js';
import { type Piece, textAt } from '../pieces.js';
import { describe, listed, normalisationOf, titleOf } from '../tei-header.js';
import { style } from './style.js';

export interface HtmlOptions {
  /** The program's version. */
  readonly version: string;
}

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

export function writeHtml(collation: Collation, analysis: Analysis, { version }: HtmlOptions): string {
  const title = titleOf(collation);
  const page = new Page(collation, analysis);
  return standalonePage({
    title,
    version,
    css: style,
    main: `<p class="eyebrow">Collation</p>
<h1>${escapeHtml(title)}</h1>
${page.write()}`,
    remark: '; not yet checked by an editor',
  });
}

class Page {
  readonly #witnesses: readonly Witness[];
  readonly #labels: ReadonlyMap<Paragraph, string>;
  /** The transpositions whose other places a reader has been led to from here already. */
  readonly #told = new Set<string>();

  constructor(
    private readonly collation: Collation,
    private readonly analysis: Analysis,
  ) {
    this.#witnesses = collation.witnesses;
    this.#labels = labelsOf(analysis);
  }

  write(): string {
    return [this.#lead(), this.#keys(), this.#table(), this.#transpositions()].filter((part) => part !== '').join('\n');
  }

  #siglum(witness: number): string {
    return escapeHtml(this.#witnesses[witness]?.siglum ?? '');
  }

  #sigla(witnesses: readonly number[]): string {
    return escapeHtml(listed(witnesses.map((w) => this.#witnesses[w]?.siglum ?? '')));
  }

  #lead(): string {
    const { transpositions, base } = this.collation;
    const { entries, paragraphs } = this.analysis;
    const lacking = paragraphs.filter(({ absent }) => absent.length > 0).length;
    const counts = [
      entries === 0
        ? 'The words are the same throughout'
        : entries === 1
          ? '1 place differs'
          : `${entries} places differ`,
      ...(lacking === 0
        ? []
        : [`${countOf(lacking, 'paragraph')} ${lacking === 1 ? 'is' : 'are'} not in all witnesses`]),
      ...(transpositions.length === 0
        ? []
        : [
            `${countOf(transpositions.length, 'passage')} ${transpositions.length === 1 ? 'stands' : 'stand'} elsewhere in another witness`,
          ]),
    ];
    const omitted = this.#witnesses
      .filter(({ leftOut }) => leftOut.length > 0)
      .map((witness) => `of ${witness.siglum} ${listed(witness.leftOut)}`);
    return `<p class="lead">${escapeHtml(
      `${counts.join('; ')}. Readings are compared with ${this.#witnesses[base]?.siglum}. ${normalisationOf(this.collation)}${
        omitted.length === 0 ? '' : ` Not collated: ${omitted.join('; ')}.`
      }`,
    )}</p>`;
  }

  #keys(): string {
    const witnesses = this.#witnesses.map(
      (witness) => `<dt>${escapeHtml(witness.siglum)}</dt><dd>${escapeHtml(describe(witness))}</dd>`,
    );
    const signs = [
      ['<b>word</b>', 'bold, behind a line: another reading'],
      ...(this.collation.ignore.length === 0
        ? []
        : [['<span class="sign">≈</span> word', 'behind dots: differs only in what was ignored']]),
      ['<i class="om">om.</i>', 'the witness lacks the words'],
      ['<span class="sign">+</span> word', 'the witness adds the words'],
      ...(this.collation.transpositions.length === 0
        ? []
        : [['<span class="moved">word</span> ⇄1', 'stands elsewhere in another witness; the number leads there']]),
      ...(this.analysis.paragraphs.some(({ segments }) => segments.some(hasBreak))
        ? [['<span class="end">¶</span>', 'a paragraph ends here in this witness only']]
        : []),
    ];
    const shown = signs.map(([sign, meaning]) => `<dt>${sign}</dt><dd>${meaning}</dd>`);
    return `<div class="keys">
<section aria-labelledby="witnesses"><h2 id="witnesses">Witnesses</h2><dl>${witnesses.join('')}</dl></section>
<section aria-labelledby="signs"><h2 id="signs">Signs</h2><dl class="signs">${shown.join('')}</dl></section>
</div>`;
  }

  #table(): string {
    const { language } = this.collation;
    const lang = language === '' ? '' : ` lang="${escapeHtml(language)}"`;
    const dir = rightToLeft.has(language.split('-')[0] ?? '') ? ' dir="rtl"' : '';
    const heads = this.#witnesses.map((_, w) => `<th scope="col">${this.#siglum(w)}</th>`);
    return `<div class="scroll" role="region" aria-label="Alignment" tabindex="0">
<table style="--witnesses: ${heads.length}">
<colgroup><col class="n"><col span="${heads.length}"></colgroup>
<thead><tr><th scope="col" class="n">No.</th>${heads.join('')}</tr></thead>
${this.analysis.paragraphs.map((paragraph, i) => this.#paragraph(paragraph, i + 1, lang + dir)).join('\n')}
</table>
</div>`;
  }

  #paragraph(paragraph: Paragraph, number: number, lang: string): string {
    const { kind, absent, segments } = paragraph;
    const label = escapeHtml(this.#labels.get(paragraph) ?? '');
    const lacking = absent.length === 0 ? '' : ` · not in ${this.#sigla(absent)}`;
    const rows = segments.map((segment) =>
      segment.kind === 'shared' ? this.#shared(segment, paragraph) : this.#entry(segment, paragraph),
    );
    return `<tbody${kind === 'head' ? ' class="heading"' : ''}${lang}>
<tr class="paragraph" id="p${number}"><th scope="rowgroup" colspan="${this.#witnesses.length + 1}" lang="en"><span>${label}${lacking}</span></th></tr>
${rows.join('\n')}
</tbody>`;
  }

  /** Words that all have, in one cell; in more where a witness that lacks the paragraph stands between. */
  #shared({ pieces }: Shared, { present }: Paragraph): string {
    if (pieces.every(({ text }) => text.trim() === '')) return '';
    const cells: string[] = [];
    for (let w = 0; w < this.#witnesses.length; ) {
      let end = w + 1;
      while (end < this.#witnesses.length && present.includes(end) === present.includes(w)) end += 1;
      const span = end - w > 1 ? ` colspan="${end - w}"` : '';
      cells.push(
        present.includes(w)
          ? `<td class="shared"${span}><span>${pieces
              .map(({ text }) => escapeHtml(text))
              .join('')
              .trim()}</span></td>`
          : `<td class="absent"${span}></td>`,
      );
      w = end;
    }
    return `<tr><td class="n"></td>${cells.join('')}</tr>`;
  }

  #entry({ n, readings }: Entry, { present }: Paragraph): string {
    const cells = this.#witnesses.map((_, w) => {
      if (!present.includes(w)) return '<td class="absent"></td>';
      return this.#cell(readings.find(({ witnesses }) => witnesses.includes(w)) as Reading, w);
    });
    return `<tr class="entry" id="e${n}"><th scope="row" class="n"><a href="#e${n}">${n}</a></th>${cells.join('')}</tr>`;
  }

  #cell({ kind, pieces }: Reading, witness: number): string {
    if (pieces.length === 0) {
      if (kind === 'lemma') return '<td class="om">–</td>';
      return `<td class="differs is-${kind}"><i class="om" lang="la">om.</i></td>`;
    }
    const words = this.#words(pieces, witness);
    if (kind === 'lemma') return `<td>${words}</td>`;
    const sign = kind === 'orthographic' ? '≈' : kind === 'addition' ? '+' : '';
    return `<td class="differs is-${kind}">${sign === '' ? '' : `<span class="sign">${sign}</span> `}${words}</td>`;
  }

  #words(pieces: readonly Piece[], witness: number): string {
    let html = '';
    for (const [i, { kind, text, moved }] of pieces.entries()) {
      const word = kind === 'break' ? '<span class="end">¶</span> ' : escapeHtml(text);
      html += moved === 0 ? word : `<span class="moved">${word}</span>`;
      if (moved > 0 && pieces[i + 1]?.moved !== moved) html += this.#pointer(moved, witness);
    }
    return html.trim();
  }

  #pointer(moved: number, witness: number): string {
    const key = `moved-${moved}-${witness}`;
    const id = this.#told.has(key) ? '' : ` id="${key}"`;
    this.#told.add(key);
    return `<a class="moved-to" href="#moved-${moved}"${id} aria-label="transposition ${moved}" lang="en">⇄${moved}</a>`;
  }

  #transpositions(): string {
    const { transpositions } = this.collation;
    if (transpositions.length === 0) return '';
    const items = transpositions.map(({ places }, i) => {
      const lines = places.map((place) => {
        const href = `moved-${i + 1}-${place.witness}`;
        return `<p><span class="siglum">${this.#siglum(place.witness)}</span><a href="#${href}">${escapeHtml(textAt(this.collation, place))}</a></p>`;
      });
      return `<li id="moved-${i + 1}"><span class="no">⇄${i + 1}</span><div>${lines.join('')}</div></li>`;
    });
    return `<section class="transpositions" aria-labelledby="transpositions"><h2 id="transpositions">Words that stand elsewhere in another witness</h2><ol>
${items.join('\n')}
</ol></section>`;
  }
}

/** What paragraphs are called: by their numbers in the base, or if the base numbers none by their places among the paragraphs. */
function labelsOf({ paragraphs }: Analysis): ReadonlyMap<Paragraph, string> {
  const isNumbered = paragraphs.some(({ n }) => n !== '');
  let place = 0;
  return new Map(
    paragraphs.map((paragraph) => {
      if (paragraph.kind !== 'p') return [paragraph, paragraph.kind === 'head' ? 'Heading' : 'Line'];
      place += 1;
      return [paragraph, `Paragraph ${isNumbered ? paragraph.n : place}`.trim()];
    }),
  );
}

function hasBreak(segment: Entry | Shared): boolean {
  const lists = segment.kind === 'shared' ? [segment.pieces] : segment.readings.map(({ pieces }) => pieces);
  return lists.some((pieces) => pieces.some(({ kind }) => kind === 'break'));
}
