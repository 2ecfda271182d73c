import { expect, it } from 'vitest';
import { editorLink, editorNames, editorTemplate } from '../../src/preview/editor-links.js';

const place = { line: 12, column: 3 };

it('opens a file at its line and column', () => {
  expect(editorLink(editorTemplate('vscode'), '/home/a b/Куба/x#1.xml', place)).toBe(
    'vscode://file/home/a%20b/%D0%9A%D1%83%D0%B1%D0%B0/x%231.xml:12:3',
  );
  expect(editorLink(editorTemplate('vscode'), 'C:\\editions\\x.xml', place)).toBe(
    'vscode://file/C:/editions/x.xml:12:3',
  );
  expect(editorLink(editorTemplate('my-editor://open?f={path}&l={line}'), '/x.xml', place)).toBe(
    'my-editor://open?f=/x.xml&l=12',
  );
  expect(editorLink(editorTemplate('none'), '/x.xml', place)).toBe('');
});

it('knows every editor by its name', () => {
  for (const name of editorNames) expect(() => editorTemplate(name)).not.toThrow();
});

it.each(['emacs', 'vscode://file', 'javascript:alert("{path}")', 'data:text/html,{path}', '/usr/bin/vi {path}'])(
  'takes %o for no link',
  (choice) => {
    expect(() => editorTemplate(choice)).toThrow('names no editor');
  },
);
