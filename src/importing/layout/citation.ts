/** Takes a citation to pieces: title, date, who publishes, archive, shelfmark, who obtained and who translated the document. */
import { type Archive, findArchive } from './archives.js';
import { readShelfmark, type Shelfmark } from './shelfmark.js';

export interface Citation {
  readonly title?: string;
  readonly date?: string;
  /** Who gives the translation to the public, such as “Wilson Center Digital Archive”. */
  readonly publisher?: string;
  readonly archive?: Archive;
  /** The name of the archive as printed. */
  readonly archivePrinted?: string;
  /** Archive and shelfmark as printed. */
  readonly printed?: string;
  readonly shelfmark?: Shelfmark;
  readonly obtainedBy: readonly string[];
  readonly translatedBy: readonly string[];
  readonly url?: string;
}

const doing =
  /\b(?:(obtained|contributed|provided|donated|acquired)(?: and (translated))?|(translated)(?: and (?:annotated|edited|introduced|obtained))?)(?: from (?:the )?[\p{L} ]+?)?(?: for (?:the )?[\p{L}’' ]+?)? by:?\s+/giu;

/** Reads a citation as an archive or a bulletin prints it. What it does not have is left out. */
export function readCitation(text: string): Citation {
  const url = /https?:\/\/[^\s<>)"”]+[^\s<>)"”.,;]/.exec(text)?.[0];
  let whole = text
    .replace(/<?https?:\/\/\S+>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  whole = whole.replace(/^\[(.*)\]$/, '$1').replace(/^(?:source|archival source|citation)\s*:\s*/i, '');
  const { rest, obtainedBy, translatedBy } = takePeople(whole);
  const { title, after } = takeTitle(rest);
  const { date, before, behind } = takeDate(after);
  const found = findArchive(behind === '' ? before : behind);
  const place = behind === '' ? before : behind;
  const result: Citation = {
    obtainedBy,
    translatedBy,
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
  };
  if (found !== undefined) {
    const publisher = trimmed(place.slice(0, found.start));
    const printed = trimmed(place.slice(found.start));
    return {
      ...result,
      ...(publisher === '' ? {} : { publisher }),
      archive: found.archive,
      archivePrinted: place.slice(found.start, found.end),
      printed,
      shelfmark: readShelfmark(withoutCity(trimmed(place.slice(found.end)), found.archive), found.archive.system),
    };
  }
  const group = /\b(?:RG|Record Group) ?\d/.exec(place);
  const fond = /\b(?:fond|f\.) ?\d/iu.exec(place);
  const at = group ?? fond;
  if (at === null) {
    const publisher = trimmed(place);
    return { ...result, ...(title === undefined || publisher === '' ? {} : { publisher }) };
  }
  const name = trimmed(place.slice(0, at.index));
  return {
    ...result,
    ...(name === '' ? {} : { archivePrinted: name }),
    printed: trimmed(place),
    shelfmark: readShelfmark(place.slice(at.index), group === null ? 'fond' : 'group'),
  };
}

/** “Moscow”, “Budapest” between the archive and the shelfmark. */
function withoutCity(text: string, { settlement, country }: Archive): string {
  return text.replace(new RegExp(`^(?:\\(?(?:${settlement}|${country})\\)?[,.]?\\s*)+`, 'u'), '');
}

function takePeople(text: string) {
  const found = [...text.matchAll(doing)];
  const obtainedBy: string[] = [];
  const translatedBy: string[] = [];
  found.forEach((match, i) => {
    const end = found[i + 1]?.index ?? text.length;
    const names = namesIn(text.slice(match.index + match[0].length, end));
    if (match[1] !== undefined) obtainedBy.push(...names);
    if (match[2] !== undefined || match[3] !== undefined) translatedBy.push(...names);
    if (/and obtained/i.test(match[0])) obtainedBy.push(...names);
  });
  const first = found[0]?.index ?? text.length;
  return { rest: trimmed(text.slice(0, first)), obtainedBy, translatedBy };
}

const nameWord =
  "(?:\\p{Lu}\\.(?:-?\\p{Lu}\\.)*|\\p{Lu}[\\p{L}\\p{M}’'-]+|(?:de|del|della|di|da|dos|la|van|von|der|den|al|el|bin|ibn)(?=\\s))";
const personalName = new RegExp(`${nameWord}(?:\\s+${nameWord})*`, 'gu');

/** The names at the beginning of a text, between commas and “and”. */
export function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  let rest = text.trim();
  for (;;) {
    const match = new RegExp(`^${personalName.source}`, 'u').exec(rest);
    if (match === null) return names;
    names.push(match[0].trim());
    const more = /^(?:,? and |, |; )(?=\p{Lu})/u.exec(rest.slice(match[0].length));
    if (more === null) return names;
    rest = rest.slice(match[0].length + more[0].length);
  }
}

function takeTitle(text: string): { readonly title: string | undefined; readonly after: string } {
  const quoted = /^["“](.+?)["”],?\s+(?=\p{L}+ \d{1,2}, \d{4}|\d{1,2} \p{L}+ \d{4}|\p{Lu}|\p{L}+ \d{4}|\d{4})/u.exec(
    text,
  );
  const whole = quoted ?? /^["“](.+)["”],?\s+/u.exec(text);
  return whole === null
    ? { title: undefined, after: text }
    : { title: trimmed(whole[1] ?? ''), after: text.slice(whole[0].length) };
}

const datePattern =
  /^(?:\p{L}+ \d{1,2}(?:-\d{1,2})?, \d{4}|\d{1,2}(?:-\d{1,2})? \p{L}+,? \d{4}|\p{L}+,? \d{4}|\d{4})(?=[,.;]|\s|$)/u;

/** A date at the beginning; `before` is the text where there is none, else `behind` what follows the date. */
function takeDate(text: string): { readonly date?: string; readonly before: string; readonly behind: string } {
  const match = datePattern.exec(text);
  return match === null
    ? { before: text, behind: '' }
    : { date: match[0], before: '', behind: text.slice(match[0].length).replace(/^[,.;\s]+/, '') };
}

function trimmed(text: string): string {
  return text
    .trim()
    .replace(/^[\s,.;:]+/, '')
    .replace(/(?:[\s,;:]|(?<!\p{Lu})\.|\band)+$/u, '')
    .trim();
}
