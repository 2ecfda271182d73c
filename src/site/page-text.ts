/** What a reader reads on a record's page, block by block, with the anchors that lead there: what the search finds. */

/** A paragraph, a heading, a note: what a result of the search shows and leads to. */
export interface TextBlock {
  /** The anchor on the page, without `#`; empty for the page itself. */
  readonly anchor: string;
  readonly kind: 'text' | 'note' | 'head';
  /** The printed number of a paragraph or of a note; empty if it has none. */
  readonly number: string;
  /** White space normalised. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  /** The block whose text stands in the element; undefined where the text belongs to none. */
  readonly block: { anchor: string; kind: TextBlock['kind']; number: string; text: string } | undefined;
  /** The element's text is the number of its block. */
  readonly isNumber: boolean;
}

const tag = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</g;
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const inline = new Set(
  'a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup time u var wbr'.split(' '),
);

/**
 * The blocks of a page that our stylesheets made, in the order of the page. The page is well-formed HTML as SaxonJS writes it, so that
 * no parser has to guess; that makes a pass over a thousand pages cheap. Links to notes and paragraph numbers are no text.
 */
export function pageBlocks(html: string): readonly TextBlock[] {
  const main = html.indexOf('<div class="text');
  if (main < 0) return [];
  const blocks: { anchor: string; kind: TextBlock['kind']; number: string; text: string }[] = [];
  const stack: Open[] = [];
  let anchor = '';
  for (const [piece, close, rawName, attributes] of html.slice(main).matchAll(tag)) {
    const top = stack.at(-1);
    if (rawName === undefined) {
      if (piece.startsWith('<!--') || top?.block === undefined) continue;
      if (top.isNumber) top.block.number += decode(piece).trim();
      else top.block.text += decode(piece);
      continue;
    }
    const name = rawName.toLowerCase();
    if (top?.block !== undefined && !top.isNumber && !inline.has(name)) top.block.text += ' ';
    if (close === '/') {
      const at = stack.findLastIndex((open) => open.name === name);
      if (at >= 0) stack.length = at;
      if (stack.length === 0) break;
      continue;
    }
    if (empty.has(name)) continue;
    const classes = ` ${read(attributes, 'class')} `;
    const id = read(attributes, 'id');
    const role = read(attributes, 'role');
    let block = top?.block;
    let isNumber = top?.isNumber ?? false;
    const isNote = classes.includes(' note ') && id !== '';
    if (
      name === 'nav' ||
      name === 'svg' ||
      name === 'style' ||
      classes.includes(' contents ') ||
      role === 'doc-noteref'
    ) {
      block = undefined;
    } else if (isNote || classes.includes(' row ')) {
      if (id !== '' && !isNote) anchor = id;
      const isHead = classes.includes(' heading ') || classes.includes(' subheading ');
      block = { anchor: isNote ? id : anchor, kind: isNote ? 'note' : isHead ? 'head' : 'text', number: '', text: '' };
      blocks.push(block);
    } else if (id !== '' && classes.includes(' rows ') && id !== 'text') {
      anchor = id;
    } else if (classes.includes(' n ') || role === 'doc-backlink') isNumber = true;
    stack.push({ name, block, isNumber });
  }
  const found = blocks
    .map((block) => ({ ...block, text: block.text.replace(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
  // Copies, because the pieces would keep the whole page in memory.
  return JSON.parse(JSON.stringify(found)) as readonly TextBlock[];
}

function read(attributes: string | undefined, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes ?? '');
  return found?.[1] === undefined ? '' : decode(found[1]);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Saxon writes letters as they are, and names few others; what it names beyond these stands as it is written. */
function decode(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
        if (name !== undefined) return entities[name] ?? whole;
        return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal));
      })
    : text;
}
