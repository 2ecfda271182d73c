import type { Expected } from '../validation/refusal.js';
import type { Step } from '../validation/salve.js';
import { attributeName, type Cursor, type Happening, type WrittenTag } from './cursor.js';
import type { SchemaDocumentation } from './schema-documentation.js';

/** What a schema can be asked by an editor. */
export interface SchemaKnowledge {
  readonly words: SchemaDocumentation;
  /** What may come after some steps through a document. */
  readonly expected: (steps: readonly Step[]) => Promise<Expected>;
}

/** The way to the cursor as a grammar is told of it: up to the content, to the attributes of the tag that the cursor is in, or to a value. */
export function stepsTo({ before, place }: Cursor): readonly Step[] {
  const steps = stepsOf(before);
  if (place.kind !== 'attribute' && place.kind !== 'value') return steps;
  const { tag } = place;
  const asked = place.kind === 'value' ? place.attribute.start : place.start;
  steps.push(...startOf({ ...tag, attributes: tag.attributes.filter(({ start }) => start !== asked) }));
  if (place.kind === 'value') {
    const { uri, local } = attributeName(place.attribute.name);
    steps.push(['attributeName', uri, local]);
  }
  return steps;
}

function stepsOf(happenings: readonly Happening[]): Step[] {
  const steps: Step[] = [];
  let text = '';
  const flush = (): void => {
    // The grammar takes text in one piece, or not at all.
    if (text !== '') steps.push(['text', text]);
    text = '';
  };
  for (const happening of happenings) {
    if (happening.kind === 'text') text += happening.value;
    else {
      flush();
      const { tag } = happening;
      if (happening.kind === 'start') steps.push(...startOf(tag), ['leaveStartTag']);
      else steps.push(['endTag', tag.uri, tag.local]);
    }
  }
  flush();
  return steps;
}

function startOf({ uri, local, attributes }: WrittenTag): Step[] {
  const own = attributes.filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  return [
    ['enterStartTag', uri, local],
    ...own.flatMap(({ name, value }): readonly Step[] => {
      const qualified = attributeName(name);
      return [
        ['attributeName', qualified.uri, qualified.local],
        ['attributeValue', value],
      ];
    }),
  ];
}
