/** All files of a new edition, as text, by their paths. */
import { githubWorkflow, gitlabPipeline } from './automatic-checks.js';
import { configuration } from './configuration.js';
import { editorSettings } from './editor-settings.js';
import { readme } from './readme.js';
import { organizationsFile, peopleFile, placesFile, termsFile } from './registers.js';
import { sampleId, sampleRecord } from './sample-record.js';
import type { Starter } from './starter.js';

/**
 * The files of the edition itself, relative to its folder.
 *
 * @param hasProgram whether the project has the program already, so that nobody need be told how to install it
 */
export function editionFiles(starter: Starter, hasProgram: boolean): ReadonlyMap<string, string> {
  return new Map([
    ['edition.yaml', configuration(starter)],
    ['README.md', readme(starter, hasProgram)],
    [`records/${sampleId}.xml`, sampleRecord(starter)],
    ['people.xml', peopleFile(starter)],
    ['places.xml', placesFile(starter)],
    ['organizations.xml', organizationsFile(starter)],
    ['terms.xml', termsFile(starter)],
  ]);
}

/** The files of the project that the edition lies in, relative to the project's folder. */
export function projectFiles({ name, id }: Starter): ReadonlyMap<string, string> {
  return new Map([
    ['.gitignore', 'node_modules/\ndist/\n.DS_Store\n'],
    ['package.json', `${JSON.stringify(packageOf(id), null, 2)}\n`],
    ...editorSettings(name),
    ['.github/workflows/edition.yml', githubWorkflow(name)],
    ['.gitlab-ci.yml', gitlabPipeline(name)],
  ]);
}

function packageOf(id: string): object {
  return { name: `${id.toLowerCase()}-project`, private: true, engines: { node: '>=20.20' } };
}
