/**
 * Whether a page is as the HTML standard wants it, and works without scripts: what its parser stumbles over, and the rules about
 * elements and their attributes that a parser does not look at. The tests hold our own pages to html-validate besides, which has
 * all of the standard's rules.
 */
import type { PageFault } from './page-facts.js';
import type { PageElement } from './page-links.js';

interface ParseError {
  readonly code: string;
  readonly startLine: number;
  readonly startCol: number;
}

const obsolete = new Set(
  'acronym applet basefont big center dir font frame frameset marquee nobr strike tt'.split(' '),
);
const interactive = new Set(['a', 'button', 'select', 'textarea', 'label', 'iframe']);
/** Attributes whose value is one or more ids of the same page. */
const references = [
  'aria-labelledby',
  'aria-describedby',
  'aria-controls',
  'aria-owns',
  'for',
  'headers',
  'list',
  'popovertarget',
];

export function htmlFaults(
  elements: readonly PageElement[],
  errors: readonly ParseError[],
  title: string,
): readonly PageFault[] {
  const faults: PageFault[] = errors.map(({ code, startLine, startCol }) => ({
    kind: 'html',
    line: startLine,
    column: startCol,
    message: `the parser stumbles: ${code.replace(/-/g, ' ')}`,
  }));
  const start = { line: 1, column: 1 };
  const html = (message: string, { line, column }: { line: number; column: number } = start): void => {
    faults.push({ kind: 'html', line, column, message });
  };
  const script = (message: string, { line, column }: PageElement): void => {
    faults.push({ kind: 'script', line, column, message });
  };
  const root = elements.find(({ name }) => name === 'html');
  if ((root?.attributes.get('lang') ?? '') === '') html('html has no lang', root);
  if (title === '') html('there is no title');
  const mains = elements.filter(({ name, attributes }) => name === 'main' && !attributes.has('hidden'));
  if (mains.length !== 1) html(`there is ${mains.length === 0 ? 'no main' : 'more than one main'}`, mains[1]);
  if (!elements.some(({ name }) => name === 'h1')) html('there is no h1');
  const ids = new Set<string>();
  for (const element of elements) {
    const { name, attributes } = element;
    const id = attributes.get('id');
    if (id !== undefined) {
      if (id === '' || /\s/.test(id)) html(`“${id}” is no id`, element);
      else if (ids.has(id)) html(`the id “${id}” is used twice`, element);
      ids.add(id);
    }
    if (obsolete.has(name)) html(`${name} is obsolete`, element);
    if (name === 'img' && !attributes.has('alt')) html('img has no alt', element);
    if (interactive.has(name)) {
      for (let outer = element.parent; outer !== undefined; outer = outer.parent) {
        const isNested = outer.name === 'button' || (outer.name === 'a' && outer.attributes.has('href'));
        if (isNested) {
          html(`${name} stands inside ${outer.name}`, element);
          break;
        }
      }
    }
    if (name === 'li' && !/^(?:ul|ol|menu)$/.test(element.parent?.name ?? '')) html('li stands in no list', element);
    for (const attribute of attributes.keys()) {
      if (/^on[a-z]+$/.test(attribute)) script(`${name} has a script in ${attribute}`, element);
    }
    if (/^\s*javascript:/i.test(attributes.get('href') ?? '')) script('a link is a script', element);
    if (name === 'script' && attributes.get('type') === 'module') {
      script('a module does not load from a folder on disk', element);
    }
  }
  for (const element of elements) {
    for (const attribute of references) {
      const value = element.attributes.get(attribute);
      if (value === undefined || (attribute === 'for' && element.name === 'output')) continue;
      for (const id of value.split(/\s+/)) {
        if (id !== '' && !ids.has(id)) html(`${attribute} names “${id}”, which is not there`, element);
      }
    }
  }
  return faults;
}
