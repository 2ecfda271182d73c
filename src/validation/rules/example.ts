/** Makes the examples of rules that need more than the words of a record. */

/** An `edition.yaml` for what the schema of the house says already. */
export const otherSchema = 'title: An Example\nschema: []';

interface Parts {
  readonly creation?: string;
  readonly body?: string;
  readonly back?: string;
}

/** A small whole record, as short as the schema of the house lets it be. */
export function exampleRecord({ creation, body = '<p>Text.</p>', back }: Parts): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="example" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title type="main">An Example</title><editor role="translator">A. Translator</editor></titleStmt>
      <publicationStmt><publisher>The Editors</publisher></publicationStmt>
      <notesStmt><note type="relation">Translated from the original.</note></notesStmt>
      <sourceDesc><bibl>A source.</bibl></sourceDesc>
    </fileDesc>${creation === undefined ? '' : `\n    <profileDesc><creation>${creation}</creation></profileDesc>`}
  </teiHeader>
  <text>
    <body>${body}</body>${back === undefined ? '' : `\n    <back>${back}</back>`}
  </text>
</TEI>`;
}

/** A small whole register of persons: its entries. */
export function examplePeople(entries: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="people" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt><title type="main">Persons</title></titleStmt>
      <publicationStmt><publisher>The Editors</publisher></publicationStmt>
      <sourceDesc><p>Compiled by the editors.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <standOff><listPerson>${entries}</listPerson></standOff>
</TEI>`;
}
