import { listOf } from '../diagnostics/suggest.js';
import { type EditionFacts, type Target, targetOf } from './edition-facts.js';
import { mentionsOf, type Named, namedBy } from './navigate.js';
import type { SchemaDocumentation } from './schema-documentation.js';
import type { Subject } from './subject.js';

/** What to show of the subject under the mouse, in Markdown; undefined if there is nothing to say. */
export function describeSubject(
  subject: Subject | undefined,
  path: string,
  edition: EditionFacts,
  words: SchemaDocumentation | undefined,
): string | undefined {
  if (subject === undefined) return undefined;
  switch (subject.kind) {
    case 'element': {
      const known = words?.(subject.name);
      return known && paragraphs(`**${escaped(subject.name)}**`, escaped(known.documentation));
    }
    case 'attribute': {
      const known = words?.(subject.element)?.attributes.get(subject.name);
      if (known === undefined) return undefined;
      const values = listOf(known.values.map(({ value }) => value));
      return paragraphs(
        `**@${escaped(subject.name)}** of ${escaped(subject.element)}${known.isRequired ? ', which must have it' : ''}`,
        escaped(known.documentation),
        values === '' ? '' : escaped(`One of ${values}`),
      );
    }
    case 'value': {
      const listed = words?.(subject.element)?.attributes.get(subject.attribute)?.values;
      const known = listed?.find(({ value }) => value === subject.value);
      return known && paragraphs(`**${escaped(known.value)}**`, escaped(known.documentation));
    }
    case 'id':
    case 'pointer': {
      const named = namedBy(subject, path);
      if (named === undefined) return undefined;
      const target = targetOf(edition, named.path, named.id);
      return target && describeTarget(target, named, edition);
    }
  }
}

function describeTarget(target: Target, named: Named, edition: EditionFacts): string {
  return paragraphs(
    targetWords(target),
    `\`${named.path}#${named.id}\`, ${mentionCount(mentionsOf(edition, named).map(({ path }) => path))}`,
  );
}

/** An entry's name, gloss and notes, in Markdown. */
export function targetWords({ name, gloss, notes, register, element }: Target): string {
  const kind = register === undefined ? ` (${element})` : '';
  return paragraphs(`**${escaped(name)}**${kind}`, escaped(gloss), ...notes.map(escaped));
}

function mentionCount(files: readonly string[]): string {
  const count = new Set(files).size;
  if (files.length === 0) return 'not mentioned';
  return `${files.length} ${files.length === 1 ? 'mention' : 'mentions'} in ${count} ${count === 1 ? 'file' : 'files'}`;
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Plain text as Markdown that shows it as it is. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}
