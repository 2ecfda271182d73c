/** A citation as running text: what a page prints, and where it may put a paragraph. */
import type { Labels } from '../labels.js';

export type Run =
  /** `words` are those of the record’s header, in its language. */
  | { readonly kind: 'text' | 'title' | 'words'; readonly text: string }
  /** Where a pinpoint such as “para. 3, ” may be put in. */
  | { readonly kind: 'pinpoint' }
  /** The address; a pinpoint adds `#` and the anchor. */
  | { readonly kind: 'address'; readonly text: string };

export const text = (words: string): Run => ({ kind: 'text', text: words });
export const words = (said: string): Run => ({ kind: 'words', text: said });
export const title = (words: string): Run => ({ kind: 'title', text: words });

/** A title between quotation marks, those inside it turned into inner ones, with a mark of punctuation at its end. */
export function quoted(title: string, mark: ',' | '.' | '', label: Labels): readonly Run[] {
  const [open, close] = [label('html.quote.open'), label('html.quote.close')];
  const inner = open === '“' ? title.replace(/“/g, '‘').replace(/”/g, '’') : title;
  const ended = inner.replace(/[.,]+(?=[’”»]*$)/, '');
  const isSaid = /[?!…][’”»]*$/.test(ended);
  const between = (said: string, end: string): readonly Run[] => [text(open), words(said), text(end)];
  // In English the mark stands inside all quotation marks, elsewhere outside.
  if (!label.locale.startsWith('en')) return between(ended, `${close}${mark}`);
  const tail = /[’”]+$/.exec(ended)?.[0] ?? '';
  const body = ended.slice(0, ended.length - tail.length);
  // An apostrophe that ends a plural (“the ministers’”) is no quotation mark, but looks like one: without an opening one it stays.
  const isQuotation = tail !== '' && body.includes('‘');
  const point = isSaid ? '' : mark;
  return isQuotation ? between(body, `${point}${tail}${close}`) : between(ended, `${point}${close}`);
}

/** Runs of sentences, each ended by a full stop that is not doubled. */
export function sentences(parts: readonly (readonly Run[])[]): readonly Run[] {
  const filled = parts.filter((runs) => runs.some((run) => !('text' in run) || run.text !== ''));
  return filled.flatMap((runs, i) => [...(i === 0 ? [] : [text(' ')]), ...stopped(runs)]);
}

function stopped(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1);
  const end = last !== undefined && 'text' in last ? last.text : '';
  return /[.?!][’”»]*$/.test(end) ? runs : [...runs, text('.')];
}

/** The same runs with commas between the parts that are there. */
export function commas(parts: readonly (readonly Run[])[]): readonly Run[] {
  const filled = parts.filter((runs) => runs.some((run) => !('text' in run) || run.text !== ''));
  return filled.flatMap((runs, i) => {
    const before = filled[i - 1]?.at(-1);
    // A quoted title brings its comma with it.
    const ended = before !== undefined && 'text' in before && /,[’”]*$/.test(before.text);
    return i === 0 ? runs : [text(ended ? ' ' : ', '), ...runs];
  });
}

/** The words of a citation alone. */
export function plain(runs: readonly Run[]): string {
  return runs.map((run) => ('text' in run ? run.text : '')).join('');
}
