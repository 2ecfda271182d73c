/** Takes the tracked changes of a file that came back as they are meant, but for those that the record has itself. */
import type { Block, Draft } from '../../importing/draft.js';
import { type Flow, withoutStretches } from '../../importing/flow.js';
import type { Script, ScriptFlow } from '../script.js';
import { leavesOf } from '../script.js';

/** The draft without the words that somebody has struck out since it was exported. */
export function acceptChanges(draft: Draft, script: Script): Draft {
  const own = new Set<string>();
  const note = ({ spans }: ScriptFlow): void => {
    for (const span of spans) if (span.kind === 'deleted') own.add(`${span.by}\n${span.when}`);
  };
  for (const { flow } of leavesOf(script.blocks)) note(flow);
  for (const { blocks } of script.notes.values()) for (const { flow } of blocks) note(flow);

  const accept = (flow: Flow): Flow => {
    const gone = flow.marks
      .flatMap((mark) => (mark.kind === 'deleted' && !own.has(`${mark.by}\n${mark.when}`) ? [mark] : []))
      .sort((a, b) => a.start - b.start);
    const apart: { start: number; end: number }[] = [];
    for (const { start, end } of gone) {
      const last = apart.at(-1);
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else apart.push({ start, end });
    }
    const points = flow.points.filter(
      (point) => !('deleted' in point) || own.has(`${point.deleted?.by}\n${point.deleted?.when}`),
    );
    return withoutStretches({ ...flow, points }, apart);
  };
  const all = (blocks: readonly Block[]): readonly Block[] =>
    blocks.map((block) => {
      if (block.kind === 'list') return { ...block, items: block.items.map(all) };
      if (block.kind === 'quotation') return { ...block, blocks: all(block.blocks) };
      if (block.kind === 'table') {
        return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: all(cell.blocks) }))) };
      }
      return block.kind === 'page' ? block : { ...block, flow: accept(block.flow) };
    });
  return {
    ...draft,
    blocks: all(draft.blocks),
    notes: new Map([...draft.notes].map(([id, one]) => [id, { ...one, blocks: all(one.blocks) }])),
  };
}
