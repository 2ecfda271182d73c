/** Gathers what the header says: from the front matter first, from the opening lines and the signature where that is silent. */
import type { Entity } from '../../edition/model.js';
import { findDates, onlyDate } from '../../names/find-dates.js';
import { nameFinder } from '../../names/register-names.js';
import { fold } from '../../names/words.js';
import type { Conversion, Doubt, DoubtCode } from '../doubt.js';
import type { EditionKnowledge } from '../edition-knowledge.js';
import { type Flow, joinFlows, linesOf, type Place, placeIn } from '../flow.js';
import { isRomanised, languageName, languagesIn, type NamedLanguage } from '../languages.js';
import { type Citation, namesIn, readCitation } from '../layout/citation.js';
import { type Field, type FieldName, textOfField } from '../layout/front-matter.js';
import { readOpenerLine } from '../layout/opener-lines.js';
import type { Parts } from '../layout/parts.js';
import type { Body } from './body.js';
import { encodeFlow, type FlowContext } from './encode-flow.js';
import type { HeaderFacts, Responsible } from './header.js';
import { type Piece, piece } from './pieces.js';

type Content = readonly (Piece | string)[];

interface Given {
  /** The id of the record: ids in it begin with it, since they are unique in the edition. */
  readonly id: string;
  readonly fields: readonly Field[];
  readonly parts: Parts;
  readonly edition: EditionKnowledge;
  readonly typescript: string;
  readonly doubts: Doubt[];
  readonly conversions: Conversion[];
}

/** The parts of the header that hold running text. */
export interface EncodedHeader {
  readonly title: Content;
  readonly titlePeople: readonly Entity[];
  readonly summary: readonly Content[];
  /** The words of the typescript that title and summary must have. */
  readonly expected: string;
}

interface More {
  readonly version: string;
  readonly day: string;
  readonly changes: readonly Piece[];
  readonly commenters: HeaderFacts['commenters'];
}

const start: Place = { line: 1, column: 1 };
const conversation = /\b(?:conversation|meeting|talks?|interview|discussion|reception|negotiations?)\b/i;

export class HeaderReading {
  readonly #given: Given;
  readonly #citation: Citation;
  readonly #citationText: string;
  readonly #title: Flow | undefined;
  readonly #translators: readonly string[];
  readonly #recordPrinted: string | undefined;
  readonly #conversationPrinted: string | undefined;
  /** Whether the language of the original is that of the edition, since the typescript states none. */
  readonly #isOriginalAssumed: boolean;
  readonly original: NamedLanguage | undefined;
  readonly translation: NamedLanguage;
  /** The language tag of romanised words of the original; undefined where nothing was translated. */
  readonly foreign: string | undefined;
  readonly conversation: string | undefined;
  readonly record: string | undefined;
  readonly recordType: string;
  /** Who is responsible for what the translator adds. */
  readonly translatorPointer: string;
  /** The words of the typescript that the header must have beside its title and summary. */
  readonly expected: string;

  constructor(given: Given) {
    this.#given = given;
    const { fields, parts, edition, doubts, conversions } = given;
    const field = (name: FieldName): Field | undefined => fields.find((one) => one.name === name);
    const citation = field('citation');
    this.#citationText =
      citation === undefined
        ? ''
        : textOfField(citation)
            .replace(/\s*<?https?:\/\/\S+>?/g, '')
            .trim();
    this.#citation =
      citation === undefined ? { obtainedBy: [], translatedBy: [] } : readCitation(textOfField(citation));
    this.#title = titleOf(field('title'), parts);

    const byLine = field('translator');
    const more = byLine === undefined ? undefined : readCitation(textOfField(byLine));
    this.#translators = [
      ...new Set([
        ...this.#citation.translatedBy,
        ...(more?.translatedBy ?? []),
        ...(byLine === undefined || (more?.translatedBy.length ?? 0) > 0 ? [] : namesIn(textOfField(byLine))),
      ]),
    ];

    const contents = field('contents');
    const named = languagesIn(contents === undefined ? '' : textOfField(contents));
    const originalField = field('language');
    const fromLine = /(?:translated |translation )from (?:the )?(\p{Lu}\p{L}+)/iu.exec(
      `${byLine === undefined ? '' : textOfField(byLine)} ${this.#citationText}`,
    )?.[1];
    const stated =
      languagesIn(originalField === undefined ? '' : textOfField(originalField))[0] ?? languagesIn(fromLine ?? '')[0];
    this.#isOriginalAssumed = stated === undefined;
    this.original =
      stated ??
      (edition.originals.length === 1
        ? { tag: edition.originals[0] as string, name: languageName(edition.originals[0] as string) }
        : undefined);
    this.translation = named[0] ?? {
      tag: edition.translation ?? 'en',
      name: languageName(edition.translation ?? 'en'),
    };
    const isTranslated = this.original !== undefined && this.original.tag !== this.translation.tag;
    this.foreign = !isTranslated
      ? undefined
      : isRomanised(this.original.tag)
        ? `${this.original.tag}-Latn`
        : this.original.tag;

    const title = this.#title?.text ?? '';
    const heads = parts.heads.map(({ flow }) => flow.text.replaceAll('\n', ' ')).join(' ');
    const isTold = conversation.test(title) || conversation.test(heads);
    const ofConversation = isTold ? (lastDate(title) ?? lastDate(heads)) : undefined;
    const dateline = [parts.opener, parts.openerBelow]
      .flatMap((flow) => (flow === undefined ? [] : linesOf(flow)))
      .find(({ text }) => readOpenerLine(text).some(({ kind }) => kind === 'dateline'))?.text;
    const printed = field('date')?.values[0]?.text ?? this.#citation.date ?? dateline;
    this.#recordPrinted = printed;
    const read = printed === undefined ? undefined : onlyDate(printed);
    this.record = read?.when ?? /^\d{4}$/.exec(printed?.trim() ?? '')?.[0];
    this.conversation = ofConversation?.when;
    this.#conversationPrinted = ofConversation?.printed;
    this.recordType = /\b(?:telegram|cable|airgram)\b/i.test(
      `${title} ${parts.opener?.text ?? ''} ${parts.openerBelow?.text ?? ''}`,
    )
      ? 'sent'
      : /\bletter\b/i.test(title)
        ? 'written'
        : 'record';

    const entities = this.#translators.map((name) => this.#personNamed(name));
    this.translatorPointer =
      entities.length > 0 && entities.every((entity) => entity !== undefined)
        ? entities.map((entity) => edition.pointerTo(entity)).join(' ')
        : `#${given.id}-translator`;

    let expected = '';
    for (const { name, label, values } of fields) {
      if (label !== undefined) conversions.push({ place: placeIn(label, 0), typed: label.text, became: 'teiHeader' });
      for (const value of values) {
        if (name === 'contents')
          conversions.push({ place: placeIn(value, 0), typed: value.text, became: 'langUsage/language' });
        else if (name === 'language' || name === 'translator' || name === 'obtained' || name === 'author') {
          conversions.push({ place: placeIn(value, 0), typed: value.text, became: `teiHeader (${name})` });
        } else if (name !== 'title' && name !== 'summary') expected += ` ${value.text}`;
      }
    }
    this.expected = expected.replaceAll('\n', ' ');
    this.#tellWhatIsMissing(doubts, field);
  }

  #tellWhatIsMissing(doubts: Doubt[], field: (name: FieldName) => Field | undefined): void {
    const tell = (
      message: string,
      help: string,
      code: DoubtCode = 'import/header-missing',
      place = start,
      typed = '',
    ): void => {
      doubts.push({ code, place, typed, message, help });
    };
    if (this.#title === undefined) tell('The typescript has no title', 'Give the record one: title type="main"');
    if (this.#translators.length === 0)
      tell(
        'The typescript does not say who translated it',
        'Write the name into editor role="translator", or that it is not known',
      );
    if (field('citation') === undefined)
      tell(
        'The typescript does not say where the source is kept',
        'Write the archive and the shelfmark into sourceDesc',
      );
    if (this.original === undefined)
      tell(
        'The typescript does not say in which language the original is',
        'Add it to langUsage, and say in the note of type relation what was translated',
      );
    else if (this.#isOriginalAssumed)
      tell(
        `The typescript does not say in which language the original is; ${this.original.name} is that of the edition`,
        'Correct langUsage and the note of type relation if the original is in another',
      );
    if (this.record === undefined && this.conversation === undefined)
      tell('No date of the document was found', 'Add creation/date');
    const citation = field('citation')?.values[0];
    const rest = this.#citation.shelfmark?.rest ?? '';
    if (citation !== undefined && this.#citation.printed === undefined) {
      tell(
        'No archive and no shelfmark was found in the citation',
        'Write them into msIdentifier',
        'import/shelfmark',
        placeIn(citation, 0),
        citation.text.slice(0, 80),
      );
    } else if (citation !== undefined && rest !== '') {
      tell(
        `These parts of the shelfmark were not understood: ${rest}`,
        'The printed form is kept in altIdentifier. Add what is missing to idno type="shelfmark"',
        'import/shelfmark',
        placeIn(citation, 0),
        this.#citation.printed,
      );
    }
  }

  /** Encodes the title and the summary. */
  encode(context: FlowContext): EncodedHeader {
    const { fields } = this.#given;
    const title = this.#title === undefined ? undefined : encodeFlow(this.#title, context, { isHeading: true });
    const summary = fields
      .filter(({ name }) => name === 'summary')
      .flatMap(({ values }) => values)
      .map((flow) => encodeFlow(flow, context));
    const isGiven = fields.some(({ name }) => name === 'title');
    return {
      title: title?.content ?? [`[Untitled: ${this.#given.typescript}]`],
      titlePeople: title?.people ?? [],
      summary: summary.map(({ content }) => content),
      expected: [...(isGiven && title !== undefined ? [title] : []), ...summary].map((one) => one.expected).join(' '),
    };
  }

  finish(
    { title, titlePeople, summary }: EncodedHeader,
    body: Body,
    { version, day, changes, commenters }: More,
  ): HeaderFacts {
    const { fields, edition, typescript, parts } = this.#given;
    const text = (name: FieldName): string | undefined => {
      const values = fields.filter((field) => field.name === name);
      return values.length === 0 ? undefined : values.map(textOfField).join(' ');
    };
    const credits = text('credits');
    const authors = this.#authors(body);
    const obtained = text('obtained');
    const obtainedBy = [
      ...this.#citation.obtainedBy,
      ...(obtained === undefined
        ? []
        : namesIn(obtained.replace(/^[[(]?(?:obtained|contributed)(?: and translated)? by:?\s*/i, ''))),
    ];
    const people = [...authors.flatMap(({ entity }) => entity ?? []), ...titlePeople, ...body.headPeople];
    const isTold = this.conversation !== undefined || conversation.test(this.#title?.text ?? '');
    const secret = body.openerLines.find(({ kind }) => kind === 'classification');
    const archive = this.#citation.archive;
    const citedTitle = this.#citation.title;
    const publisher = this.#citation.publisher ?? text('publisher');
    return {
      title,
      authors: authors.map(({ content }) => content),
      translators: this.#translatorContents(),
      obtainedBy: [...new Set(obtainedBy)].map((name) => this.#person(name).content),
      funders: credits === undefined ? [] : fundersIn(credits).map((name) => this.#organisation(name)),
      commenters,
      publisher: publisher === undefined ? [edition.publisher ?? 'Not published'] : this.#organisation(publisher),
      url: this.#citation.url,
      rights: text('rights'),
      credits,
      citation:
        citedTitle === undefined && this.#citationText === '' ? { obtainedBy: [], translatedBy: [] } : this.#citation,
      citationText: this.#citationText,
      repository: this.#repository(),
      country: archive === undefined ? undefined : this.#registered(archive.country, 'places'),
      settlement: archive === undefined ? undefined : this.#registered(archive.settlement, 'places'),
      original: this.original,
      translation: this.translation,
      romanised: this.#usesRomanised(body.piece) ? this.foreign : undefined,
      languageRoles: edition.languageRoles,
      dates: this.#dates(),
      summary,
      subjects: (text('subjects') ?? '').split(/[;,]\s*/).filter((subject) => subject !== ''),
      participants: isTold && parts.blocks.length > 0 ? participantsOf(people, edition) : [],
      openerLines: body.openerLines,
      classification:
        secret === undefined ? undefined : { text: secret.text, ref: this.#registered(secret.text, 'terms').ref },
      typescript,
      version,
      day,
      changes,
    };
  }

  #usesRomanised(root: Piece): boolean {
    if (this.foreign === undefined || this.foreign === this.original?.tag) return false;
    const stack: Piece[] = [root];
    for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
      if (one.attributes['xml:lang'] === this.foreign) return true;
      for (const child of one.children) if (typeof child !== 'string') stack.push(child);
    }
    return false;
  }

  #dates(): readonly Piece[] {
    const dates: Piece[] = [];
    if (this.conversation !== undefined)
      dates.push(piece('date', { type: 'conversation', when: this.conversation }, this.#conversationPrinted ?? ''));
    if (this.#recordPrinted !== undefined)
      dates.push(
        piece('date', { type: this.recordType, when: this.record }, this.#recordPrinted.replaceAll('\n', ' ')),
      );
    return dates;
  }

  #translatorContents(): readonly Responsible[] {
    if (this.#translators.length === 0)
      return [{ id: `${this.#given.id}-translator`, content: ['an unnamed translator'] }];
    return this.#translators.map((name, i) => ({
      id: i === 0 && this.translatorPointer.startsWith('#') ? this.translatorPointer.slice(1) : undefined,
      content: this.#person(name).content,
    }));
  }

  #authors(body: Body): readonly { readonly content: Content; readonly entity: Entity | undefined }[] {
    const field = this.#given.fields.find(({ name }) => name === 'author');
    if (field !== undefined) return namesIn(textOfField(field)).map((name) => this.#person(name));
    const title = (this.#title?.text ?? '').replaceAll('\n', ' ');
    const found =
      /\b(?:journal|diary|notes|log|papers|memoirs?) of (?:(?:the )?(?:\p{Lu}\p{L}+ )*?(?:ambassador|minister|secretary|consul|general) (?:to \p{Lu}\p{L}+ )?)?(?=\p{Lu})/iu.exec(
        title,
      ) ??
      /\b(?:letter|telegram|cable|message|note|memorandum|report|dispatch|despatch|information)\b[^,]{0,60}?\b(?:from|by)\s+(?:(?:the )?(?:\p{Lu}\p{L}+ )*?(?:ambassador|minister|secretary|consul|general)\s+)?(?=\p{Lu})/iu.exec(
        title,
      );
    const names = found === null ? [] : namesIn(title.slice(found.index + found[0].length)).slice(0, 1);
    const first = names[0];
    if (first !== undefined && (first.includes(' ') || first.includes('.') || this.#personNamed(first) !== undefined))
      return [this.#person(first)];
    return body.signedBy.slice(0, 1).map((entity) => ({
      content: [piece('persName', { ref: this.#given.edition.pointerTo(entity) }, readable(entity.name))],
      entity,
    }));
  }

  #personNamed(name: string): Entity | undefined {
    const people = this.#given.edition.entities.filter(({ register }) => register === 'people');
    const found = nameFinder(people)(name).filter(({ start: from, end }) => from === 0 && end >= name.length - 1);
    return found.length === 1 && found[0]?.entities.length === 1 ? found[0].entities[0] : undefined;
  }

  #person(name: string): { readonly content: Content; readonly entity: Entity | undefined } {
    const entity = this.#personNamed(name);
    const attributes = entity === undefined ? {} : { ref: this.#given.edition.pointerTo(entity) };
    return { content: [piece('persName', attributes, name)], entity };
  }

  #organisation(name: string): Content {
    return [piece('orgName', { ref: this.#registered(name.replace(/^the /i, ''), 'organizations').ref }, name)];
  }

  /** A name, with the pointer to the one entry that has it. */
  #registered(name: string, register: Entity['register']): { readonly name: string; readonly ref: string | undefined } {
    const { entities, pointerTo } = this.#given.edition;
    const own = entities.filter(
      (entity) => entity.register === register && entity.forms.some(({ text }) => fold(text) === fold(name)),
    );
    const [only] = own;
    return { name, ref: own.length === 1 && only !== undefined ? pointerTo(only) : undefined };
  }

  #repository(): HeaderFacts['repository'] {
    const { archive, archivePrinted } = this.#citation;
    if (archivePrinted === undefined) return undefined;
    const names = [archivePrinted, ...(archive === undefined ? [] : [archive.abbreviation, archive.name])];
    const ref = names.map((name) => this.#registered(name, 'organizations').ref).find((one) => one !== undefined);
    if (archive === undefined || archive.name === archivePrinted) return { name: archivePrinted, ref };
    return { name: `${archive.name} (${archivePrinted})`, ref };
  }
}

/** The title of the front matter; else the first heading. */
function titleOf(field: Field | undefined, parts: Parts): Flow | undefined {
  const flows = field?.values ?? parts.heads.map(({ flow }) => flow);
  if (flows.length === 0) return undefined;
  const whole = joinFlows(flows, ' ');
  return { ...whole, text: whole.text.replaceAll('\n', ' '), points: field === undefined ? [] : whole.points };
}

function lastDate(text: string): { readonly when: string; readonly printed: string } | undefined {
  const found = findDates(text, { day: undefined }).findLast(({ when }) => when !== undefined);
  return found?.when === undefined ? undefined : { when: found.when, printed: text.slice(found.start, found.end) };
}

/** “made possible with support from X and Y”. */
function fundersIn(credits: string): readonly string[] {
  const names = /\bsupport(?:ed)? (?:from|of|by) (?:the )?(.+?)\.?$/i.exec(credits)?.[1];
  return names === undefined
    ? []
    : names.split(/,? and (?:the )?(?=\p{Lu})|[;,] (?:the )?(?=\p{Lu})/u).map((name) => name.trim());
}

function participantsOf(people: readonly Entity[], { pointerTo }: EditionKnowledge): HeaderFacts['participants'] {
  return [...new Set(people)].map((entity) => ({ corresp: pointerTo(entity), name: readable(entity.name) }));
}

/** “Castro Ruz, Fidel” as “Fidel Castro Ruz”. */
function readable(name: string): string {
  const [last = '', first] = name.split(/,\s*/, 2);
  return first === undefined ? last : `${first} ${last}`;
}
