import type { SchemaBundle } from './schema-bundle.js';

/** The functions and instructions of XPath and XSLT that read other files, as they are written in a schema. */
const reading =
  /(?<![\w.-])(?:doc|document|doc-available|unparsed-text(?:-available|-lines)?|json-doc|collection|uri-collection|transform|function-lookup)\s*[(#]|source-document|\sdocuments\s*=/;

/** What can hold an expression. Documentation that speaks of a document (or of several) is none. */
const expressions = /\s(?:test|select|value|context|match|use|path|subject|documents|href)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** Whether an expression may read other files by itself. */
export function isReading(expression: string): boolean {
  return reading.test(expression);
}

const known = new WeakMap<SchemaBundle, boolean>();

/** Whether what a Schematron schema finds in a document may depend on other files. */
export function mayReadFiles(schema: SchemaBundle): boolean {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const may =
    schema.language === 'sch' &&
    [...schema.files.values()].some(
      (text) => reading.test(text) && (text.match(expressions) ?? []).some((attribute) => reading.test(attribute)),
    );
  known.set(schema, may);
  return may;
}

/**
 * The names in a schema that stand for what was read: variables that read or that use one that does, functions likewise. Used to
 * tell which expressions can fail for want of a file.
 *
 * @param definitions what each name stands for, as text: `$name` for a variable, `name(` for a function
 */
export function readersAmong(
  definitions: readonly (readonly [name: string, text: string])[],
): (text: string) => boolean {
  const names = new Set<string>();
  const reads = (text: string): boolean => isReading(text) || [...names].some((name) => mentions(text, name));
  for (let before = -1; before !== names.size; ) {
    before = names.size;
    for (const [name, text] of definitions) if (reads(text)) names.add(name);
  }
  return reads;
}

function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const next = text[at + name.length] ?? '';
    if (name.endsWith('(') || !/[\w.-]/.test(next)) return true;
  }
  return false;
}
