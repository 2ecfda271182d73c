/** An OCFL storage root in a folder: found, or made. */
import { layoutConfigJson, layoutJson, newLayout, readLayout, type StorageLayout } from '../../archive/ocfl/layout.js';
import { UserError } from '../../diagnostics/user-error.js';
import { readFarFile, writeFarFile } from '../../store/far-folder.js';
import { namesIn } from '../../store/files.js';

const declaration = '0=ocfl_1.1';

/** Where versions are put together: a place that OCFL leaves to programs. It is there only while something is deposited. */
export const workshop = 'extensions/edition-publish';

/**
 * The layout of the root in a folder; that of a new root, if nothing is there yet.
 *
 * @throws UserError if something else is there, or a root of another kind
 */
export async function findRoot(folder: string, name: string): Promise<StorageLayout> {
  const names = (await namesIn(folder)) ?? [];
  if (!names.includes(declaration)) {
    if (names.every((one) => one === 'extensions' || one === 'ocfl_layout.json')) return newLayout;
    throw new UserError(
      names.some((one) => one.startsWith('0=ocfl_'))
        ? `The OCFL root at ${name} is not of version 1.1`
        : `${name} is no OCFL root, and it is not empty`,
      'Nothing was changed. Name an OCFL 1.1 root, or a new folder.',
    );
  }
  const layout = (await json(folder, 'ocfl_layout.json')) as { readonly extension?: unknown } | undefined;
  const config = await json(folder, `extensions/${String(layout?.extension)}/config.json`);
  const known = readLayout(layout?.extension, config);
  if (known !== undefined) return known;
  throw new UserError(
    `The OCFL root at ${name} keeps its objects in a way that is not known here`,
    'Nothing was changed. Known are the layouts 0003 (hash and id) and 0004 (hashed n-tuple); use a root of its own.',
  );
}

async function json(folder: string, path: string): Promise<unknown> {
  const text = /^[\w./-]+$/.test(path) && !path.includes('..') ? await textIn(folder, path) : undefined;
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text of a file; undefined if it is not there. */
export async function textIn(folder: string, path: string): Promise<string | undefined> {
  const content = await readFarFile(folder, path);
  if (content === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** Makes the root, if it is not there; what declares it comes last. */
export async function makeRoot(folder: string, layout: StorageLayout): Promise<void> {
  if ((await namesIn(folder))?.includes(declaration)) return;
  await writeText(folder, `extensions/${layout.name}/config.json`, layoutConfigJson(layout));
  await writeText(folder, 'ocfl_layout.json', layoutJson(layout));
  await writeText(folder, declaration, 'ocfl_1.1\n');
}

export function writeText(folder: string, path: string, text: string): Promise<void> {
  const content = (async function* () {
    yield Buffer.from(text, 'utf8');
  })();
  return writeFarFile(folder, path, content, workshop);
}
