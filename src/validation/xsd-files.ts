import type { SourceRange } from '../diagnostics/diagnostic.js';
import { startOfFile } from '../diagnostics/make.js';
import { parseXml } from '../xml/parse.js';
import { selfAndDescendants } from '../xml/query.js';
import { bareText } from '../xml/serialise.js';
import type { XmlDocument } from '../xml/tree.js';
import type { SchemaBundle } from './schema-bundle.js';
import { resolveHref } from './schema-includes.js';
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
  /** The parsed files by their absolute path; that of the XML namespace by its name. */
  readonly documents: ReadonlyMap<string, XmlDocument>;
  /** The absolute path of the file that the engine knows by a name. */
  pathOf(fileName: string): string | undefined;
}

const versioning = 'http://www.w3.org/2007/XMLSchema-versioning';
/** What XSD 1.1 has, and 1.0 has not. */
const newInVersion11 = new Set(['assert', 'assertion', 'alternative', 'openContent', 'defaultOpenContent', 'override']);

/**
 * Makes the files of a schema ready for the engine: each reference names the file as the engine will know it, and the attributes of
 * the XML namespace are there whether they were imported from the web or from nowhere.
 *
 * @throws UnusableXsd if a file is not well-formed, or written in XSD 1.1
 */
export function xsdFiles(schema: SchemaBundle): XsdFiles {
  const paths = [...schema.files.keys()];
  const names = new Map(paths.map((path, i) => [path, `${i}.xsd`]));
  const documents = new Map<string, XmlDocument>();
  const files = paths.map((path) => {
    const document = wellFormed(schema.files.get(path) ?? '', path);
    refuseVersion11(document, path);
    documents.set(path, document);
    return { fileName: names.get(path) as string, contents: withPlainNames(document, path, names) };
  });
  documents.set(xmlAttributesFile, wellFormed(xmlAttributes, xmlAttributesFile));
  return {
    files: [...files, { fileName: xmlAttributesFile, contents: xmlAttributes }],
    documents,
    pathOf: (fileName) => paths.find((path) => names.get(path) === fileName),
  };
}

function withPlainNames(document: XmlDocument, path: string, names: ReadonlyMap<string, string>): string {
  let text = bareText(document);
  // From the last one to the first, so that offsets stay true.
  for (const reference of [...(xsdReferences(document) ?? [])].reverse()) {
    const { location, element } = reference;
    const isSupplied = isSuppliedImport(reference);
    const name = isSupplied ? xmlAttributesFile : names.get(resolveHref(path, location?.value.trim() ?? ''));
    if (location === undefined && isSupplied) {
      const at = element.tag.start.offset + 1 + element.name.length;
      text = `${text.slice(0, at)} schemaLocation="${name}"${text.slice(at)}`;
    } else if (location !== undefined && name !== undefined) {
      const { start, end } = location.valueRange;
      text = text.slice(0, start.offset) + name + text.slice(end.offset);
    }
  }
  return text;
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
