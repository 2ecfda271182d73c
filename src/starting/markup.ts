/** What all files of a new edition have in common. */

/** A text as the content of an element or of an attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** The first lines of an XML file, by which editors find the schema. */
export function xmlHead(schema: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="${schema}/edition.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="${schema}/edition.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
`;
}

/** The way from a folder of the edition up to the edition's own: `../` for each step. */
export function wayUp(folder: string): string {
  return folder === '.' ? '' : '../'.repeat(folder.split('/').length);
}
