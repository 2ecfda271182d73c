/** From what a browser asks for to a path of the site. */

/**
 * The path of the site, relative, with `/`, that the target of a request means (RFC 9112 §3.2.1); undefined for what no page of the site
 * ever links to: dots, encoded or not, backslashes, NUL, and broken percent signs. The query is left out.
 */
export function sitePath(target: string): string | undefined {
  const [path = ''] = target.split(/[?#]/, 1);
  if (!path.startsWith('/')) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\\]/.test(decoded)) return undefined;
  if (decoded.split('/').some((part) => part === '..' || part === '.')) return undefined;
  return decoded === '' ? 'index.html' : decoded;
}

/**
 * Whether a request comes from a page of this server: its `Host` is this computer by its own names. A page from elsewhere whose name has
 * been made to point here (DNS rebinding) still says its own name.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, ...(port === 80 ? ['127.0.0.1', 'localhost'] : [])].includes(
    (host ?? '').toLowerCase(),
  );
}
