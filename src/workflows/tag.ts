/** `edition tag`: proposes tags for the records of an edition, and writes what has been decided. */

import { join } from 'node:path';
import posix from 'node:path/posix';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import { UserError } from '../diagnostics/user-error.js';
import type { Entity, RegisterKind } from '../edition/model.js';
import { addEntries, type NewEntry, writeEntry } from '../edition/new-entries.js';
import { readRegister } from '../edition/registers.js';
import { checkWritable } from '../store/replace-file.js';
import { type FileToWrite, writeTogether } from '../store/write-together.js';
import { type Acceptance, type Decision, tagOf } from '../tagging/decide.js';
import type { Proposal } from '../tagging/proposal.js';
import { knowNames, proposeTags, type TaggingKnowledge } from '../tagging/propose.js';
import { type Rejection, rejectionsFile, rejectionTest, writeRejections } from '../tagging/rejections.js';
import { encodeLike } from '../xml/encode.js';
import { parseXml } from '../xml/parse.js';
import { checkTags, type PlacedTag, taggedText } from './check-tags.js';
import { type OpenRecord, type OpenTagging, openTagging } from './open-tagging.js';

/** What came of the decisions about one record. */
export interface Tagged {
  readonly record: OpenRecord;
  /** How many tags were put in. */
  readonly tags: number;
  readonly rejected: number;
  /** The entries that were added to registers. */
  readonly entries: readonly Entity[];
  /** Tags that could not be put in, and why. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the record was changed. */
  readonly written: boolean;
}

/** An edition that is being tagged, record by record. */
export class Tagging {
  #knowledge: TaggingKnowledge;
  #rejections: readonly Rejection[];
  #rejectionsBytes: Uint8Array | undefined;
  #entities: readonly Entity[];
  readonly #ids: Set<string>;
  /** Entries that are in no file yet. */
  readonly #pending = new Map<Entity, NewEntry>();
  readonly #registers: Partial<
    Record<RegisterKind, { readonly path: string; bytes: Uint8Array; text: string; file: string }>
  >;

  private constructor(
    private readonly open: OpenTagging,
    private readonly signal: AbortSignal,
  ) {
    this.#entities = open.entities;
    this.#knowledge = knowNames(open.entities);
    this.#rejections = open.rejections;
    this.#rejectionsBytes = open.rejectionsBytes;
    this.#ids = new Set(open.ids);
    this.#registers = { ...open.registers };
  }

  /** See `openTagging`. */
  static async open(names: readonly string[], edition: string | undefined, signal: AbortSignal): Promise<Tagging> {
    return new Tagging(await openTagging(names, edition), signal);
  }

  get records(): readonly OpenRecord[] {
    return this.open.records;
  }

  /** What is wrong with records that were left out. */
  get diagnostics(): readonly Diagnostic[] {
    return this.open.diagnostics;
  }

  get texts(): ReadonlyMap<string, string> {
    return this.open.texts;
  }

  get entities(): readonly Entity[] {
    return this.#entities;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** The proposals for a record that nobody has rejected. */
  propose({ document, id, path, day }: OpenRecord, unknown: boolean): readonly Proposal[] {
    const { inferred } = this.open;
    const pointer = inferred === undefined ? undefined : pointerFrom(path, inferred);
    const isRejected = rejectionTest(this.#rejections, id);
    const knowledge = this.#knowledge;
    return proposeTags({ document, record: id, path, day, inferred: pointer, knowledge, unknown }).filter(
      (proposal) => !isRejected(proposal),
    );
  }

  /**
   * Makes a new entry, which is written together with the first record that points to it.
   *
   * @throws UserError if the edition has no register for it, or has the id already
   */
  addEntry(register: RegisterKind, id: string, name: string, words: string): Entity {
    const file = this.#registers[register];
    if (file === undefined)
      throw new UserError(`The edition has no register of ${registerNames[register]}`, 'Make one first.');
    if (!/^[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u.test(id))
      throw new UserError(
        `“${id}” cannot be an id`,
        'It begins with a letter and holds letters, digits, hyphens and points.',
      );
    if (this.#ids.has(id)) throw new UserError(`The registers have the id “${id}” already`, 'Give another one.');
    const entry: NewEntry = { register, id, name, forms: words === name ? [] : [words], demonyms: [] };
    const xml = `<standOff xmlns="http://www.tei-c.org/ns/1.0">${writeEntry(entry, this.open.language)}</standOff>`;
    const { document } = parseXml(xml, file.file);
    const [entity] = document === undefined ? [] : readRegister(document, register, file.path);
    if (entity === undefined) throw new UserError(`“${name}” cannot be written`, 'Leave out what no text may have.');
    this.#ids.add(id);
    this.#pending.set(entity, entry);
    this.#entities = [...this.#entities, entity];
    this.#knowledge = knowNames(this.#entities);
    return entity;
  }

  /**
   * Writes what has been decided about records: these with their tags, the new entries that they point to, and what was rejected; all of it or
   * nothing. A tag that would make something invalid is left out and told.
   *
   * @throws UserError if a file cannot be written or has changed: then nothing is written
   */
  async write(decided: ReadonlyMap<OpenRecord, readonly Decision[]>): Promise<readonly Tagged[]> {
    const all = [...decided.values()].flat();
    const accepted = all.filter((one): one is Acceptance => one.verdict === 'accept');
    const entities = new Set(accepted.flatMap(({ entity }) => (entity === undefined ? [] : [entity])));
    const entries = [...entities].filter((entity) => this.#pending.has(entity));
    const registers = this.#registersWith(entries);
    const wanted = [...decided].map(([record, decisions]) => ({ record, ...this.#place(record, decisions) }));
    this.signal.throwIfAborted();
    const checked = await checkTags(this.open.folder, wanted, registers, this.signal);
    const changed = wanted.flatMap(({ record }): readonly FileToWrite[] => {
      const { path, source } = record;
      const text = taggedText(record, checked.tags.get(record) ?? []);
      return text === source.text ? [] : [{ path, content: encodeLike(source.bytes, text), replaces: source.bytes }];
    });
    const rejected = this.#withRejected(all);
    const files: FileToWrite[] = [
      ...changed,
      ...[...registers].map(([path, { content, replaces }]) => ({ path, content, replaces })),
      ...(rejected === undefined ? [] : [rejected.file]),
    ];
    for (const { path, replaces } of files)
      if (replaces !== undefined) await checkWritable(join(this.open.folder, path));
    this.signal.throwIfAborted();
    if (files.length > 0) await writeTogether(this.open.folder, files);
    this.#settle(entries, registers, rejected);
    return wanted.map(({ record, diagnostics }) => ({
      record,
      tags: checked.tags.get(record)?.length ?? 0,
      rejected: (decided.get(record) ?? []).filter(({ verdict }) => verdict === 'reject').length,
      entries: entries.filter((entity) =>
        accepted.some((one) => one.entity === entity && one.proposal.record === record.id),
      ),
      diagnostics: [...diagnostics, ...(checked.diagnostics.get(record) ?? [])],
      written: changed.some(({ path }) => path === record.path),
    }));
  }

  /** The file of rejections with those among some decisions; undefined if there are none. */
  #withRejected(decisions: readonly Decision[]): ChangedRejections | undefined {
    const fresh = decisions.filter(({ verdict }) => verdict === 'reject');
    if (fresh.length === 0) return undefined;
    const rejections = [...this.#rejections, ...fresh.map(({ proposal }) => rejectionOf(proposal))];
    const content = new TextEncoder().encode(writeRejections(rejections));
    const replaces = this.#rejectionsBytes === undefined ? {} : { replaces: this.#rejectionsBytes };
    return { rejections, file: { path: rejectionsFile, content, ...replaces } };
  }

  #place(
    { path }: OpenRecord,
    decisions: readonly Decision[],
  ): { readonly placed: readonly PlacedTag[]; readonly diagnostics: readonly Diagnostic[] } {
    const placed: PlacedTag[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const decision of decisions) {
      if (decision.verdict === 'reject') continue;
      const { proposal } = decision;
      const tag = tagOf(decision, (entity) => pointerFrom(path, entity));
      if (tag !== undefined) placed.push({ tag, proposal });
      else if ('obstacle' in proposal.place) diagnostics.push(noPlace(proposal, proposal.place.obstacle));
    }
    return { placed, diagnostics };
  }

  /** The registers with new entries. */
  #registersWith(entries: readonly Entity[]): ReadonlyMap<string, ChangedRegister> {
    const changed = new Map<string, ChangedRegister>();
    for (const register of new Set(entries.map((entity) => entity.register))) {
      const file = this.#registers[register];
      const document = file === undefined ? undefined : parseXml(file.text, file.file).document;
      const own = entries.filter((entity) => entity.register === register);
      const sources = own.map((entity) => ({
        register,
        id: entity.id,
        source: writeEntry(this.#pending.get(entity) as NewEntry, this.open.language),
      }));
      const text = document === undefined ? undefined : addEntries(document, register, sources);
      if (file === undefined || text === undefined)
        throw new UserError(
          `The register of ${registerNames[register]} has no list for new entries`,
          'Add one to it first.',
        );
      changed.set(file.path, { register, text, content: encodeLike(file.bytes, text), replaces: file.bytes });
    }
    return changed;
  }

  /** Takes note of what has been written. */
  #settle(
    entries: readonly Entity[],
    registers: ReadonlyMap<string, ChangedRegister>,
    rejected: ChangedRejections | undefined,
  ): void {
    for (const entity of entries) this.#pending.delete(entity);
    for (const [path, { register, text, content }] of registers) {
      const file = this.#registers[register]?.file ?? path;
      this.#registers[register] = { path, file, text, bytes: content };
    }
    if (rejected === undefined) return;
    this.#rejections = rejected.rejections;
    this.#rejectionsBytes = rejected.file.content;
  }
}

interface ChangedRejections {
  readonly rejections: readonly Rejection[];
  readonly file: FileToWrite & { readonly content: Uint8Array };
}

interface ChangedRegister {
  readonly register: RegisterKind;
  readonly text: string;
  readonly content: Uint8Array;
  readonly replaces: Uint8Array;
}

const registerNames: Readonly<Record<RegisterKind, string>> = {
  people: 'persons',
  places: 'places',
  organizations: 'organisations',
  terms: 'terms',
};

function rejectionOf({ record, words, before, after }: Proposal): Rejection {
  return { record, words, before, after };
}

function pointerFrom(path: string, { file, id }: Pick<Entity, 'file' | 'id'>): string {
  return `${posix.relative(posix.dirname(path), file)}#${id}`;
}

function noPlace({ file, range, words, element }: Proposal, reason: string): Diagnostic {
  return diagnostic('tag/no-place', file, range, {
    message: `“${words}” was not tagged as ${element}: ${reason}`,
    help: 'Tag it by hand, or reject it',
  });
}
