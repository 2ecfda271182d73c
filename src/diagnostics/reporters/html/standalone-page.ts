/** An HTML page that needs nothing else: it can be sent by e-mail. */
import { escapeHtml } from './escape.js';

export interface StandalonePage {
  readonly title: string;
  /** The program's version. */
  readonly version: string;
  readonly css: string;
  /** The content of `main`, as HTML. */
  readonly main: string;
  /** What the foot says after the version, up to the full stop. */
  readonly remark?: string;
}

export function standalonePage({ title, version, css, main, remark = '' }: StandalonePage): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="edition ${escapeHtml(version)}">
<style>${css}</style>
</head>
<body>
<main>
${main}
</main>
<footer>
<p>Made by edition ${escapeHtml(version)}${remark}. This page stands alone: it can be sent by e-mail.</p>
</footer>
</body>
</html>
`;
}
