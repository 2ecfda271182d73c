/** Where editions are published: what `--to` means for each of them. */
import { join } from 'node:path';
import { UserError } from '../diagnostics/user-error.js';
import { readConfig } from '../edition/config.js';
import { configFile } from '../edition/load.js';
import { readBytes } from '../store/files.js';
import type { EditionPlace } from './find-editions.js';

export interface Destination {
  readonly place: EditionPlace;
  /** `KIND:ADDRESS`. */
  readonly to: string;
  /** The folder below it; empty for the address itself. */
  readonly below: string;
}

/**
 * An address is that of the edition itself, if there is one; several editions go into folders with their names below it. A name
 * without a colon is looked up under `publish:` in the `edition.yaml` of each edition.
 *
 * @throws UserError if an edition has no target of that name
 */
export async function destinations(places: readonly EditionPlace[], to: string): Promise<readonly Destination[]> {
  if (to.includes(':')) {
    const isAlone = places.length === 1;
    return places.map((place) => ({ place, to, below: isAlone ? '' : place.slug }));
  }
  return Promise.all(
    places.map(async (place) => {
      const path = join(place.folder, configFile);
      const { config } = readConfig(new TextDecoder().decode(await readBytes(path)), path);
      if (config === undefined)
        throw new UserError(`${path} has mistakes`, `edition validate ${place.folder} says which.`);
      const address = Object.hasOwn(config.publish, to) ? config.publish[to] : undefined;
      if (address !== undefined) return { place, to: address, below: '' };
      const names = Object.keys(config.publish);
      throw new UserError(
        `${path} has no target “${to}”`,
        names.length === 0
          ? `Write its address under publish:, or give it as --to KIND:ADDRESS.`
          : `It has ${names.join(', ')}. Or give an address, as --to KIND:ADDRESS.`,
      );
    }),
  );
}
