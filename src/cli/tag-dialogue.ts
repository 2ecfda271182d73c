/** Asks about proposals, one key each. */
import { createColors } from 'picocolors';
import { UserError } from '../diagnostics/user-error.js';
import type { Entity, RegisterKind } from '../edition/model.js';
import { freeId } from '../edition/new-entries.js';
import { idOfName } from '../edition/slug.js';
import { inverted, withoutCapitals } from '../names/personal-names.js';
import type { Decision } from '../tagging/decide.js';
import { findEntries } from '../tagging/find-entries.js';
import { tagWords, wordsAround } from '../tagging/list.js';
import type { Proposal } from '../tagging/proposal.js';
import { type Always, TaggingSession } from '../tagging/session.js';
import { readLine, type Terminal } from './terminal-keys.js';

/** What the dialogue needs of the edition. */
export interface Registers {
  readonly entities: readonly Entity[];
  readonly ids: ReadonlySet<string>;
  /** @throws UserError if there can be no such entry */
  addEntry(register: RegisterKind, id: string, name: string, words: string): Entity;
}

export interface Answers {
  readonly decisions: readonly Decision[];
  readonly always: Always;
  /** `quit`: the editor wants no further record. */
  readonly end: 'done' | 'quit';
}

const help = `  y  tag it as proposed                  a  always: this form as this entry, in all records of this run
  n  reject: do not propose it again     u  undo the last answer
  o  other entry: search the registers   s  skip: leave it for the next time
  e  new entry in the register           q  quit: what has been answered is written
  ?  this help                           Ctrl-C ends and writes nothing of this record
`;

/** Asks about the proposals for one record. */
export async function askAbout(
  proposals: readonly Proposal[],
  always: Always,
  registers: Registers,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Answers> {
  const session = new TaggingSession(proposals, always);
  const answers = (end: Answers['end']): Answers => ({ decisions: session.decisions, always: session.always, end });
  for (let proposal = session.current; proposal !== undefined; proposal = session.current) {
    terminal.show(`\n${questionOf(proposal, session, terminal)}`);
    const key = await terminal.key(signal);
    terminal.show(`${key.length === 1 ? key : ''}\n`);
    switch (key) {
      case 'y':
        if (!session.accept()) terminal.show(`${whyNot(proposal)}\n`);
        break;
      case 'n':
        session.reject();
        break;
      case 's':
        session.skip();
        break;
      case 'u':
        if (!session.undo()) terminal.show('There is nothing to undo in this record.\n');
        break;
      case 'a': {
        const entity = proposal.entity ?? (await searchEntry(proposal, registers, terminal, signal));
        if ('obstacle' in proposal.place || proposal.kind === 'date') terminal.show(`${whyNot(proposal)}\n`);
        else if (entity !== undefined) session.acceptAlways(entity);
        break;
      }
      case 'o':
      case 'e': {
        if ('obstacle' in proposal.place) {
          terminal.show(`${whyNot(proposal)}\n`);
          break;
        }
        const ask = key === 'o' ? searchEntry : newEntry;
        const entity = await ask(proposal, registers, terminal, signal);
        if (entity !== undefined) session.choose(entity);
        break;
      }
      case 'q':
      case 'end':
        return answers('quit');
      default:
        terminal.show(help);
    }
  }
  return answers('done');
}

/** Why a proposal cannot be accepted as it is. */
function whyNot({ place, kind }: Proposal): string {
  if ('obstacle' in place)
    return `It cannot be tagged: ${place.obstacle}. Reject it (n), or skip it (s) and tag it by hand.`;
  return kind === 'date'
    ? 'A date has no entry: tag it (y) or reject it (n).'
    : 'It is not known who or what is meant: search the registers (o), or make an entry (e).';
}

function questionOf(
  proposal: Proposal,
  { number, total }: Pick<TaggingSession, 'number' | 'total'>,
  { columns, hasColour }: Terminal,
): string {
  const { bold, dim } = createColors(hasColour);
  const { words, file, range, certainty, reason, alternatives, place } = proposal;
  const room = Math.max(12, Math.floor((columns - words.length - 4) / 2));
  const [before, after] = wordsAround(proposal, room);
  const lines = [
    dim(`${number} of ${total}  ${file}:${range.start.line}:${range.start.column}`),
    `  ${before}${bold(words)}${after}`,
    `  ${tagWords(proposal)}  ${dim(`${certainty}: ${reason}`)}`,
    ...(alternatives.length === 0 ? [] : [`  or: ${alternatives.map(({ name, id }) => `${name} (${id})`).join('; ')}`]),
    ...('obstacle' in place ? [`  It cannot be tagged: ${place.obstacle}`] : []),
  ];
  return `${lines.join('\n')}\n[y n o e a u s q ?] `;
}

/** As many entries as there are keys for. */
const most = 9;

/** Lets the user search the registers; undefined if nothing is chosen. */
async function searchEntry(
  proposal: Proposal,
  registers: Registers,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Entity | undefined> {
  let entries = proposal.alternatives;
  for (;;) {
    if (entries.length > 0) {
      const shown = entries.slice(0, most);
      const lines = shown.map(
        ({ name, id, gloss }, i) => `  ${i + 1}  ${name} (${id})${gloss === '' ? '' : `, ${gloss}`}`,
      );
      const more = entries.length > most ? `  … and ${entries.length - most} more: search for more of the name\n` : '';
      terminal.show(`${lines.join('\n')}\n${more}Number, / to search, Escape to go back: `);
      const key = await terminal.key(signal);
      terminal.show(`${key.length === 1 ? key : ''}\n`);
      const chosen = shown[Number(key) - 1];
      if (chosen !== undefined) return chosen;
      if (key === 'escape' || key === 'end' || key === 'q') return undefined;
    }
    const search = await readLine(terminal, 'Search for: ', signal);
    if (search === undefined || search === '') return undefined;
    entries = findEntries(registers.entities, search);
    if (entries.length === 0) terminal.show('No entry has that in its name.\n');
  }
}

/** Asks for a new entry; undefined if it is given up. */
async function newEntry(
  proposal: Proposal,
  registers: Registers,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Entity | undefined> {
  const { kind, words } = proposal;
  if (kind === 'date') {
    terminal.show(`${whyNot(proposal)}\n`);
    return undefined;
  }
  const hint = kind === 'people' ? ' (surname first, with a comma)' : '';
  const name = await readLine(
    terminal,
    `Name of the entry${hint}: `,
    signal,
    kind === 'people' ? inverted(withoutCapitals(words)) : words,
  );
  if (name === undefined || name === '') return undefined;
  for (let id = idFor(name, registers.ids); ; ) {
    const given = await readLine(terminal, 'Its id: ', signal, id);
    if (given === undefined || given === '') return undefined;
    try {
      return registers.addEntry(kind, given, name, words);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      terminal.show(`${error.message}. ${error.detail}\n`);
      if (/no register/.test(error.message)) return undefined;
      id = given;
    }
  }
}

/** An id made of a name: of a person’s, the surname. */
function idFor(name: string, taken: ReadonlySet<string>): string {
  return freeId(idOfName(name.split(',')[0] as string, 'x') || 'entry', taken);
}
