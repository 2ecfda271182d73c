/** Stand-in until the real one is there. */
import type { EditionConfig } from '../edition/config.js';

export async function siteAssets(
  _config: EditionConfig,
): Promise<readonly { readonly path: string; readonly content: Uint8Array }[]> {
  return [];
}
