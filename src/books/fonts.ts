/** Which pieces of the fonts a book needs: those whose characters its words have. */

export interface FontFace {
  /** Such as `source-serif-4-latin-wght-normal.woff2`. */
  readonly file: string;
  readonly style: 'normal' | 'italic';
  /** As CSS writes it. */
  readonly range: string;
}

/**
 * The faces of the serif that cover some of the characters, in the order of the style sheet.
 *
 * @param css `xslt/assets/style/fonts.css`, which says what each piece covers
 */
export function facesFor(css: string, characters: ReadonlySet<number>): readonly FontFace[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rules = '']) => {
    const file = /url\("fonts\/(source-serif-4-[^"]+)"\)/.exec(rules)?.[1];
    const range = /unicode-range:\s*([^;]+);/.exec(rules)?.[1]?.replace(/\s+/g, ' ').trim();
    if (file === undefined || range === undefined) return [];
    const isNeeded = rangesOf(range).some(([from, to]) => {
      // Signs that stand in most pieces are no reason to take all of them.
      for (const one of characters) if (one >= from && one <= to && (one < 0x2000 || one > 0x206f)) return true;
      return false;
    });
    if (!isNeeded) return [];
    return [{ file: file.replace('opsz', 'wght'), style: file.includes('italic') ? 'italic' : 'normal', range }];
  });
}

function rangesOf(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((one) => {
    const [from = '0', to = from] = one.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** The style rules that load faces from a folder. */
export function fontFaceRules(faces: readonly FontFace[], folder: string): string {
  return faces
    .map(
      ({ file, style, range }) =>
        `@font-face {\n  font-family: "Source Serif 4 Variable";\n  font-style: ${style};\n  font-weight: 200 900;\n  src: url("${folder}/${file}") format("woff2");\n  unicode-range: ${range};\n}\n`,
    )
    .join('');
}
