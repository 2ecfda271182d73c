/** A collection of a WebDAV server (RFC 4918) as a store of files. */
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path/posix';
import { concurrently } from '../../concurrency/concurrently.js';
import { UserError } from '../../diagnostics/user-error.js';
import type { FarStore } from '../far-store.js';
import { encodedPath, joined, webAddress } from '../http/address.js';
import { type Ask, type Client, httpClient } from '../http/client.js';
import type { Explain } from '../http/failures.js';
import { stagedFolder } from '../record.js';
import { stagedTree } from '../staged-tree.js';
import type { FarTree, TargetSettings } from '../target.js';
import { webdavCredentials } from './credentials.js';
import { type Listing, propertiesWanted, readListing } from './listing.js';

const lanes = 6;

/** @param address what follows `webdav:` */
export async function openWebdavTarget(address: string, { env, folder, signal }: TargetSettings): Promise<FarTree> {
  const root = webAddress(address, env);
  if (root.search !== '' || root.hash !== '')
    throw new UserError(
      `“webdav:${address}” has a ? or # in it`,
      'Write --to webdav:https://HOST/FOLDER; encode such characters in names.',
    );
  const base = joined(root.pathname);
  const place = joined(base, encodedPath(folder));
  const name = `webdav:${root.origin}/${place}`;
  const credentials = await webdavCredentials(env, root.hostname);
  const authorization =
    credentials && `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`;
  const client = httpClient({
    where: name,
    lanes,
    sign: () => Promise.resolve(authorization === undefined ? {} : { authorization }),
    explain: explainer(name, credentials !== undefined),
    readFault: (text) => ({ code: '', said: titleOf(text) }),
    secrets: [credentials?.password ?? '', authorization ?? ''],
  });
  return stagedTree(webdavStore(new Collections(root.origin, base, place, name, client), client), signal);
}

/** Servers give a page for people: its title says as much as is of use. */
function titleOf(text: string): string {
  return /<title>([^<]*)<\/title>/i.exec(text)?.[1] ?? '';
}

function explainer(name: string, hasCredentials: boolean): Explain {
  return ({ status, headers, method }) => {
    if (status === 401 && !hasCredentials)
      return [
        `${name} wants a user and a password`,
        'Set EDITION_WEBDAV_USER and EDITION_WEBDAV_PASSWORD, or have them in ~/.netrc.',
      ];
    if (status === 401 && !/basic/i.test(String(headers['www-authenticate'] ?? 'basic')))
      return [
        `${name} takes passwords only in a way that this program does not know`,
        'Expected the Basic scheme over https. Ask whoever runs the server for it.',
      ];
    if (status === 401)
      return [
        `${name} does not accept user and password`,
        'Check EDITION_WEBDAV_USER and EDITION_WEBDAV_PASSWORD, or ~/.netrc.',
      ];
    if ((status === 405 || status === 501) && method === 'PROPFIND')
      return [
        `${name} is no folder of a WebDAV server`,
        'Check the address: many servers keep WebDAV under a path of its own, such as /remote.php/dav/files/NAME.',
      ];
    if (status === 409 && method === 'MKCOL')
      return [`The folder above ${name} is not there`, 'Make it, or check the address.'];
    return undefined;
  };
}

/** The collections of a target: their addresses, and which of them are known to be there. */
class Collections {
  readonly #known = new Map<string, Promise<void>>();
  /** Names in collections as they were last listed, without what has been removed since. */
  readonly #names = new Map<string, Set<string>>();

  /**
   * @param base the path of the address that the user has given, encoded
   * @param place the path of what is published, encoded: the same, or below it
   */
  constructor(
    private readonly origin: string,
    private readonly base: string,
    private readonly place: string,
    readonly name: string,
    private readonly client: Client,
  ) {}

  fileUrl(path: string): URL {
    return new URL(`/${joined(this.place, encodedPath(path))}`, this.origin);
  }

  folderUrl(path: string): URL {
    const at = joined(this.place, encodedPath(path));
    return new URL(at === '' ? '/' : `/${at}/`, this.origin);
  }

  /** What is directly in a collection; undefined if it is not there. */
  async list(folder: string): Promise<Listing | undefined> {
    const url = this.folderUrl(folder);
    const body = inMemory(propertiesWanted);
    const headers = { depth: '1', 'content-type': 'application/xml; charset=utf-8' };
    const { status, text } = await this.client.askText('PROPFIND', url, {
      headers,
      body,
      also: [404],
      about: folder || 'the folder',
    });
    if (status === 404) return undefined;
    this.#known.set(folder, Promise.resolve());
    const listing = readListing(text, url, this.name);
    this.#names.set(folder, new Set([...listing.files.keys(), ...listing.collections]));
    return listing;
  }

  /** Takes note that something is gone. Returns whether its collection may have nothing in it any more. */
  gone(path: string): boolean {
    const names = this.#names.get(folderOf(path));
    names?.delete(basename(path));
    return names === undefined || names.size === 0;
  }

  /** Makes a collection, and those above it up to the address, if they are not there. */
  ensure(folder: string): Promise<void> {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const made = this.#make(folder);
    this.#known.set(folder, made);
    made.catch(() => this.#known.delete(folder));
    return made;
  }

  async #make(folder: string): Promise<void> {
    // 405: there is something of that name already (RFC 4918 §9.3.1).
    const ask: Ask = { also: [405], about: folder || 'the folder' };
    if (folder !== '') await this.ensure(folder.includes('/') ? dirname(folder) : '');
    else if (this.base !== this.place) await this.client.askText('MKCOL', new URL(`/${this.base}/`, this.origin), ask);
    await this.client.askText('MKCOL', this.folderUrl(folder), ask);
  }

  forget(folder: string): void {
    this.#known.delete(folder);
  }
}

function webdavStore(collections: Collections, client: Client): FarStore {
  const move = async (from: string, to: string): Promise<void> => {
    await collections.ensure(folderOf(to));
    const headers = { destination: collections.fileUrl(to).href, overwrite: 'T' };
    const { status } = await client.askText('MOVE', collections.fileUrl(from), { headers, about: to });
    if (status !== 201 && status !== 204)
      throw new UserError(
        `${collections.name} has not put ${to} in place`,
        `Run the command again. The server’s answer: ${status}.`,
      );
  };
  return {
    name: collections.name,
    lanes,
    async list(folder) {
      const files = new Map<string, number>();
      let level = [folder];
      while (level.length > 0) {
        const next: string[] = [];
        await concurrently(level, lanes, async (at) => {
          const listing = await collections.list(at);
          for (const [name, bytes] of listing?.files ?? []) files.set(joined(at, name), bytes);
          for (const name of listing?.collections ?? []) next.push(joined(at, name));
        });
        level = next;
      }
      return files;
    },
    async read(path) {
      const answer = await client.ask('GET', collections.fileUrl(path), { about: path, also: [404] });
      if (answer.statusCode !== 404) return client.pieces(answer);
      answer.resume();
      return undefined;
    },
    async write(path, { bytes, open }) {
      await collections.ensure(folderOf(path));
      const put = (at: string): Promise<unknown> =>
        client.askText('PUT', collections.fileUrl(at), {
          about: path,
          headers: { 'content-type': 'application/octet-stream' },
          body: { bytes, open },
        });
      // Not every server keeps half a file from having its name. What is staged is read back before it is used.
      if (folderOf(path) === stagedFolder) return void (await put(path));
      const draft = joined(stagedFolder, `part-${randomUUID()}`);
      await collections.ensure(stagedFolder);
      await put(draft);
      await move(draft, path);
    },
    move,
    async remove(path) {
      await client.askText('DELETE', collections.fileUrl(path), { about: path, also: [404] });
      for (let gone = path; folderOf(gone) !== '' && collections.gone(gone); gone = folderOf(gone)) {
        const folder = folderOf(gone);
        // A collection is removed with all that is in it: so it is looked into first.
        const listing = await collections.list(folder);
        if (listing !== undefined && listing.files.size + listing.collections.length > 0) return;
        collections.forget(folder);
        await client.askText('DELETE', collections.folderUrl(folder), { about: folder, also: [404] });
      }
    },
    close: () => Promise.resolve(client.close()),
  };
}

function folderOf(path: string): string {
  return path.includes('/') ? dirname(path) : '';
}

function inMemory(text: string): NonNullable<Ask['body']> {
  const content = Buffer.from(text);
  return {
    bytes: content.byteLength,
    async *open() {
      yield content;
    },
  };
}
