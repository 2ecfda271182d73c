/** `edition diff`: what has changed between two versions, for readers. */
import { dirname, join, relative, resolve, sep } from 'node:path';
import pc from 'picocolors';
import { comparisonAsHtml } from '../comparing/html.js';
import { differs } from '../comparing/model.js';
import { comparisonAsText } from '../comparing/text.js';
import { UserError } from '../diagnostics/user-error.js';
import { hrefOf } from '../edition/pointers.js';
import { isFile, readBytes } from '../store/files.js';
import { toolVersion } from '../store/package-files.js';
import { writeOutput } from '../store/write-output.js';
import { compareVersionsOf } from '../workflows/compare.js';
import { exitCodes } from './failure.js';

export interface DiffFlags {
  readonly since?: string;
  readonly json?: boolean;
  readonly html?: string;
  readonly site?: string;
  readonly exitCode?: boolean;
  readonly force?: boolean;
}

/** Ends with 0 whether or not there are differences, as diff of git does; with `--exit-code`, 1 if there are. */
export async function diffCommand(old: string, fresh: string | undefined, flags: DiffFlags): Promise<number> {
  if (flags.json && flags.html !== undefined)
    throw new UserError('--json and --html do not go together', 'Run the command once for each.');
  const comparison = await compareVersionsOf(old, fresh, { since: flags.since });
  if (flags.json) console.log(JSON.stringify(comparison));
  else if (flags.html !== undefined) {
    const pages = await publishedPages(
      flags,
      comparison.records.map(({ id }) => id),
    );
    await writeOutput(flags.html, comparisonAsHtml(comparison, toolVersion(), pages), {
      replace: flags.force ?? false,
    });
    process.stderr.write(`Wrote ${flags.html}.\n`);
  } else {
    const colours = pc.createColors(process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined);
    process.stdout.write(comparisonAsText(comparison, { removed: colours.red, added: colours.green }));
  }
  const { records, added, removed } = comparison;
  const isDifferent = records.some(differs) || added.length + removed.length > 0;
  return flags.exitCode && isDifferent ? exitCodes.findings : exitCodes.clean;
}

/** Addresses in the published edition, relative to the page that is written. */
async function publishedPages(
  { site, html = '' }: DiffFlags,
  ids: readonly string[],
): Promise<Parameters<typeof comparisonAsHtml>[2]> {
  const pages = new Map<string, string>();
  for (const id of site === undefined ? [] : ids) {
    const path = join(site ?? '', 'records', `${id}.html`);
    if (await isFile(path)) pages.set(id, new TextDecoder().decode(await readBytes(path)));
  }
  const base = relative(dirname(resolve(html)), resolve(site ?? ''))
    .split(sep)
    .join('/');
  return (id, paragraph) => {
    const page = pages.get(id);
    const anchor = paragraph === undefined ? undefined : `p${paragraph.replace(/[^A-Za-z0-9._-]+/g, '-')}`;
    if (page === undefined || (anchor !== undefined && !page.includes(`id="${anchor}"`))) return undefined;
    return `${hrefOf(`${base}/records/${id}.html`)}${anchor === undefined ? '' : `#${anchor}`}`;
  };
}
