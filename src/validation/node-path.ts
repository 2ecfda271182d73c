import type { SourceRange } from '../diagnostics/diagnostic.js';
import type { XmlDocument, XmlElement } from '../xml/tree.js';

/**
 * The place of a node that XPath's `path()` names, such as `/Q{http://www.tei-c.org/ns/1.0}TEI[1]/…/@when`
 * (XPath and XQuery Functions 3.1 §14.4): of an element, its name in the start tag. Where a step leads to nothing, the element before it.
 */
export function rangeOfPath(document: XmlDocument, path: string): SourceRange {
  let element: XmlElement | undefined;
  for (const step of stepsOf(path)) {
    if (step.kind === 'element') {
      const candidates: readonly XmlElement[] = element === undefined ? [document.root] : childElements(element);
      const next = candidates.filter(({ uri, local }) => uri === step.uri && local === step.local)[step.index - 1];
      if (next === undefined) break;
      element = next;
    } else if (step.kind === 'attribute') {
      const found = element?.attributes.find(({ uri, local }) => uri === step.uri && local === step.local);
      if (found !== undefined) return found.range;
    } else {
      const found = element?.children.filter(({ kind }) => kind === step.kind)[step.index - 1];
      if (found !== undefined) return found.range;
    }
  }
  const { name, tag } = element ?? document.root;
  const { line, column } = tag.start;
  return { start: tag.start, end: { line, column: column + name.length + 1 } };
}

type Step =
  | { readonly kind: 'element'; readonly uri: string; readonly local: string; readonly index: number }
  | { readonly kind: 'attribute'; readonly uri: string; readonly local: string }
  | { readonly kind: 'text' | 'comment' | 'instruction'; readonly index: number };

function* stepsOf(path: string): Generator<Step> {
  const pattern =
    /\/(?:(@)?(?:Q\{([^}]*)\})?([^/[\]@()]+)(?:\[(\d+)\])?|(text|comment|processing-instruction)\([^)]*\)(?:\[(\d+)\])?)(?=\/|$)/g;
  for (const [, at, uri = '', local = '', index = '1', kind, position = '1'] of path.matchAll(pattern)) {
    if (kind !== undefined) {
      yield {
        kind: kind === 'processing-instruction' ? 'instruction' : (kind as 'text' | 'comment'),
        index: Number(position),
      };
    } else if (at !== undefined) yield { kind: 'attribute', uri, local };
    else yield { kind: 'element', uri, local, index: Number(index) };
  }
}

function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((node): node is XmlElement => node.kind === 'element');
}
