import type { Diagnostic, SourceRange } from '../diagnostics/diagnostic.js';
import { diagnostic } from '../diagnostics/make.js';
import type { XmlDocument } from '../xml/tree.js';
import type { SchemaBundle } from './schema-bundle.js';
import type { OtherFile, OtherFiles, Refusal } from './schematron-files.js';

/** A place at which a rule could not read a file. */
export interface WantOfFile {
  readonly range: SourceRange;
  /** Undefined where the engine names none. */
  readonly address: string | undefined;
  /** The engine's words. */
  readonly words: string;
}

/** Findings about files that rules could not read: one for each file, at the first place that wants it. */
export function describeWants(
  document: XmlDocument,
  schema: SchemaBundle,
  wants: readonly WantOfFile[],
  files: OtherFiles,
): readonly Diagnostic[] {
  const byFile = new Map<string, WantOfFile[]>();
  for (const want of wants) {
    const key = want.address ?? want.words;
    byFile.set(key, [...(byFile.get(key) ?? []), want]);
  }
  return [...byFile.values()].map((same) => {
    const { range, address, words } = same[0] as WantOfFile;
    const file = address === undefined ? undefined : files.at(address);
    const { what, help } = address === undefined || file === undefined ? unknown(words) : explained(address, file);
    const places = same.length === 1 ? '' : `. ${same.length} places in this file want it`;
    return diagnostic('sch/document', document.file, range, {
      message: `A rule of ${schema.file} cannot be checked: it reads ${what}`,
      help: `${help}${places}`,
    });
  });
}

interface Words {
  readonly what: string;
  readonly help: string;
}

const whereFrom = 'a path in a rule starts from the schema, one in a document from the document';

function explained(address: string, { path, refusal }: OtherFile): Words {
  const name = path ?? readable(address);
  return refusal === undefined ? unknown(name) : wordsFor(name, refusal);
}

function wordsFor(name: string, refusal: Refusal): Words {
  switch (refusal.kind) {
    case 'missing':
      return { what: `${name}, which is not there`, help: `Restore the file, or correct its path: ${whereFrom}` };
    case 'outside':
      return {
        what: `${name}, which lies outside the edition`,
        help: `Rules read no file outside the edition’s folder: put a copy there, or correct the path: ${whereFrom}`,
      };
    case 'web':
      return {
        what: `${name}, and nothing is fetched`,
        help: 'Save a copy in the edition’s folder, and let the rule read that one',
      };
    case 'folder':
      return { what: `${name}, which is a folder`, help: `Let the rule name a file: ${whereFrom}` };
    case 'unreadable':
      return { what: `${name}, which cannot be read`, help: 'Change the permissions of the file' };
    case 'not-xml':
      return {
        what: `${name} as XML, which it is not`,
        help: 'Let the rule read it with unparsed-text(), or name another file',
      };
    case 'ill-formed':
      return {
        what: `${name}, which is not well-formed`,
        help: `Correct that file first: line ${refusal.line}, ${refusal.message}`,
      };
  }
}

function unknown(words: string): Words {
  if (/Fragments not supported/.test(words)) {
    return {
      what: 'a file by an address with # in it',
      help: 'Let the rule cut it off, such as document(substring-before(@ref, "#"), .), and look for the id in what it gets',
    };
  }
  return { what: 'a file in a way that is not possible here', help: `The engine says: ${words}` };
}

function readable(address: string): string {
  try {
    return decodeURI(address).replace(/^file:\/\//, '');
  } catch {
    return address;
  }
}
