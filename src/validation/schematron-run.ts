import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Resources, SourceDocument, Stylesheet } from '../transform/saxon.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import { mainFile, type SchemaBundle } from './schema-bundle.js';
import type { OtherFiles } from './schematron-files.js';

/** What came of checking a document with the rules of a schema. */
export interface RuleRun {
  /** In SVRL; undefined where the run stopped for want of a file. */
  readonly report: string | undefined;
  /** What the engine said when it stopped. */
  readonly stop: string | undefined;
  /** The addresses that were asked for and gave nothing. */
  readonly refused: readonly string[];
  /** The addresses that gave a text that is no XML. */
  readonly texts: readonly string[];
}

/** Rounds in which a document may ask for files that no round before has asked for. */
const mostRounds = 100;

/**
 * Runs the rules of one schema over documents. The engine takes what it is given and waits for nothing, so that a run in which a file is
 * asked for that is not loaded yet is done again with it.
 */
export class RuleRunner {
  /** What the first document asked for: the others will want it too. */
  #common: readonly string[] | undefined;

  constructor(
    private readonly stylesheet: Stylesheet,
    private readonly schema: SchemaBundle,
    private readonly files: OtherFiles,
  ) {}

  /** @throws TransformError where a rule stops for another reason than a file */
  async run(document: XmlDocument): Promise<RuleRun> {
    const { parseSource } = await import('../transform/saxon.js');
    const source = await parseSource(bareText(document), document.file, addressOf(document.file));
    const asked = new Set(this.#common ?? []);
    let result = await this.#once(source, asked);
    for (let round = 0; round < mostRounds; round += 1) {
      const fresh = [...result.asked].filter((address) => !asked.has(address));
      const loaded = await Promise.all(fresh.map((address) => this.files.load(address)));
      for (const address of fresh) asked.add(address);
      if (loaded.every(({ source: found, text }) => found === undefined && text === undefined)) break;
      result = await this.#once(source, asked);
    }
    this.#common ??= [...asked];
    // Without a file nothing is noted, so that findings need no second look before they are used again.
    if (asked.size > 0) this.files.note(document, asked);
    const { report, stop, asked: last } = result;
    const without = [...last].filter((address) => this.files.at(address)?.refusal !== undefined);
    const hasText = (address: string): boolean => this.files.at(address)?.text !== undefined;
    return {
      report,
      stop,
      refused: without.filter((address) => !hasText(address)),
      texts: without.filter(hasText),
    };
  }

  async #once(
    source: SourceDocument,
    available: ReadonlySet<string>,
  ): Promise<Pick<RuleRun, 'report' | 'stop'> & { readonly asked: ReadonlySet<string> }> {
    const { TransformError, transformToText } = await import('../transform/saxon.js');
    const asked = new Set<string>();
    const resources: Resources = {
      base: pathToFileURL(mainFile(this.schema)).href,
      documents: this.files.documents(available),
      text: (address) => {
        asked.add(address);
        return available.has(address) ? this.files.at(address)?.text : undefined;
      },
    };
    try {
      return { report: transformToText(this.stylesheet, source, {}, resources).principal, stop: undefined, asked };
    } catch (error) {
      if (!(error instanceof TransformError) || !/^(?:FODC|FOUT)\d/.test(error.code)) throw error;
      return { report: undefined, stop: error.message, asked };
    }
  }
}

/** The address of a document. Only what would end a path in an address is escaped: rules compare the rest with the names of files. */
export function addressOf(file: string): string {
  const path = resolve(file).replaceAll('\\', '/');
  return `file://${path.startsWith('/') ? '' : '/'}${path.replace(/[%?#]/g, encodeURIComponent)}`;
}
