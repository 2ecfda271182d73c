import { describe, expect, it } from 'vitest';
import { askAbout, type Registers } from '../../src/cli/tag-dialogue.js';
import { keysIn, type Terminal } from '../../src/cli/terminal-keys.js';
import { UserError } from '../../src/diagnostics/user-error.js';
import type { Entity } from '../../src/edition/model.js';
import type { Always } from '../../src/tagging/session.js';
import { proposalsIn, registers } from '../helpers/tagging.js';

/** A terminal at which those keys are pressed, and then no more. */
function scripted(typed: string): Terminal & { readonly shown: () => string } {
  const keys = [...keysIn(typed)];
  let shown = '';
  return {
    columns: 80,
    hasColour: false,
    shown: () => shown,
    show: (text) => {
      shown += text;
    },
    key: async () => keys.shift() ?? 'end',
  };
}

function world(): Registers & { readonly added: readonly string[] } {
  const added: string[] = [];
  return {
    entities: registers,
    ids: new Set(registers.map(({ id }) => id)),
    added,
    addEntry(register, id, name) {
      if (registers.some((one) => one.id === id)) throw new UserError(`The registers have the id “${id}” already`, '');
      added.push(`${register} ${id} ${name}`);
      return { ...(registers[0] as Entity), register, id, name, file: `${register}.xml` };
    },
  };
}

async function answer(body: string, typed: string, always: Always = new Map()) {
  const terminal = scripted(typed);
  const own = world();
  const answers = await askAbout(proposalsIn(body), always, own, terminal, AbortSignal.any([]));
  const decisions = answers.decisions.map((one) =>
    one.verdict === 'reject'
      ? `${one.proposal.words}: rejected`
      : `${one.proposal.words}: ${one.entity?.id ?? one.proposal.attributes['when']}`,
  );
  return { ...answers, decisions, shown: terminal.shown(), added: own.added };
}

const three = '<p>Kennedy spoke of Cuba tonight.</p>';

describe('a dialogue about proposals', () => {
  it('shows the words in context, the tag, why, and which of how many it is', async () => {
    const { shown } = await answer(three, 'q');
    expect(shown).toContain('1 of 3  records/r.xml:1:');
    expect(shown).toContain('\n  Kennedy spoke of Cuba tonight.\n');
    expect(shown).toContain('persName kennedy (Kennedy, John F.)  high: the register has this form');
    expect(shown).toContain('[y n o e a u s q ?]');
  });

  it.each([
    ['accepts, rejects and skips', 'yns', ['Kennedy: kennedy', 'Cuba: rejected'], 'done'],
    ['goes back', 'yyunus', ['Kennedy: kennedy'], 'quit'],
    ['keeps what was answered when it is told to quit', 'yq', ['Kennedy: kennedy'], 'quit'],
    ['takes the end of input for quitting', 'y\u0004', ['Kennedy: kennedy'], 'quit'],
    [
      'shows help on any other key, and asks again',
      '?xyyy',
      ['Kennedy: kennedy', 'Cuba: cuba', 'tonight: 1961-12-30'],
      'done',
    ],
    ['does not take arrows for answers', '\u001B[Ay\u001BOByq', ['Kennedy: kennedy', 'Cuba: cuba'], 'quit'],
  ] as const)('%s', async (_, typed, decisions, end) => {
    expect(await answer(three, typed)).toMatchObject({ decisions, end });
  });

  it('lets the user search the registers for another entry', async () => {
    const { decisions, shown } = await answer(three, 'oRaul\r1q');
    expect(shown).toContain('1  Castro Ruz, Raúl (castro-raul)');
    expect(decisions).toEqual(['Kennedy: castro-raul']);
  });

  it('offers first those that could be meant, and goes back on Escape', async () => {
    const { decisions, shown } = await answer('<p>Castro and Kennedy</p>', 'yo2o\u001Bq');
    expect(shown).toContain('It is not known who or what is meant');
    expect(shown).toContain('1  Castro Ruz, Fidel (castro)');
    expect(decisions).toEqual(['Castro: castro-raul']);
  });

  it('makes a new entry, and asks again for an id that is taken', async () => {
    const { decisions, added, shown } = await answer(
      '<p>John F. Kennedy</p>',
      `e\r${'\u007F'.repeat(20)}castro\r-junior\r`,
    );
    expect(shown).toContain('Name of the entry (surname first, with a comma): Kennedy, John F.');
    expect(shown).toContain('The registers have the id “castro” already');
    expect(added).toEqual(['people castro-junior Kennedy, John F.']);
    expect(decisions).toEqual(['John F. Kennedy: castro-junior']);
  });

  it('always: takes a form for an entry from then on, also in the next record; undo takes all of it back', async () => {
    const body = '<p>Castro left. Cuba. CASTRO came.</p>';
    const { decisions, always } = await answer(body, 'a2y');
    expect(decisions).toEqual(['Castro: castro-raul', 'Cuba: cuba', 'CASTRO: castro-raul']);
    expect((await answer(body, 's', always)).decisions).toEqual(['Castro: castro-raul', 'CASTRO: castro-raul']);
    expect((await answer(body, 'a2uq')).decisions).toEqual([]);
  });

  it('accepts nothing that has no place', async () => {
    const { decisions, shown } = await answer('<p>see <hi>President Lee</hi> Harvey Oswald</p>', 'yoean');
    expect(shown).toContain('It cannot be tagged: it begins inside <hi> and ends outside of it');
    expect(decisions).toEqual(['Lee Harvey Oswald: rejected']);
  });
});
