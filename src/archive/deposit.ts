/** What a deposit is, as plain data: all that its descriptions are made from. */
import type { EditionConfig } from '../edition/config.js';
import type { RecordMeta } from '../edition/model.js';

export interface DepositFile {
  /** Inside the bag's `data/`, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha512: string;
}

export interface Deposit {
  /** The name of the edition's folder. */
  readonly slug: string;
  readonly config: EditionConfig;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** In the order of the edition. */
  readonly records: readonly RecordMeta[];
  /** The version of the program. */
  readonly tool: string;
  /** The kind of computer that the program in the deposit runs on, such as `linux-x64`. */
  readonly platform: string;
  /** `SOURCE_DATE_EPOCH`, if it gave the date: whoever builds the site again has to give it too. */
  readonly epoch: string | undefined;
  /** Whether the program itself is in the deposit. */
  readonly hasTool: boolean;
}

/** The name of the bag: that of its folder, and of its zip file. */
export function depositName({ id, version }: EditionConfig): string {
  return `${id}-${version}`.replace(/[^A-Za-z0-9._-]+/g, '-');
}

/** The day of the deposit in seconds since 1970: midnight in UTC. */
export function secondsOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}

/** Names of agents, each once, in the order of first use. */
export function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

export function translatorsOf({ records }: Pick<Deposit, 'records'>): readonly string[] {
  return distinct(records.flatMap(({ translators }) => translators.map(({ name }) => name)));
}

export function authorsOf({ records }: Pick<Deposit, 'records'>): readonly string[] {
  return distinct(records.flatMap(({ authors }) => authors.map(({ name }) => name)));
}

/** The names that a citation begins with: the editors, else the publisher, else the translators. */
export function creatorsOf(deposit: Deposit): readonly string[] {
  const { editors, publisher } = deposit.config;
  const editorNames = distinct(editors.map(({ name }) => name));
  if (editorNames.length > 0) return editorNames;
  return publisher === undefined ? translatorsOf(deposit) : [publisher];
}

/** The first and the last day that the records are about, as far as they say: `YYYY-MM-DD` or shortened. */
export function coverageOf({
  records,
}: Pick<Deposit, 'records'>): { readonly from: string; readonly to: string } | undefined {
  const starts = records.flatMap(({ date }) => date?.when ?? date?.notBefore ?? date?.from ?? []);
  const ends = records.flatMap(({ date }) => date?.when ?? date?.notAfter ?? date?.to ?? []);
  const [from] = starts.toSorted();
  const to = ends.toSorted().at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The SPDX identifier of a licence, where its address is one of those that editions use; undefined for others. */
export function spdxOf(url: string | undefined): string | undefined {
  const [, kind, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/.exec(url ?? '') ?? [];
  if (kind !== undefined) return `CC-${kind.toUpperCase()}-${version}`;
  if (/creativecommons\.org\/publicdomain\/zero\/1\.0/.test(url ?? '')) return 'CC0-1.0';
  return undefined;
}

/** What is said where an edition says nothing of itself. */
export function descriptionOf({ config, records }: Deposit): string {
  const count = `${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  return config.description ?? `An edition of ${count} in TEI, with its site.`;
}
