/**
 * The engines that check documents, with their versions: part of the key of everything that is kept of what they say.
 * Read from nowhere, so that a run in which nothing has changed loads no engine; a test holds them to package.json.
 */
export const engines = {
  verdict: 'xmllint-wasm 5.3.0',
  reasons: 'salve-annos 1.2.4',
  rules: 'saxon-js 2.7.0',
} as const;
