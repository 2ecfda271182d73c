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
import { insertTags } from '../tagging/insert-tags.js';
import type { Proposal } from '../tagging/proposal.js';
import { knowNames, proposeTags, type TaggingKnowledge } from '../tagging/propose.js';
import { type Rejection, rejectionsFile, rejectionTest, writeRejections } from '../tagging/rejections.js';
import { encodeLike } from '../xml/encode.js';
import { parseXml } from '../xml/parse.js';
import { checkTags, type PlacedTag } from './check-tags.js';
import { displayPath } from './display-path.js';
import { type OpenRecord, type OpenTagging, openTagging } from './open-tagging.js';

/** What came of the decisions about one record. */
export interface Tagged {
  /** How many tags were put in. */
  readonly tags: number;
  readonly rejected: number;
  /** The entries that were added to registers. */
  readonly entries: readonly Entity[];
  /** Tags that could not be put in, and why. */
  readonly diagnostics: readonly Diagnostic[];
  /** As findings name them. */
  readonly written: readonly string[];
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
   * Writes what has been decided about a record: the record with its tags, the new entries that it points to, and what was rejected; all of it or
   * nothing. A tag that would make something invalid is left out and told.
   *
   * @throws UserError if a file cannot be written or has changed: then nothing is written
   */
  async write(record: OpenRecord, decisions: readonly Decision[]): Promise<Tagged> {
    const accepted = decisions.filter((one): one is Acceptance => one.verdict === 'accept');
    const rejected = decisions.filter(({ verdict }) => verdict === 'reject');
    const { placed, diagnostics } = this.#place(record, accepted);
    const entities = new Set(accepted.flatMap(({ entity }) => (entity === undefined ? [] : [entity])));
    const entries = [...entities].filter((entity) => this.#pending.has(entity));
    const registers = this.#registersWith(entries);
    this.signal.throwIfAborted();
    const checked = await checkTags(this.open.folder, record, placed, registers, this.signal);
    const text = insertTags(
      record.source.text,
      checked.tags.map(({ tag }) => tag),
    );
    const files: FileToWrite[] = [...registers].map(([path, { content, replaces }]) => ({ path, content, replaces }));
    if (text !== record.source.text)
      files.unshift({
        path: record.path,
        content: encodeLike(record.source.bytes, text),
        replaces: record.source.bytes,
      });
    const rejections = [...this.#rejections, ...rejected.map(({ proposal }) => rejectionOf(proposal))];
    const kept = new TextEncoder().encode(writeRejections(rejections));
    if (rejected.length > 0) {
      const replaces = this.#rejectionsBytes === undefined ? {} : { replaces: this.#rejectionsBytes };
      files.push({ path: rejectionsFile, content: kept, ...replaces });
    }
    for (const { path, replaces } of files)
      if (replaces !== undefined) await checkWritable(join(this.open.folder, path));
    this.signal.throwIfAborted();
    if (files.length > 0) await writeTogether(this.open.folder, files);
    this.#settle(entries, registers, rejected.length > 0 ? { rejections, kept } : undefined);
    return {
      tags: checked.tags.length,
      rejected: rejected.length,
      entries,
      diagnostics: [...diagnostics, ...checked.diagnostics],
      written: files.map(({ path }) => displayPath(this.open.folder, path)),
    };
  }

  #place(
    { path }: OpenRecord,
    accepted: readonly Acceptance[],
  ): { readonly placed: readonly PlacedTag[]; readonly diagnostics: readonly Diagnostic[] } {
    const placed: PlacedTag[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const acceptance of accepted) {
      const { proposal } = acceptance;
      const tag = tagOf(acceptance, (entity) => pointerFrom(path, entity));
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
    rejected: { readonly rejections: readonly Rejection[]; readonly kept: Uint8Array } | undefined,
  ): void {
    for (const entity of entries) this.#pending.delete(entity);
    for (const [path, { register, text, content }] of registers) {
      const file = this.#registers[register]?.file ?? path;
      this.#registers[register] = { path, file, text, bytes: content };
    }
    if (rejected === undefined) return;
    this.#rejections = rejected.rejections;
    this.#rejectionsBytes = rejected.kept;
  }
}

export interface ChangedRegister {
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

export function noPlace({ file, range, words, element }: Proposal, reason: string): Diagnostic {
  return diagnostic('tag/no-place', file, range, {
    message: `“${words}” was not tagged as ${element}: ${reason}`,
    help: 'Tag it by hand, or reject it',
  });
}
