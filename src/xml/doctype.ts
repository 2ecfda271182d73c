import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { LineIndex } from './lines.js';
import type { Range } from './tree.js';

/** What is said about a document type declaration. Nothing that it names is ever read; nothing that it declares is ever expanded. */
export function doctypeFinding(file: string, text: string, lines: LineIndex, range: Range): Diagnostic {
  const start = range.start.offset;
  const declaration = withoutComments(text.slice(start, range.end.offset));
  const entity = /<!ENTITY\s+(?:%\s+)?([^\s"'>]+)/.exec(declaration);
  if (entity === null) {
    return diagnostic('xml/doctype', file, range, {
      message: 'The document type declaration is not read',
      help: 'Remove it: what is allowed is said by the schema',
    });
  }
  const at = start + entity.index;
  return diagnostic('xml/entity-declaration', file, lines.range(at, at + entity[0].length), {
    message: `The entity “${entity[1]}” is declared here; entities of a document’s own are not expanded`,
    help: 'Remove the declaration, and write the characters themselves where the entity was used',
  });
}

/** The declaration with its comments blanked, so that offsets stay as they are. */
function withoutComments(declaration: string): string {
  return declaration.replace(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length));
}
