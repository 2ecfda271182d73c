/** The names that releases have in git. */

/**
 * The tag of a version: `v1.0.0` where the repository has one edition, else `letters-v1.0.0`. What git does not allow in a name
 * (git-check-ref-format) becomes a hyphen; letters of any script stay.
 */
export function tagName(slug: string, version: string, isOnlyOne: boolean): string {
  if (isOnlyOne) return `v${version}`;
  const name = slug
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids them
    .replace(/[\u0000-\u0020\u007f~^:?*[\\/]+|@\{|\.{2,}/g, '-')
    .replace(/^[.-]+|(?:\.lock)?[.-]*$/g, '');
  return `${name || 'edition'}-v${version}`;
}
