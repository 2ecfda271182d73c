/** What archives print before a document, under labels: date, title, Citation, Summary, Credits, Original Language, Contents. */
import type { Block, Heading, Paragraph } from '../draft.js';
import { type Flow, sliceFlow } from '../flow.js';

export type FieldName =
  | 'date'
  | 'title'
  | 'citation'
  | 'summary'
  | 'credits'
  | 'language'
  | 'contents'
  | 'author'
  | 'translator'
  | 'obtained'
  | 'subjects'
  | 'rights'
  | 'publisher';

const labels: Readonly<Record<string, FieldName>> = {
  citation: 'citation',
  source: 'citation',
  'archival source': 'citation',
  'source information': 'citation',
  summary: 'summary',
  abstract: 'summary',
  description: 'summary',
  credits: 'credits',
  acknowledgements: 'credits',
  acknowledgments: 'credits',
  'original language': 'language',
  language: 'language',
  contents: 'contents',
  'original archive': 'citation',
  'document date': 'date',
  date: 'date',
  title: 'title',
  author: 'author',
  authors: 'author',
  'author(s)': 'author',
  creator: 'author',
  translator: 'translator',
  'translated by': 'translator',
  translation: 'translator',
  'obtained by': 'obtained',
  'contributed by': 'obtained',
  donors: 'credits',
  subjects: 'subjects',
  keywords: 'subjects',
  rights: 'rights',
  licence: 'rights',
  license: 'rights',
  publisher: 'publisher',
};

export interface Field {
  readonly name: FieldName;
  /** The label as typed; undefined for the date and the title at the head, which have none. */
  readonly label: Flow | undefined;
  /** Paragraph by paragraph. */
  readonly values: readonly Flow[];
}

export interface FrontMatter {
  readonly fields: readonly Field[];
  /** The document itself. */
  readonly rest: readonly Block[];
}

interface Labelled {
  readonly name: FieldName;
  readonly label: Flow;
  readonly value: Flow | undefined;
}

/** Whether a paragraph is a label, or begins with one and goes on with its value. */
function labelIn(block: Block | undefined): Labelled | undefined {
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return undefined;
  const { flow } = block;
  const match = /^([\p{L}()]+(?: [\p{L}]+){0,2})\s*(:|$|\n)\s*/u.exec(flow.text);
  const name = match === null ? undefined : labels[(match[1] as string).toLowerCase()];
  if (match === null || name === undefined) return undefined;
  const isAlone = match[0].length === flow.text.length;
  // A word alone without a colon is a label only if it is set off.
  if (match[2] !== ':' && !(isAlone && (block.kind === 'heading' || isAllBold(flow)))) return undefined;
  return {
    name,
    label: sliceFlow(flow, 0, match[0].length),
    value: isAlone ? undefined : sliceFlow(flow, match[0].length, flow.text.length),
  };
}

export function isAllBold({ text, marks }: Flow): boolean {
  return marks.some((mark) => mark.kind === 'style' && mark.style === 'bold' && mark.end - mark.start >= text.length);
}

/** Labels that say that archives' front matter is there; “Date” or “Title” alone may be part of any letter. */
const telling: readonly FieldName[] = ['citation', 'summary', 'credits', 'language', 'contents'];

/** Takes the front matter from the beginning of a typescript, if there is any. */
export function readFrontMatter(blocks: readonly Block[]): FrontMatter {
  const first = blocks.findIndex((block) => labelIn(block) !== undefined);
  const labelled = blocks.flatMap((block) => labelIn(block)?.name ?? []);
  const told = new Set(labelled.filter((name) => telling.includes(name)));
  if (first < 0 || first > 6 || told.size === 0) return { fields: [], rest: blocks };

  const fields: Field[] = [];
  const head = blocks.slice(0, first).filter((block): block is Paragraph | Heading => 'flow' in block);
  const dates = head.filter(({ flow }) => isDateLine(flow.text));
  for (const { flow } of dates.slice(0, 1)) fields.push({ name: 'date', label: undefined, values: [flow] });
  const titles = head.filter((block) => !dates.slice(0, 1).includes(block)).map(({ flow }) => flow);
  if (titles.length > 0) fields.push({ name: 'title', label: undefined, values: titles });

  let at = first;
  for (let field = labelIn(blocks[at]); field !== undefined; field = labelIn(blocks[at])) {
    at += 1;
    const values = field.value === undefined ? [] : [field.value];
    const isLast = !blocks.slice(at).some((block) => labelIn(block) !== undefined);
    for (let block = blocks[at]; block !== undefined && labelIn(block) === undefined; block = blocks[at]) {
      // After the last label comes one paragraph of its own, then the document.
      if (isLast && values.length > 0) break;
      if (block.kind !== 'paragraph') break;
      values.push(block.flow);
      at += 1;
    }
    fields.push({ name: field.name, label: field.label, values });
  }
  return { fields, rest: blocks.slice(at) };
}

/** Whether a line is a date and nothing else. */
export function isDateLine(text: string): boolean {
  return (
    /^(?:\p{L}+,? )?(?:\d{1,2}(?:st|nd|rd|th)?\.? \p{L}+,? \d{4}|\p{L}+ \d{1,2}(?:st|nd|rd|th)?, \d{4}|\p{L}+,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d|\d{4})\.?$/u.test(
      text,
    ) && /\d/.test(text)
  );
}

/** A field as one text, in which line breaks are spaces. */
export function textOfField({ values }: Field): string {
  return values.map(({ text }) => text.replaceAll('\n', ' ')).join(' ');
}
