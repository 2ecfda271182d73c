/** The line by which a bulletin says where a document comes from: “[Source: TsKhSD, f. 89, … Translated by …]”. */
import type { Block } from '../draft.js';
import { sliceFlow } from '../flow.js';
import { readCitation } from './citation.js';
import type { Field, FrontMatter } from './front-matter.js';

const start = /^[[(]?\s*((?:archival )?source|citation|reference)\s*:\s*/i;

/** Takes the source line from the beginning or the end of a document that has no front matter to say it. */
export function takeSourceLine({ fields, rest }: FrontMatter): FrontMatter {
  if (fields.some(({ name }) => name === 'citation')) return { fields, rest };
  const near = rest.map((_, i) => i).filter((i) => i < 3 || i >= rest.length - 3);
  for (const i of near) {
    const block = rest[i];
    if (block?.kind !== 'paragraph' || !isSourceLine(block.flow.text)) continue;
    const label = start.exec(block.flow.text)?.[0].length ?? 0;
    const isBracketed = /^[[(].*[\])]$/s.test(block.flow.text);
    const end = block.flow.text.length - (isBracketed ? 1 : 0);
    const field: Field = {
      name: 'citation',
      label: label > 0 ? sliceFlow(block.flow, 0, label) : undefined,
      values: [sliceFlow(block.flow, label > 0 ? label : isBracketed ? 1 : 0, end)],
    };
    return withTranslatorLine({ fields: [...fields, field], rest: without(rest, i) });
  }
  return withTranslatorLine({ fields, rest });
}

function isSourceLine(text: string): boolean {
  if (text.length > 600) return false;
  const citation = readCitation(text.replaceAll('\n', ' '));
  const hasShelfmark =
    (citation.shelfmark?.parts.length ?? 0) >= 2 ||
    (citation.archive !== undefined && (citation.shelfmark?.parts.length ?? 0) >= 1);
  return hasShelfmark && (start.test(text) || text.trim().indexOf(citation.printed ?? '\0') <= 2);
}

const translatorLine =
  /^[[(]?(?:translated (?:from (?:the )?[\p{L} ]+ )?by|translation(?: from [\p{L} ]+)?(?: by|:)|obtained by|contributed by)\b[^.]{3,120}\.?[^.]{0,80}[\])]?$/iu;

/** “Translated from German by …”, alone in a line. */
function withTranslatorLine({ fields, rest }: FrontMatter): FrontMatter {
  if (
    fields.some(({ name, values }) => name === 'translator' || values.some(({ text }) => /translated by/i.test(text)))
  )
    return { fields, rest };
  const near = rest.map((_, i) => i).filter((i) => i < 4 || i >= rest.length - 3);
  for (const i of near) {
    const block = rest[i];
    if (block?.kind !== 'paragraph' || !translatorLine.test(block.flow.text.trim())) continue;
    const name = /^[[(]?(?:obtained|contributed)/i.test(block.flow.text)
      ? ('obtained' as const)
      : ('translator' as const);
    return { fields: [...fields, { name, label: undefined, values: [block.flow] }], rest: without(rest, i) };
  }
  return { fields, rest };
}

function without(blocks: readonly Block[], at: number): readonly Block[] {
  return blocks.filter((_, i) => i !== at);
}
