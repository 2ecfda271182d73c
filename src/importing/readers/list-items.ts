/** Puts together the items of lists, which word processors keep as paragraphs with a depth. */
import type { Block, List } from '../draft.js';
import { placeIn } from '../flow.js';

export interface ListedBlock {
  readonly block: Block;
  /** The list that the block is an item of. */
  readonly item?: { readonly list: string; readonly depth: number; readonly ordered: boolean };
}

interface Open {
  readonly depth: number;
  readonly list: string;
  readonly items: Block[][];
}

/** The blocks with their lists: deeper items stand in the item before them. */
export function groupListItems(blocks: readonly ListedBlock[]): readonly Block[] {
  const result: Block[] = [];
  let open: Open[] = [];
  for (const { block, item } of blocks) {
    if (item === undefined) {
      open = [];
      result.push(block);
      continue;
    }
    open = open.filter(({ depth }) => depth <= item.depth);
    const last = open.at(-1);
    if (last !== undefined && last.depth === item.depth && last.list === item.list) {
      last.items.push([block]);
      continue;
    }
    if (last?.depth === item.depth) open.pop();
    const items: Block[][] = [[block]];
    const list: List = {
      kind: 'list',
      ordered: item.ordered,
      items,
      place: 'flow' in block ? placeIn(block.flow, 0) : block.place,
    };
    const parent = open.at(-1);
    if (parent === undefined) result.push(list);
    else (parent.items.at(-1) as Block[]).push(list);
    open.push({ depth: item.depth, list: item.list, items });
  }
  return result;
}
