/** The settings by which VS Code starts the language server and offers the commands; see docs/guide/editors.md. */
export function editorSettings(name: string): ReadonlyMap<string, string> {
  const task = (label: string, args: readonly string[], more: object = {}): object => ({
    label,
    type: 'shell',
    command: 'npx',
    args: ['--no', 'edition', ...args],
    presentation: { reveal: 'always', panel: 'dedicated' },
    problemMatcher: [],
    ...more,
  });
  return new Map([
    [
      '.vscode/settings.json',
      `// On Windows, write npx.cmd instead of npx. --no keeps npx from fetching another program of the same name.
${json({
  'glspc.server.command': 'npx',
  'glspc.server.commandArguments': ['--no', 'edition', 'lsp'],
  'glspc.server.languageId': ['xml', 'yaml'],
  'editor.quickSuggestions': { strings: 'on' },
  'editor.wordWrap': 'on',
  'files.encoding': 'utf8',
  'files.eol': '\n',
})}`,
    ],
    ['.vscode/extensions.json', json({ recommendations: ['zsol.vscode-glspc'] })],
    [
      '.vscode/tasks.json',
      json({
        version: '2.0.0',
        tasks: [
          task('edition: validate', ['validate', name], { group: { kind: 'test', isDefault: true } }),
          task('edition: build', ['build', name], { group: { kind: 'build', isDefault: true } }),
          task('edition: preview', ['preview', name], { isBackground: true }),
        ],
      }),
    ],
  ]);
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
