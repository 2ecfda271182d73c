/** What the preview adds to pages, and the pages that it has itself. None of it is ever published. */

/** Where the preview's own files are: no edition publishes a path that begins with a dot. */
export const ownFolder = '.preview';

/**
 * A page with the script that keeps it up to date.
 *
 * @param version the number of the last change that the page knows of
 */
export function withClient(html: string, version: number): string {
  const additions = `<script src="/${ownFolder}/client.js" data-version="${version}"></script>`;
  const end = html.search(/<\/head\s*>/i);
  return end < 0 ? `${additions}${html}` : `${html.slice(0, end)}${additions}${html.slice(end)}`;
}

/** A page for what is not there, or not yet. */
export function messagePage(title: string, text: string, version: number): string {
  return withClient(
    `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/${ownFolder}/message.css">
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">The first page</a></p>
</main>
</body>
</html>
`,
    version,
  );
}
