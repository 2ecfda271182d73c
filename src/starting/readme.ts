/** The page that tells the editors of a new edition what is where and what to do. */
import type { Starter } from './starter.js';

export function readme({ title, name, schema }: Starter, hasProgram: boolean): string {
  return `# ${title}

| | |
|---|---|
| \`edition.yaml\` | what the edition is: title, editors, licence, languages |
| \`records/\` | one TEI file for each record. \`sample-record.xml\` is invented: learn from it, then delete it |
| \`people.xml\`, \`places.xml\`, \`organizations.xml\`, \`terms.xml\` | the registers that the records point to |
| \`images/\` | page images, if you have any |
| \`text/\` | the texts in their original language, if you have any |
${schema === 'schema' ? '| `schema/` | the schema, by which your editor checks while you write |\n' : ''}
## Every day

\`\`\`
npx edition new record --edition ${shell(name)} --title "…" --date 1961-12-30   # begin a record
npx edition preview ${shell(name)}     # its page in your browser, anew at each save
npx edition validate ${shell(name)}    # what is wrong, where, and what to do
npx edition report ${shell(name)}      # how far the edition is
npx edition build ${shell(name)}       # the site, in dist/
\`\`\`

What you do not know yet in a new record says “to be filled in”: search for these words before you publish.
${hasProgram ? '' : installing}`;
}

const installing = `
## The program

The program is \`edition\`. Install it into this project once, from wherever you have it (a repository's address, or the file that
\`npm pack\` makes of it), and commit \`package.json\` and \`package-lock.json\`, so that everybody has the same version:

\`\`\`
npm install --save-exact ADDRESS-OR-FILE
\`\`\`

GitHub (\`.github/workflows/edition.yml\`) and GitLab (\`.gitlab-ci.yml\`) then check every change, with that version.
`;

function shell(name: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(name) ? name : `"${name.replace(/["\\$`]/g, '\\$&')}"`;
}
