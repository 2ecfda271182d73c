/** What the files of a new edition need to know. */
export interface Starter {
  readonly title: string;
  /** A short name of letters, digits and hyphens. */
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** From the edition's folder to the folder with `edition.rng` and `edition.sch`, with `/`. */
  readonly schema: string;
  /** How a command names the edition: its folder under `editions/`, or `.` where the edition is the whole project. */
  readonly name: string;
}
