/** `README.md`, `LICENSE` and `CHANGELOG.md` of a deposit: texts for whoever opens it in fifty years. */
import { type Deposit, descriptionOf } from '../deposit.js';
import { byPath } from '../paths.js';

export function readmeMd(deposit: Deposit): string {
  const { config, date, slug, tool, platform, epoch, hasTool, records } = deposit;
  const build = epoch === undefined ? 'npm run build' : `SOURCE_DATE_EPOCH=${epoch} npm run build`;
  const rebuild = hasTool
    ? `The program that made the site, edition ${tool}, is in \`tool/edition-${tool}.tgz\`, together with every package that it needs. With
[Node](https://nodejs.org) 20.20 or later, and no network:

\`\`\`
cp -r data ../rebuilt
cd ../rebuilt
npm ci --offline --no-audit
${build}
diff -r site dist/${slug}
\`\`\`

In a copy, so that the bag stays as it is. \`diff\` prints nothing: the site is the same, byte for byte. \`tool/xslt\` and \`tool/schema\` are the program's stylesheets and schema, to
be read without it.

One part of the program, which makes the search index, runs only on the kind of computer that this deposit was made on, ${platform}. On
another kind, where there is a network, do this after \`npm ci\`, with the version of \`pagefind\` that package-lock.json has:
\`npm install --no-save @pagefind/KIND@VERSION\`.`
    : `The site was made by edition ${tool}. This deposit does not have the program in it.`;
  return `# ${config.title}

${descriptionOf(deposit)}

Version ${config.version}, ${date}. ${records.length} ${records.length === 1 ? 'record' : 'records'}.${config.notice === undefined ? '' : `\n\n${config.notice}`}

## What is here

| | |
|---|---|
| \`editions/${slug}/\` | the sources: records and registers in TEI, \`edition.yaml\`, images |
| \`site/\` | the site that readers see; open \`site/index.html\`. \`site/records\` has each record as a page, as plain text, as TEI, and its apparatus in five forms |
| \`reports/\` | what was found when the edition was checked, and how far the site keeps the Endings Principles |
| \`ro-crate-metadata.json\` | a description of every file (RO-Crate 1.2) |
| \`CITATION.cff\`, \`LICENSE\`, \`CHANGELOG.md\` | how to cite it, the rights, what changed |

Outside \`data/\`: the bag's own files, and \`metadata/\` with descriptions for catalogues (DataCite, Dublin Core).

## Is it whole?

In the folder that has \`bagit.txt\`:

\`\`\`
sha512sum -c --quiet manifest-sha512.txt tagmanifest-sha512.txt
\`\`\`

It prints nothing if every file is there and unchanged. It does not see files that were added; any program that checks BagIt bags (RFC 8493)
does, and so does \`edition verify\`.

## Build the site again

${rebuild}
`;
}

export function licenseText({ config }: Deposit): string {
  const { licence } = config;
  if (licence === undefined) return 'The edition states no licence. Ask its publisher before you reuse it.\n';
  const lines = [licence.name, licence.url, licence.covers && `It covers ${licence.covers.replace(/[.;\s]+$/, '')}.`];
  return [
    ...lines.filter((line) => line !== undefined),
    '',
    'The header of each record states its own rights.',
    '',
  ].join('\n');
}

/** A change of a record or a register, as its `revisionDesc` has it. */
export interface RecordChange {
  readonly when: string;
  readonly text: string;
  /** The file that it was made in, relative to the edition's folder. */
  readonly file: string;
}

/** Where the edition has no change log of its own. */
export function changelogMd({ config }: Deposit, changes: readonly RecordChange[]): string {
  const days = [...new Set(changes.map(({ when }) => when))].toSorted(byPath).reverse();
  const blocks = days.map((day) => {
    const own = changes.filter(({ when }) => when === day).toSorted((a, b) => byPath(a.file, b.file));
    return `## ${day}\n\n${own.map(({ file, text }) => `- \`${file}\`: ${text}`).join('\n')}\n`;
  });
  return `# Changes of ${config.title}\n\nFrom the \`revisionDesc\` of its records and registers, newest first.\n\n${blocks.join('\n') || 'None is recorded.\n'}`;
}
