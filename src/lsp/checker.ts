import type { Desk, FileFindings } from './desk.js';

/** How long after the last key the texts are checked, in milliseconds: long enough to finish a word. */
const pause = 250;

export interface CheckerEvents {
  /** What is found in a file now; called for files with findings, and once more for those that have none any longer. */
  readonly found: (file: string, findings: FileFindings) => void;
  /** A check could not be made, such as for a schema that can't be read. */
  readonly failed: (folder: string, error: unknown) => void;
}

/** Checks editions some time after they were changed, one after another; what was overtaken by another change is not told. */
export class Checker {
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #again = new Set<string>();
  readonly #running = new Set<string>();
  /** By folder, the files that were told to have findings. */
  readonly #told = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly desk: Desk,
    private readonly events: CheckerEvents,
  ) {}

  /** Asks for a check of the edition in a folder; several demands in a short time are one. */
  ask(folder: string): void {
    clearTimeout(this.#waiting.get(folder));
    this.#waiting.set(
      folder,
      setTimeout(() => void this.#run(folder), pause),
    );
  }

  /** Forgets what was asked for. */
  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #run(folder: string): Promise<void> {
    this.#waiting.delete(folder);
    if (this.#running.has(folder)) {
      this.#again.add(folder);
      return;
    }
    this.#running.add(folder);
    try {
      const findings = await this.desk.check(folder);
      const isOvertaken = this.#waiting.has(folder) || this.#again.has(folder);
      if (!isOvertaken) this.#tell(folder, findings);
    } catch (error) {
      this.events.failed(folder, error);
    } finally {
      this.#running.delete(folder);
      if (this.#again.delete(folder)) this.ask(folder);
    }
  }

  #tell(folder: string, findings: ReadonlyMap<string, FileFindings>): void {
    const faulty = new Set([...findings].flatMap(([file, { diagnostics }]) => (diagnostics.length > 0 ? [file] : [])));
    for (const file of this.#told.get(folder) ?? []) {
      if (!faulty.has(file)) this.events.found(file, { text: findings.get(file)?.text, diagnostics: [] });
    }
    for (const file of faulty) this.events.found(file, findings.get(file) as FileFindings);
    this.#told.set(folder, faulty);
  }
}
