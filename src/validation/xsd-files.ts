import type { SourceRange } from '../diagnostics/diagnostic.js';
import { startOfFile } from '../diagnostics/make.js';
import { parseXml } from '../xml/parse.js';
import { attribute, descendants, selfAndDescendants } from '../xml/query.js';
import { bareText, escapeAttribute } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import type { SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';
import { type Change, withChanges } from './text-changes.js';
import { readXsdModel, type XsdModel } from './xsd-model.js';
import { resolveName } from './xsd-names.js';
import { isSuppliedImport, xmlAttributes, xmlAttributesFile, xsdNamespace, xsdReferences } from './xsd-references.js';

/** What is wrong with a schema, and where. */
export class UnusableXsd extends Error {
  override readonly name = 'UnusableXsd';

  constructor(
    message: string,
    /** The absolute path of the file. */
    readonly path: string,
    readonly range: SourceRange,
    readonly help: string,
  ) {
    super(message);
  }
}

/** A schema as the engine reads it. */
export interface XsdFiles {
  /** The files under names without folders, the schema itself first. Their lines are those of the files on the disk. */
  readonly files: readonly { readonly fileName: string; readonly contents: string }[];
  readonly model: XsdModel;
  /** The absolute path of the file that the engine knows by a name. */
  pathOf(fileName: string): string | undefined;
}

const versioning = 'http://www.w3.org/2007/XMLSchema-versioning';
/** What XSD 1.1 has, and 1.0 has not. */
const newInVersion11 = new Set(['assert', 'assertion', 'alternative', 'openContent', 'defaultOpenContent', 'override']);

/**
 * Makes the files of a schema ready for the engine: each reference names the file as the engine will know it, and the attributes of
 * the XML namespace are there whether they were imported from the web or from nowhere. Where an abstract element is referred to, those
 * that may stand for it are named: the engine takes some models with abstract elements for ambiguous, and would tell their names.
 *
 * @throws UnusableXsd if a file is not well-formed, or written in XSD 1.1
 */
export function xsdFiles(schema: SchemaBundle): XsdFiles {
  const paths = [...schema.files.keys()];
  const names = new Map(paths.map((path, i) => [path, `${i}.xsd`]));
  const documents = new Map<string, XmlDocument>();
  for (const [path, text] of schema.files) {
    const document = wellFormed(text, path);
    refuseVersion11(document, path);
    documents.set(path, document);
  }
  documents.set(xmlAttributesFile, wellFormed(xmlAttributes, xmlAttributesFile));
  const model = readXsdModel(schema, documents);
  const files = paths.map((path) => {
    const document = documents.get(path) as XmlDocument;
    const changes = [...plainNames(document, path, names), ...namedSubstitutes(document, model)];
    return { fileName: names.get(path) as string, contents: withChanges(bareText(document), changes) };
  });
  return {
    files: [...files, { fileName: xmlAttributesFile, contents: xmlAttributes }],
    model,
    pathOf: (fileName) => paths.find((path) => names.get(path) === fileName),
  };
}

/** The changes that let references to files name them as the engine knows them. */
function plainNames(document: XmlDocument, path: string, names: ReadonlyMap<string, string>): readonly Change[] {
  return (xsdReferences(document) ?? []).flatMap((reference): readonly Change[] => {
    const { location, element } = reference;
    const isSupplied = isSuppliedImport(reference);
    const name = isSupplied ? xmlAttributesFile : names.get(resolveHref(path, location?.value.trim() ?? ''));
    if (location === undefined) {
      const at = element.tag.start.offset + 1 + element.name.length;
      return isSupplied ? [{ start: at, end: at, text: ` schemaLocation="${name}"` }] : [];
    }
    const { start, end } = location.valueRange;
    return name === undefined ? [] : [{ start: start.offset, end: end.offset, text: name }];
  });
}

/** The changes that put, for each reference to an abstract element, a choice of those that may stand for it. */
function namedSubstitutes(document: XmlDocument, model: XsdModel): readonly Change[] {
  const { root, text } = document;
  const own = attribute(root, 'targetNamespace') ?? '';
  const known = new Set([own, ...(xsdReferences(document) ?? []).flatMap(({ namespace }) => namespace ?? [])]);
  return [...descendants(root, 'element')].flatMap((element): readonly Change[] => {
    const reference = attribute(element, 'ref');
    const isInChoice = ['sequence', 'choice'].includes(element.parent?.local ?? '');
    if (reference === undefined || element.uri !== xsdNamespace || !isInChoice) return [];
    const substitutes = model.substitutesOf(resolveName(element, reference.trim(), own)) ?? [];
    if (substitutes.length === 0 || substitutes.some(({ uri }) => !known.has(uri))) return [];
    const { start, end } = element.range;
    const occurs = ['minOccurs', 'maxOccurs'].flatMap((name) => {
      const value = attribute(element, name);
      return value === undefined ? [] : ` ${name}="${escapeAttribute(value)}"`;
    });
    const choice = substitutes.map(
      ({ uri, local }) =>
        `<s:element ${uri === '' ? 'xmlns="" ref="' : `xmlns:t="${escapeAttribute(uri)}" ref="t:`}${local}"/>`,
    );
    const lines = text.slice(start.offset, end.offset).replace(/[^\n]/g, '');
    return [
      {
        start: start.offset,
        end: end.offset,
        text: `<s:choice xmlns:s="${xsdNamespace}"${occurs.join('')}>${choice.join('')}${lines}</s:choice>`,
      },
    ];
  });
}

function refuseVersion11({ root }: XmlDocument, path: string): void {
  const version = root.attributes.find(({ uri, local }) => uri === versioning && local === 'minVersion');
  const help = 'Use a schema in XSD 1.0; conditions on several values can be written in Schematron, in xs:appinfo';
  if (version !== undefined && Number(version.value) > 1) {
    const words = `It is written in XSD ${version.value}, and only XSD 1.0 is read`;
    throw new UnusableXsd(words, path, version.range, help);
  }
  for (const { uri, local, name, tag } of selfAndDescendants(root)) {
    if (uri !== xsdNamespace || !newInVersion11.has(local)) continue;
    throw new UnusableXsd(`<${name}> belongs to XSD 1.1, and only XSD 1.0 is read`, path, tag, help);
  }
}

function wellFormed(text: string, path: string): XmlDocument {
  const { document, diagnostics } = parseXml(text, path);
  if (document !== undefined) return document;
  const first = diagnostics.find(({ severity }) => severity === 'error');
  throw new UnusableXsd(
    first?.message ?? 'It is not well-formed',
    path,
    first?.range ?? startOfFile,
    'Correct the schema',
  );
}
