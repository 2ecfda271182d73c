/** From a typescript to a draft: the whole way, text in, TEI and a report out. */
import posix from 'node:path/posix';
import { gazetteerEntities } from '../names/gazetteer.js';
import { learnNames } from '../names/habit-names.js';
import { nameFinder } from '../names/register-names.js';
import { parseXml } from '../xml/parse.js';
import { attribute, descendants, elements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { wordsOutsideBrackets } from './brackets/english.js';
import { firstDifference, missingWords, wordsIn, wordsOfElement } from './compare.js';
import type { Conversion, Doubt } from './doubt.js';
import type { Block, Draft, Image, ItemLabel } from './draft.js';
import { flowsIn, labelsIn } from './draft.js';
import type { EditionKnowledge } from './edition-knowledge.js';
import { type Flow, placeIn } from './flow.js';
import { readFrontMatter } from './layout/front-matter.js';
import { turnPages } from './layout/page-turns.js';
import { divideDocument } from './layout/parts.js';
import { takeSourceLine } from './layout/source-line.js';
import { Proposals, type ProposedEntry } from './names/propose-entries.js';
import { type BodyDates, makeBody } from './tei/body.js';
import type { FlowContext } from './tei/encode-flow.js';
import { makeHeader } from './tei/header.js';
import { HeaderReading } from './tei/header-facts.js';
import { piece } from './tei/pieces.js';
import { writePiece } from './tei/write.js';

export interface ImportRequest {
  readonly draft: Draft;
  /** The name of the typescript’s file. */
  readonly typescript: string;
  /** The id that the record is to have. */
  readonly id: string;
  readonly edition: EditionKnowledge;
  /** The version of the program, and the day, `YYYY-MM-DD`. */
  readonly version: string;
  readonly day: string;
  /** Called between the steps of the work: it may give way to other work, and rejects when this one is not wanted any more. */
  readonly pause?: () => Promise<void>;
  /** Told how many paragraphs of how many are encoded. */
  readonly progress?: (done: number, of: number) => void;
}

export interface Imported {
  /** The record as TEI. */
  readonly xml: string;
  readonly doubts: readonly Doubt[];
  readonly conversions: readonly Conversion[];
  readonly proposals: readonly ProposedEntry[];
  /** Pictures to be put into the edition, by their path in its folder. */
  readonly images: ReadonlyMap<string, Image>;
}

/**
 * Makes a draft of a record.
 *
 * @throws whatever `pause` rejects with
 * @throws Error, which is a mistake of this program, if a word of the typescript is neither in the draft nor in the report
 */
export async function importTypescript({
  draft,
  typescript,
  id,
  edition,
  version,
  day,
  pause = async () => undefined,
  progress = () => undefined,
}: ImportRequest): Promise<Imported> {
  checkReader(draft);
  await pause();
  const doubts: Doubt[] = draft.remarks.map((remark) => ({ ...remark, typed: '' }));
  const conversions: Conversion[] = [];
  const front = readFrontMatter(draft.blocks);
  const source = takeSourceLine(front);
  const turned = turnPages(source.rest);
  for (const { place, typed, n } of turned.markers) conversions.push({ place, typed, became: `pb n="${n}"` });
  for (const { place, isMarked } of turned.joined) {
    if (isMarked) continue;
    doubts.push({
      code: 'import/structure',
      place,
      typed: '',
      message: 'This was taken for the rest of the paragraph before it, which stops in the middle of a sentence',
      help: 'A pb marks the place. Give it a number if the source has one; part the paragraphs if they are two',
    });
  }
  const labels = typedLabels(draft);
  for (const { place, typed } of labels) if (typed !== '') conversions.push({ place, typed, became: 'item' });
  const parts = divideDocument(turned.blocks);

  const proposals = new Proposals([...edition.ids, ...edition.owners.keys(), id], edition.entities);
  const images = new Map<string, Image>();
  const changes = new Map<string, { readonly id: string; readonly by: string; readonly when: string }>();
  const commenters = new Map<string, string>();
  const header = new HeaderReading({ id, fields: source.fields, parts, edition, typescript, doubts, conversions });
  const find = nameFinder(edition.entities);
  const findKnown = nameFinder(gazetteerEntities(edition.entities), { bySound: false });
  const texts = [...flowsIn(source.rest), ...source.fields.flatMap(({ values }) => values)].map(({ text }) =>
    text.replace(/[[\]]/g, ' '),
  );
  const taken: { readonly start: number; readonly end: number }[] = [];
  let at = 0;
  for (const text of texts) {
    for (const { start, end, register } of [...find(text), ...findKnown(text)])
      if (register !== 'terms') taken.push({ start: at + start, end: at + end });
    at += text.length + 1;
    await pause();
  }
  const habits = learnNames(texts.join('\n'), taken);
  await pause();
  const context: FlowContext = {
    draft,
    doubts,
    conversions,
    unsignedNotes: [],
    brackets: {
      translator: header.translatorPointer,
      editors: edition.editors,
      foreign: header.foreign,
      original: header.original?.tag,
      known: wordsOutsideBrackets([...flowsIn(draft.blocks)].map(({ text }) => text).join('\n')),
    },
    names: {
      entities: edition.entities,
      find,
      findKnown,
      habits,
      pointerTo: edition.pointerTo,
      reference: { day: header.conversation ?? header.record },
      inferred: edition.inferred,
      proposals,
      mentioned: [],
    },
    changeId: (by, when) => {
      const key = `${by}\n${when}`;
      const known = changes.get(key) ?? { id: `${id}-change-${changes.size + 1}`, by, when };
      changes.set(key, known);
      return known.id;
    },
    commenterId: (by) => {
      const known = commenters.get(by) ?? `${id}-commenter-${commenters.size + 1}`;
      commenters.set(by, known);
      return known;
    },
    imageAddress: (_, image) => {
      if (image.bytes === undefined) return undefined;
      const path = `images/${id}-${images.size + 1}${extensionOf(image)}`;
      images.set(path, image);
      return posix.relative(posix.dirname(edition.recordPath(id)), path);
    },
  };
  const dates: BodyDates = { conversation: header.conversation, record: header.record, recordType: header.recordType };
  const named = header.encode(context);
  const body = await makeBody(parts, context, dates, { pause, progress });
  tellOfNotes(context, doubts);
  const facts = header.finish(named, body, {
    version,
    day,
    changes: [...changes.values()]
      .sort((a, b) => (a.when < b.when ? 1 : -1))
      .map((change) =>
        piece(
          'change',
          { 'xml:id': change.id, when: change.when === '' ? undefined : change.when },
          `Changes and comments in the typescript by ${change.by === '' ? 'an unnamed hand' : change.by}.`,
        ),
      ),
    commenters: [...commenters].map(([name, commenterId]) => ({
      id: commenterId,
      name: name === '' ? 'an unnamed hand' : name,
    })),
  });
  const language = facts.translation.tag;
  const root = piece(
    'TEI',
    { xmlns: 'http://www.tei-c.org/ns/1.0', 'xml:id': id, 'xml:lang': language },
    makeHeader(facts),
    piece('text', { 'xml:lang': language }, piece('body', {}, body.piece)),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${edition.instructions.map((line) => `${line}\n`).join('')}${writePiece(root)}\n`;
  await pause();
  checkDraft(
    xml,
    body.expected,
    `${header.expected} ${named.expected}`,
    conversions,
    labels.map(({ n }) => n),
    source.fields.flatMap(({ values, label }) => [...values, ...(label === undefined ? [] : [label])]),
  );
  return { xml, doubts: inOrder(doubts), conversions: inOrder(conversions), proposals: proposals.list(), images };
}

function extensionOf({ bytes, source }: Image): string {
  const start = [...(bytes?.slice(0, 12) ?? [])].map((byte) => String.fromCharCode(byte)).join('');
  if (start.startsWith('\u0089PNG')) return '.png';
  if (start.startsWith('\u00FF\u00D8\u00FF')) return '.jpg';
  if (start.startsWith('GIF8')) return '.gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return '.webp';
  return /\.(?:png|jpe?g|gif|webp|svg|tiff?|emf|wmf)$/i.exec(source)?.[0].toLowerCase() ?? '.bin';
}

function tellOfNotes({ unsignedNotes }: FlowContext, doubts: Doubt[]): void {
  const [first] = unsignedNotes;
  if (first === undefined) return;
  const labels = unsignedNotes.map(({ label }) => label).join(', ');
  doubts.push({
    code: 'import/note-unsure',
    place: placeIn(first.flow, 0),
    typed: first.flow.text.slice(0, 60),
    message:
      unsignedNotes.length === 1
        ? `Nothing says whose note ${labels} is; it was taken for the translator’s`
        : `Nothing says whose notes ${labels} are; they were taken for the translator’s`,
    help: 'Change the type to editor, source or author where it is wrong',
  });
}

/** The numbers and letters of the items of all lists, as the typescript has them. */
function typedLabels({ blocks, notes }: Draft): readonly ItemLabel[] {
  return [blocks, ...[...notes.values()].map((note) => note.blocks)].flatMap((some) => [...labelsIn(some)]);
}

/** Those that a reader of the draft sees. */
function numbersOfItems(text: XmlElement): readonly string[] {
  return [...descendants(text, 'list')].flatMap((list) => {
    const isNumbered = attribute(list, 'type') === 'ordered' || attribute(list, 'rend') === 'numbered';
    return elements(list, 'item').flatMap((item, i) => attribute(item, 'n') ?? (isNumbered ? String(i + 1) : []));
  });
}

/** The blocks must have every word that the file has; labels of notes are said by markup. */
function checkReader(draft: Draft): void {
  const parts: string[] = [];
  const add = (blocks: readonly Block[]): void => {
    for (const flow of flowsIn(blocks)) parts.push(partedAtPoints(flow));
  };
  add(draft.blocks);
  for (const { label, blocks } of draft.notes.values()) {
    parts.push(label, label, label);
    add(blocks);
  }
  for (const { blocks, by } of draft.comments.values()) {
    parts.push(by);
    add(blocks);
  }
  for (const { description } of draft.images.values()) parts.push(description);
  for (const { typed } of typedLabels(draft)) parts.push(typed);
  const lost = missingWords(draft.words, parts.join(' '));
  if (lost.length > 0) throw new Error(`The reader of the typescript has lost words: ${lost.slice(0, 20).join(' ')}`);
}

/** Calls of notes, comments and pictures part words. */
function partedAtPoints({ text, points }: Flow): string {
  const cuts = [0, ...points.map(({ at }) => at), text.length];
  return cuts.map((cut, i) => text.slice(cut, cuts[i + 1])).join(' ');
}

function checkDraft(
  xml: string,
  body: string,
  header: string,
  conversions: readonly Conversion[],
  labels: readonly string[],
  fields: readonly Flow[],
): void {
  const { document, diagnostics } = parseXml(xml, 'draft.xml');
  if (document === undefined)
    throw new Error(
      `The draft is not well-formed: ${diagnostics[0]?.message} in line ${diagnostics[0]?.range.start.line}`,
    );
  const [headerElement, textElement] = elements(document.root);
  if (headerElement === undefined || textElement === undefined) throw new Error('The draft has no header or no text');
  const difference = firstDifference(body, wordsOfElement(textElement));
  if (difference !== undefined) {
    throw new Error(
      `The draft differs from the typescript after “${difference.after}”: expected ${difference.missing ?? 'no more'}, found ${difference.found ?? 'nothing'}`,
    );
  }
  const numbers = missingWords(labels.join(' '), numbersOfItems(textElement).join(' '));
  if (numbers.length > 0) throw new Error(`Numbers of lists are not in the draft: ${numbers.join(' ')}`);
  const lost = missingWords(header, wordsOfElement(headerElement));
  if (lost.length > 0) throw new Error(`The header has lost words of the typescript: ${lost.join(' ')}`);
  const converted = conversions.map(({ typed }) => typed).join(' ');
  // Where brackets touch words, words run together: letters are counted here, and not words.
  const letters = (text: string): string => wordsIn(text).join('').split('').join(' ');
  const untold = missingWords(letters(fields.map(({ text }) => text).join(' ')), letters(`${header} ${converted}`));
  if (untold.length > 0) {
    throw new Error(`Words before the document are neither in the header nor in the report: ${untold.join(' ')}`);
  }
}

function inOrder<T extends { readonly place: { readonly line: number; readonly column: number } }>(
  items: readonly T[],
): readonly T[] {
  return [...items].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}
