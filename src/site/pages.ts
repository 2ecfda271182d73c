/** Stand-in until the real one is there. */
import type { Edition } from '../edition/index-edition.js';

export interface SitePage {
  readonly path: string;
  readonly model: string;
}

export function sitePages(_edition: Edition): readonly SitePage[] {
  return [];
}
