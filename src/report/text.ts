/** The state of an edition for a terminal. */
import { figuresOf, gapsOf } from './gaps.js';
import type { EditionState } from './state.js';

/** Longer lists are cut, unless all is asked for. */
const shortList = 12;

export function stateAsText(state: EditionState, all: boolean): string {
  const blocks = [`${state.title} (version ${state.version})`];
  for (const { title, figures } of figuresOf(state)) {
    const width = Math.max(...figures.map(({ name }) => name.length));
    blocks.push([title, ...figures.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`)].join('\n'));
  }
  for (const { title, items } of gapsOf(state)) {
    const shown = all ? items : items.slice(0, shortList);
    const rest = items.length - shown.length;
    const lines = shown.map(({ text, place }) => `  ${text}${place === '' ? '' : `  ${place}`}`);
    if (rest > 0) lines.push(`  and ${rest} more: --all shows them`);
    blocks.push([`${title}: ${items.length}`, ...lines].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}
