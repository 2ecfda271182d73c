/** `ro-crate-metadata.json`: the deposit's `data/` as an RO-Crate 1.2. It names its vocabulary and never needs to fetch it. */
import { creatorsOf, type Deposit, type DepositFile, descriptionOf, translatorsOf } from '../deposit.js';
import { mediaTypeOf } from '../media-types.js';
import { byPath } from '../paths.js';

type Entity = Readonly<Record<string, unknown>>;
const ref = (id: string): Entity => ({ '@id': id });
const some = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length === 0 ? undefined : values.length === 1 ? values[0] : values;

/** A path as an identifier: a relative address. */
function idOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** What a file is, in a few words. */
function purposeOf(path: string, { slug }: Deposit): string {
  const inEdition = path.startsWith(`editions/${slug}/`) ? path.slice(`editions/${slug}/`.length) : undefined;
  if (inEdition === 'edition.yaml') return 'The edition’s configuration';
  if (inEdition !== undefined) {
    if (/^images\//.test(inEdition)) return 'Image of a source';
    return inEdition.endsWith('.xml') ? 'Source of the edition, in TEI' : 'Source of the edition';
  }
  if (/^site\/records\/.*\.apparatus\./.test(path)) return 'The critical apparatus of a record';
  if (/^site\/records\/.*\.txt$/.test(path)) return 'The text of a record without markup';
  if (path === 'site/manifest.json') return 'The site’s files with their checksums, and what they were made from';
  if (path.startsWith('site/')) return 'Part of the site that readers see';
  if (path.startsWith('reports/')) return 'Report on the edition at the time of the deposit';
  if (/^tool\/.*\.tgz$/.test(path)) return 'The program that makes the site, with all packages that it needs';
  if (path.startsWith('tool/')) return 'Part of the program, to be read without it';
  return descriptions[path] ?? 'Schema that the edition is checked with';
}

const descriptions: Readonly<Record<string, string>> = {
  'README.md': 'What is in the deposit, how to check it, how to build the site again',
  LICENSE: 'The licence of the edition',
  'CITATION.cff': 'How to cite the edition, for programs',
  'CHANGELOG.md': 'What changed in the records, and when',
  'package.json': 'Names the program for npm, and the command that builds the site',
  'package-lock.json': 'The exact version of every package that is installed to build the site',
};

/** @param files all files of the payload but the description itself */
export function roCrateJson(deposit: Deposit, files: readonly DepositFile[]): string {
  const { config, date, records, tool, slug } = deposit;
  const { licence, publisher, baseUrl } = config;
  const licenceId = licence?.url ?? '#licence';
  const sources = new Map(records.map((record) => [`editions/${slug}/${record.file}`, record]));
  const people = new Map<string, Entity>();
  const person = (name: string): Entity => {
    const editor = config.editors.find((one) => one.name.trim() === name);
    const id = editor?.orcid === undefined ? `#agent-${encodeURIComponent(name)}` : `https://orcid.org/${editor.orcid}`;
    people.set(id, {
      '@id': id,
      '@type': editor?.orcid === undefined ? ['Person', 'Organization'] : 'Person',
      name,
      url: editor?.url,
    });
    return ref(id);
  };
  const publisherId = `#publisher`;
  const ordered = files.toSorted((a, b) => byPath(a.path, b.path));
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: config.title,
    description: descriptionOf(deposit),
    datePublished: date,
    version: config.version,
    license: ref(licenceId),
    publisher: publisher === undefined ? undefined : ref(publisherId),
    author: some(creatorsOf(deposit).map(person)),
    translator: some(translatorsOf(deposit).map(person)),
    inLanguage: config.languages.translation ?? config.locale,
    identifier: `${config.id} ${config.version}`,
    url: baseUrl,
    isBasedOn: some(records.filter(({ archive }) => archive !== '').map(({ id }) => ref(`#original-${idOf(id)}`))),
    hasPart: ordered.map(({ path }) => ref(idOf(path))),
    mentions: ref('#build'),
  };
  const graph: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      about: ref('./'),
      conformsTo: ref('https://w3id.org/ro/crate/1.2'),
    },
    root,
    ...ordered.map(({ path, bytes }) => {
      const record = sources.get(path);
      return {
        '@id': idOf(path),
        '@type': 'File',
        name: record?.title ?? path.slice(path.lastIndexOf('/') + 1),
        description: purposeOf(path, deposit),
        encodingFormat: mediaTypeOf(path),
        contentSize: String(bytes),
        ...(record === undefined
          ? {}
          : {
              identifier: record.id,
              author: some(record.authors.map(({ name }) => person(name))),
              translator: some(record.translators.map(({ name }) => person(name))),
              translationOfWork: record.archive === '' ? undefined : ref(`#original-${idOf(record.id)}`),
            }),
      };
    }),
    ...records
      .filter(({ archive }) => archive !== '')
      .map(({ id, archive, title, language, date: own }) => ({
        '@id': `#original-${idOf(id)}`,
        '@type': ['CreativeWork', 'ArchiveComponent'],
        name: title,
        itemLocation: archive,
        inLanguage: language || undefined,
        dateCreated: own?.when ?? own?.notBefore ?? own?.from,
      })),
    {
      '@id': '#build',
      '@type': 'CreateAction',
      name: 'Making the site from the edition’s sources',
      object: [...sources.keys()].toSorted(byPath).map((path) => ref(idOf(path))),
      result: ref('site/index.html'),
      instrument: ref('#edition'),
    },
    { '@id': '#edition', '@type': 'SoftwareApplication', name: 'edition', softwareVersion: tool },
    {
      '@id': licenceId,
      '@type': 'CreativeWork',
      name: licence?.name ?? 'The edition states no licence',
      description: licence?.covers,
    },
    ...(publisher === undefined ? [] : [{ '@id': publisherId, '@type': 'Organization', name: publisher }]),
  ];
  graph.push(...[...people.values()].toSorted((a, b) => byPath(String(a['@id']), String(b['@id']))));
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph }, undefined, 2)}\n`;
}
