/** `edition diff`: two versions of a record or of an edition, from files, folders, or the tag of a release. */
import { basename, relative, resolve, sep } from 'node:path';
import { compareRecords } from '../comparing/compare-records.js';
import type { Comparison, RecordName } from '../comparing/model.js';
import { UserError } from '../diagnostics/user-error.js';
import { indexRegisters } from '../edition/index-edition.js';
import { configFile, type Files, loadEdition } from '../edition/load.js';
import { resolvePointer } from '../edition/pointers.js';
import { readRecordMeta } from '../edition/record.js';
import { foldersIn, isFile, isFolder, readBytes } from '../store/files.js';
import { openRepository } from '../store/git.js';
import { openFolder } from '../store/source-files.js';
import { decodeXml } from '../xml/decode.js';
import { parseXml } from '../xml/parse.js';
import type { XmlDocument } from '../xml/tree.js';
import { editionAbove, findOneEdition } from './find-editions.js';
import { tagOfVersion } from './release-repository.js';

export interface CompareOptions {
  /** The release that is compared with what there is now, instead of a second path. */
  readonly since: string | undefined;
}

interface Side {
  readonly name: string;
  readonly records: readonly { readonly path: string; readonly document: XmlDocument }[];
  readonly nameOf: (path: string) => (pointer: string) => string | undefined;
}

/** @throws UserError for what is no record and no edition, and for a version that was not tagged */
export async function compareVersionsOf(
  old: string,
  fresh: string | undefined,
  { since }: CompareOptions,
): Promise<Comparison> {
  if ((fresh === undefined) === (since === undefined)) {
    throw new UserError(
      'Two versions are needed',
      'Name two files, two folders, or one edition or record with --since VERSION.',
    );
  }
  if (since !== undefined) return compareSince(old, since);
  return compareSides(await openSide(old), await openSide(fresh as string));
}

async function compareSince(path: string, version: string): Promise<Comparison> {
  const isRecord = await isFile(path);
  const folder = isRecord ? await editionAbove(path) : (await findOneEdition(path)).folder;
  if (folder === undefined) throw new UserError(`${path} belongs to no edition`, 'Name a record of an edition.');
  const slug = basename(resolve(folder));
  const repository = await openRepository(folder);
  const tag = repository && (await tagOfVersion(repository, slug, version));
  if (repository === undefined || tag === undefined)
    throw new UserError(`There is no tag of version ${version} of “${slug}”`, 'git tag --list shows which there are.');
  const kept = await repository.filesAt(`refs/tags/${tag}`, (one) => /\.xml$/.test(one) || one === configFile);
  const [before, now] = [
    await editionSide(filesOf(kept), `${slug} ${version}`),
    await editionSide(openFolder(folder), `${slug} now`),
  ];
  if (!isRecord) return compareSides(before, now);
  const own = relative(resolve(folder), resolve(path)).split(sep).join('/');
  const only = (side: Side): Side => ({ ...side, records: side.records.filter((one) => one.path === own) });
  return compareSides(only(before), only(now));
}

function filesOf(kept: ReadonlyMap<string, Uint8Array>): Files {
  return {
    read: async (path) => {
      const bytes = kept.get(path);
      return bytes === undefined ? { kind: 'missing' } : { kind: 'file', bytes };
    },
    names: async (path) => {
      const inside = [...kept.keys()]
        .filter((one) => one.startsWith(`${path}/`))
        .map((one) => one.slice(path.length + 1));
      return inside.length === 0 ? undefined : inside.filter((one) => !one.includes('/')).sort();
    },
  };
}

async function openSide(path: string): Promise<Side> {
  if (await isFile(path)) {
    const { text } = decodeXml(await readBytes(path), path);
    const document = text === undefined ? undefined : parseXml(text, path).document;
    if (document === undefined)
      throw new UserError(`${path} is no well-formed XML`, 'edition validate says what is wrong.');
    return { name: path, records: [{ path: basename(path), document }], nameOf: () => () => undefined };
  }
  if (!(await isFolder(path)))
    throw new UserError(`There is no ${path}`, 'Name a record, the folder of an edition, or a package.');
  const packed = `${path}/data/editions`;
  const inBag =
    !(await isFile(`${path}/${configFile}`)) && (await isFolder(packed)) ? (await foldersIn(packed))[0] : undefined;
  const folder = inBag === undefined ? path : `${packed}/${inBag}`;
  if (!(await isFile(`${folder}/${configFile}`)))
    throw new UserError(
      `${path} is no edition: it has no ${configFile}`,
      'Name the folder of an edition, or of a package.',
    );
  return editionSide(openFolder(folder), path);
}

async function editionSide(files: Files, name: string): Promise<Side> {
  const { config, records, registers, sources } = await loadEdition(files, (path) => path);
  const documents = new Map(
    [...sources].flatMap(([path, { text }]) => {
      const { document } = parseXml(text, path);
      return document === undefined ? [] : [[path, document] as const];
    }),
  );
  const broken = records.find((path) => !documents.has(path));
  if (broken !== undefined)
    throw new UserError(`${broken} of ${name} is no well-formed XML`, 'edition validate says what is wrong.');
  const known = config === undefined ? [] : indexRegisters({ ...config, registers }, documents);
  const names = new Map(
    known.flatMap(({ file, entities }) => entities.map((one) => [`${file}#${one.id}`, one.name] as const)),
  );
  return {
    name,
    records: records.map((path) => ({ path, document: documents.get(path) as XmlDocument })),
    nameOf: (path) => (pointer) => {
      const target = resolvePointer(path, pointer);
      return target && names.get(`${target.file}#${target.id}`);
    },
  };
}

function compareSides(old: Side, fresh: Side): Comparison {
  const nameOf = ({ path, document }: Side['records'][number]): RecordName => {
    const { id, shortTitle } = readRecordMeta(document, path);
    return { id, title: shortTitle };
  };
  const isSingle = old.records.length === 1 && fresh.records.length === 1;
  const left = new Set(old.records);
  const records: Comparison['records'][number][] = [];
  const added: RecordName[] = [];
  for (const after of fresh.records) {
    const same = [...left].find((one) => nameOf(one).id === nameOf(after).id);
    const before = same ?? [...left].find((one) => isSingle || one.path === after.path);
    if (before === undefined) {
      added.push(nameOf(after));
      continue;
    }
    left.delete(before);
    const names = { old: old.nameOf(before.path), new: fresh.nameOf(after.path) };
    records.push(compareRecords(before.document, after.document, after.path, names));
  }
  return { old: old.name, new: fresh.name, records, added, removed: [...left].map(nameOf) };
}
