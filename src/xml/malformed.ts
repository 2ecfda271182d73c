import type { DiagnosticCode } from '../diagnostics/codes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { LineIndex } from './lines.js';
import type { Range, XmlElement } from './tree.js';

/** Where a parser stood when it met a mistake. Offsets are 0-based. */
export interface Mistake {
  /** What saxes says. */
  readonly problem: string;
  readonly text: string;
  readonly file: string;
  readonly lines: LineIndex;
  /** After the last character read. */
  readonly offset: number;
  /** The end of the last node that was read. */
  readonly cursor: number;
  /** The `<` of the last start tag. */
  readonly tagStart: number;
  /** The document type declaration, empty if there is none. */
  readonly doctype: string;
  readonly open: XmlElement | undefined;
}

interface Explanation {
  readonly code: DiagnosticCode;
  readonly start: number;
  readonly end?: number;
  readonly message: string;
  readonly help: string;
  /** Whether what follows can still be understood. */
  readonly goOn?: boolean;
}

/** A mistake against the rules of XML itself, in plain words. */
export function malformed(mistake: Mistake): { readonly finding: Diagnostic; readonly isFatal: boolean } {
  const { code, start, end = mistake.offset, message, help, goOn = false } = explain(mistake);
  const range = mistake.lines.range(start, Math.max(start, end));
  return { finding: diagnostic(code, mistake.file, range, { message, help }), isFatal: !goOn };
}

function explain(mistake: Mistake): Explanation {
  const { problem, text, offset, cursor, tagStart } = mistake;
  const reference =
    problem === 'undefined entity.' ? { start: text.lastIndexOf('&', offset - 1) } : badReference(text, cursor, offset);
  switch (true) {
    case problem === 'undefined entity.' || problem.includes('entity'):
      return explainEntity(mistake, reference);
    case reference !== undefined && /unexpected end|unclosed tag/.test(problem):
      return explainEntity(mistake, reference);
    case problem.startsWith('duplicate attribute'): {
      const name = /: (.*)\.$/.exec(problem)?.[1] ?? '';
      const start = lastAttribute(text, tagStart, offset, name);
      return {
        code: 'xml/duplicate-attribute',
        start,
        end: start + name.length,
        message: `The attribute “${name}” is given twice`,
        help: 'Keep one of the two; several values of one attribute are written in it one after the other, with spaces between',
        goOn: true,
      };
    }
    case problem.startsWith('documents may contain only one root'):
      return {
        code: 'xml/second-root',
        start: tagStart,
        message: `A second root element begins here: <${text.slice(tagStart + 1, offset - 1)}>`,
        help: 'One file has one root element: move this one into it, or into a file of its own',
      };
    case problem.startsWith('text data outside of root') || problem.startsWith('unmatched closing tag'): {
      const start = firstInk(text, cursor);
      return {
        code: 'xml/outside-root',
        start,
        end: Math.max(start + 1, lineEnd(text, start)),
        message: 'Text stands outside the root element',
        help: 'Remove it, or move it inside the root element',
      };
    }
    case problem.startsWith('document must contain a root'):
      return {
        code: 'xml/no-root',
        start: firstInk(text, cursor),
        message: 'The file has no element',
        help: 'A record begins with <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="…">',
      };
    case problem === 'disallowed character.' || problem.startsWith('the string "]]>"'):
      return explainCharacter(mistake);
    case /comment|inappropriately located doctype|incorrect syntax/.test(problem): {
      const start = text.lastIndexOf('<!', offset - 1);
      return {
        code: problem.includes('comment') ? 'xml/comment' : 'xml/tag-syntax',
        start: problem.includes('comment') ? text.lastIndexOf('--', offset - 1) : start,
        message: problem.includes('comment') ? 'Two hyphens inside a comment' : 'This is neither a comment nor a tag',
        help: problem.includes('comment')
          ? 'Use a dash or one hyphen; only the end of a comment has two: -->'
          : 'Write &lt; for the sign “<” itself',
      };
    }
    case /XML declaration|version|encoding|standalone|processing instruction|expect|value required|value must be|whitespace required/.test(
      problem,
    ): {
      const start = Math.max(text.lastIndexOf('<?', offset - 1), 0);
      return {
        code: 'xml/declaration',
        start,
        message: problem.includes('start of the document')
          ? 'The XML declaration does not stand at the very beginning of the file'
          : 'The XML declaration or processing instruction is not written as XML wants it',
        help: 'The first line of a file is <?xml version="1.0" encoding="UTF-8"?>, with nothing before it',
      };
    }
    default:
      return explainTag(mistake);
  }
}

const loneAmpersand = { message: 'The sign “&” stands alone', help: 'Write &amp; for the sign itself' };

function explainEntity({ text, offset, doctype }: Mistake, reference: Offset | undefined): Explanation {
  const start = reference?.start ?? text.lastIndexOf('&', offset - 1);
  const written = /^&(#?[\w.:-]*);/.exec(text.slice(start, start + 80));
  if (written === null) {
    return {
      code: 'xml/entity',
      start,
      end: start + 1,
      ...loneAmpersand,
    };
  }
  const name = written[1] as string;
  const end = start + written[0].length;
  if (name === '' || text[start + 1] === '#') {
    return {
      code: 'xml/entity',
      start,
      end,
      message: `${written[0]} stands for no character that XML knows`,
      help: 'Write the character itself, in UTF-8',
    };
  }
  return {
    code: 'xml/entity',
    start,
    end,
    message: `The entity &${name}; is not known`,
    help: new RegExp(`<!ENTITY\\s+${name.replaceAll('.', '\\.')}\\s`).test(doctype)
      ? 'Entities that a document declares are not expanded: write the characters themselves'
      : 'XML knows &amp; &lt; &gt; &quot; and &apos; only: write any other character itself, in UTF-8',
    goOn: true,
  };
}

function explainCharacter({ problem, text, offset, tagStart }: Mistake): Explanation {
  if (problem.startsWith('the string')) {
    return {
      code: 'xml/character',
      start: offset - 3,
      message: '“]]>” may not stand in running text',
      help: 'Write ]]&gt;',
    };
  }
  if (text[offset - 1] === '<') {
    const attribute = /([^\s=<>"'/]+)\s*=\s*(["'])[^"']*$/.exec(text.slice(tagStart, offset - 1));
    const start = attribute === null ? offset - 1 : tagStart + attribute.index;
    return {
      code: 'xml/tag-syntax',
      start,
      message:
        attribute === null
          ? 'The sign “<” inside an attribute'
          : `The value of the attribute “${attribute[1]}” has no closing quotation mark`,
      help: `Close the value with ${attribute?.[2] ?? '"'}; the sign “<” itself is written &lt;`,
    };
  }
  const code = text.charCodeAt(offset - 1);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return {
    code: 'xml/character',
    start: offset - 1,
    message: `The character U+${code.toString(16).toUpperCase().padStart(4, '0')}${code === 0 ? ' (NUL)' : ''} may not stand in XML`,
    help: isHalf
      ? 'Half of a character is missing: write the whole character again'
      : 'Delete it: it cannot be seen, but it is there',
  };
}

function explainTag({ problem, text, offset, tagStart, open }: Mistake): Explanation {
  const code = 'xml/tag-syntax';
  const at = offset - 1;
  if (problem.startsWith('disallowed character in tag name') && text[at - 1] === '<') {
    return {
      code,
      start: at - 1,
      message: 'The sign “<” begins no tag here',
      help: 'Write &lt; for the sign itself; a tag has its name directly after the “<”',
    };
  }
  if (problem.startsWith('disallowed character in closing tag')) {
    const start = text.lastIndexOf('</', at);
    return {
      code,
      start,
      message: 'The end tag is not written as XML wants it',
      help:
        open === undefined
          ? 'An end tag is written </name>'
          : `An end tag has a name and nothing else: </${open.name}>`,
    };
  }
  if (problem.startsWith('unquoted attribute value')) {
    const curly = /[“”„«»‘’]/.test(text[at] ?? '');
    return {
      code,
      start: at,
      message: curly
        ? 'The quotation marks of an attribute are typographic ones'
        : 'The value of an attribute has no quotation marks',
      help: 'Write straight quotation marks: name="value"',
    };
  }
  if (problem.startsWith('attribute without value')) {
    const name = /([^\s=<>"'/]+)\s*.$/s.exec(text.slice(tagStart, offset));
    const start = name === null ? at : tagStart + name.index;
    return {
      code,
      start,
      end: start + (name?.[1]?.length ?? 1),
      message: `The attribute “${name?.[1] ?? ''}” has no value`,
      help: `Write ${name?.[1] ?? 'name'}="…", or remove it`,
    };
  }
  if (problem.startsWith('no whitespace between attributes')) {
    return {
      code,
      start: at,
      message: 'Two attributes have no space between them',
      help: 'Put a space before this attribute',
    };
  }
  if (problem.startsWith('forward-slash')) {
    return {
      code,
      start: at - 1,
      message: 'A “/” stands inside a start tag',
      help: 'An empty element ends with />, an end tag begins with </',
    };
  }
  return {
    code,
    start: at,
    message: `“${String.fromCodePoint(text.codePointAt(at) ?? 0x20)}” may not stand inside a tag`,
    help: 'A start tag is written <name attribute="value">; the sign “<” itself is written &lt;',
  };
}

/** An element whose end tag is missing. `where` is the place that shows it, `why` says what stands there. */
export function neverClosed(file: string, element: XmlElement, where: Range, why: string): Diagnostic {
  return diagnostic('xml/unclosed', file, element.tag, {
    message: `<${element.name}> is never closed`,
    help: `Write </${element.name}> where the element ends`,
    related: [{ file, range: where, message: why }],
  });
}

/** An end tag that no open element has. */
export function strayEndTag(file: string, name: string, range: Range, open: XmlElement): Diagnostic {
  return diagnostic('xml/unexpected-end-tag', file, range, {
    message: `</${name}> closes nothing: the element open here is <${open.name}>`,
    help: `Write </${open.name}>, or remove the end tag`,
    related: [{ file, range: open.tag, message: `<${open.name}> is opened here` }],
  });
}

/** A tag, comment, CDATA section or instruction that the end of the file cuts off. `cursor` is the end of the last whole node. */
export function unfinished(file: string, text: string, cursor: number, lines: LineIndex): Diagnostic | undefined {
  const rest = withoutCdata(text.slice(cursor));
  const at = rest.indexOf('<');
  const ampersand = badReference(text, cursor, text.length)?.start ?? Number.POSITIVE_INFINITY;
  if (ampersand < (at < 0 ? text.length : cursor + at)) {
    return diagnostic('xml/entity', file, lines.range(ampersand, ampersand + 1), {
      message: loneAmpersand.message,
      help: loneAmpersand.help,
    });
  }
  if (at < 0) return undefined;
  const range = lines.range(cursor + at, text.length);
  const [code, thing, end]: [DiagnosticCode, string, string] = rest.startsWith('<!--', at)
    ? ['xml/comment', 'comment', '-->']
    : rest.startsWith('<![CDATA[', at)
      ? ['xml/comment', 'CDATA section', ']]>']
      : rest.startsWith('<?', at)
        ? ['xml/declaration', 'processing instruction', '?>']
        : ['xml/tag-syntax', 'tag', '>'];
  return diagnostic(code, file, range, {
    message: `The ${thing} that begins here never ends`,
    help: `End it with ${end}${thing === 'tag' ? '; look for a missing quotation mark too' : ''}`,
  });
}

/** CDATA sections blanked, so that offsets stay as they are. */
function withoutCdata(text: string): string {
  return text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, (section) => ' '.repeat(section.length));
}

interface Offset {
  readonly start: number;
}

/** The first `&` between two offsets that begins no reference XML knows by itself. */
function badReference(text: string, from: number, to: number): Offset | undefined {
  const pattern = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi;
  const match = pattern.exec(withoutCdata(text.slice(from, to)));
  return match === null ? undefined : { start: from + match.index };
}

/** The last place in a start tag at which an attribute of that name begins. */
function lastAttribute(text: string, tagStart: number, end: number, name: string): number {
  const tag = text.slice(tagStart, end);
  const blanked = tag.replace(/"[^"]*"|'[^']*'/g, (value) => '"'.repeat(value.length));
  const found = [...blanked.matchAll(/[^\s=<>"'/]+(?=\s*=)/g)].filter(([written]) => written === name).at(-1);
  return tagStart + (found?.index ?? 0);
}

function firstInk(text: string, from: number): number {
  const ink = text.slice(from).search(/\S/);
  return ink < 0 ? from : from + ink;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
