/** The decisions about one record while an editor makes them, one after another; each can be taken back. */
import type { Entity } from '../edition/model.js';
import { fold } from '../names/words.js';
import { type Decision, isComplete } from './decide.js';
import type { Proposal } from './proposal.js';

/** What holds for the rest of the run: which entry a form means. */
export type Always = ReadonlyMap<string, Entity>;

interface State {
  readonly at: number;
  readonly decided: ReadonlyMap<Proposal, Decision>;
  readonly always: Always;
}

export class TaggingSession {
  #state: State;
  readonly #before: State[] = [];

  /** @param always what earlier records of the run have settled */
  constructor(
    private readonly proposals: readonly Proposal[],
    always: Always = new Map(),
  ) {
    this.#state = this.#onward({ at: 0, decided: new Map(), always });
  }

  /** The proposal that is asked about; undefined at the end. */
  get current(): Proposal | undefined {
    return this.proposals[this.#state.at];
  }

  /** 1 for the first. */
  get number(): number {
    return Math.min(this.#state.at + 1, this.total);
  }

  get total(): number {
    return this.proposals.length;
  }

  get decisions(): readonly Decision[] {
    return [...this.#state.decided.values()];
  }

  get always(): Always {
    return this.#state.always;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** Accepts what is proposed. Returns whether it could be: not where it is open who is meant, or where no tag can stand. */
  accept(): boolean {
    const proposal = this.current;
    if (proposal === undefined || !isComplete(proposal)) return false;
    this.#decide({ verdict: 'accept', proposal, entity: proposal.entity, byHand: true });
    return true;
  }

  /** Accepts it as a mention of another entry. */
  choose(entity: Entity): void {
    const proposal = this.current;
    if (proposal !== undefined) this.#decide({ verdict: 'accept', proposal, entity, byHand: true });
  }

  reject(): void {
    const proposal = this.current;
    if (proposal !== undefined) this.#decide({ verdict: 'reject', proposal });
  }

  /** Leaves it undecided. */
  skip(): void {
    this.#step(this.#state);
  }

  /** Accepts this form as this entry here and from here on. */
  acceptAlways(entity: Entity): void {
    const proposal = this.current;
    if (proposal === undefined) return;
    const always = new Map(this.#state.always).set(formOf(proposal), entity);
    const decided = new Map(this.#state.decided);
    decided.set(proposal, { verdict: 'accept', proposal, entity, byHand: true });
    this.#step({ ...this.#state, always, decided });
  }

  /** Takes the last step back, with what followed from it. */
  undo(): boolean {
    const before = this.#before.pop();
    if (before !== undefined) this.#state = before;
    return before !== undefined;
  }

  #decide(decision: Decision): void {
    this.#step({ ...this.#state, decided: new Map(this.#state.decided).set(decision.proposal, decision) });
  }

  #step(next: State): void {
    if (this.current === undefined) return;
    this.#before.push(this.#state);
    this.#state = this.#onward({ ...next, at: next.at + 1 });
  }

  /** Goes on to the next proposal that nothing has settled yet. */
  #onward({ at, decided, always }: State): State {
    const settled = new Map(decided);
    let next = at;
    for (let proposal = this.proposals[next]; proposal !== undefined; proposal = this.proposals[next]) {
      const entity = always.get(formOf(proposal));
      if ('obstacle' in proposal.place || entity === undefined) break;
      settled.set(proposal, { verdict: 'accept', proposal, entity, byHand: true });
      next += 1;
    }
    return { at: next, decided: settled, always };
  }
}

/** A form of a name, capitals and accents apart. */
function formOf({ element, attributes, words }: Proposal): string {
  return `${element} ${attributes['type'] ?? ''} ${fold(words)}`;
}
