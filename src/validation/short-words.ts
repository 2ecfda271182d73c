import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A name or a value can be a megabyte long; nobody reads that, and a report holds many findings. */
export function withShortWords(finding: Diagnostic): Diagnostic {
  const short = (text: string): string =>
    text
      .replace(/\S{200,}/gu, (word) => `${word.slice(0, 80)}…`)
      .replace(/“[^”]{400,}”/gu, (words) => `${words.slice(0, 80)}…”`);
  return {
    ...finding,
    message: short(finding.message),
    help: short(finding.help),
    related: finding.related.map((place) => ({ ...place, message: short(place.message) })),
  };
}
