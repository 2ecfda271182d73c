/** The registers of a new edition, with the entries that its sample record needs. */
import { escapeText, xmlHead } from './markup.js';
import type { Starter } from './starter.js';

export function peopleFile(starter: Starter): string {
  return register(
    starter,
    'people',
    'Register of Persons',
    'Persons',
    `  <standOff>
    <listPerson>
      <!-- One entry for each person, under one xml:id that records point to: ref="../people.xml#muestra".
           Type “main” is the heading, “short” what notes and lists say; give every form of the name that occurs, with its language. -->
      <person xml:id="muestra">
        <persName type="main" xml:lang="en"><surname>Muestra</surname>, <forename>Elena</forename></persName>
        <persName type="short" xml:lang="en">Muestra</persName>
        <persName type="variant" xml:lang="en">Elena Muestra</persName>
        <occupation from="1957">Minister of fisheries</occupation>
        <note type="gloss">invented minister of fisheries</note>
        <note type="description">Invented for the sample record.</note>
      </person>
      <person xml:id="obraztsov">
        <persName type="main" xml:lang="en"><surname>Obraztsov</surname>, <forename>A. P.</forename></persName>
        <persName type="short" xml:lang="en">Obraztsov</persName>
        <persName type="full" xml:lang="ru">Образцов, А. П.</persName>
        <birth when="1911">1911</birth>
        <occupation from="1956" to="1960">Ambassador</occupation>
        <note type="gloss">invented ambassador</note>
        <note type="description">Invented for the sample record, of which he is the author.</note>
      </person>
      <person xml:id="quill">
        <persName type="main" xml:lang="en"><surname>Quill</surname>, <forename>Martha</forename></persName>
        <persName type="short" xml:lang="en">Quill</persName>
        <persName type="variant" xml:lang="en">Martha Quill</persName>
        <occupation>Translator</occupation>
        <note type="gloss">invented translator</note>
        <note type="description">Invented for the sample record, which she has translated.</note>
      </person>
    </listPerson>
  </standOff>
`,
  );
}

export function placesFile(starter: Starter): string {
  return register(
    starter,
    'places',
    'Register of Places',
    'Places',
    `  <standOff>
    <listPlace>
      <!-- A place may have a <location><geo>latitude longitude</geo></location>, and an <idno type="GeoNames">. -->
      <place xml:id="ejemplia" type="country">
        <placeName type="main" xml:lang="en">Ejemplia</placeName>
        <placeName type="demonym" xml:lang="en">Ejemplian</placeName>
        <placeName type="variant" xml:lang="ru">Эхемплия</placeName>
        <note type="gloss">invented country</note>
        <note type="description">Invented for the sample record.</note>
      </place>
      <place xml:id="puerto-modelo" type="settlement">
        <placeName type="main" xml:lang="en">Puerto Modelo</placeName>
        <note type="gloss">invented port of Ejemplia</note>
        <note type="description">Port of <placeName ref="#ejemplia">Ejemplia</placeName>. Invented for the sample record.</note>
      </place>
    </listPlace>
  </standOff>
`,
  );
}

export function organizationsFile(starter: Starter): string {
  return register(
    starter,
    'organizations',
    'Register of Organisations',
    'Organisations',
    `  <standOff>
    <listOrg>
      <!-- “editors” stands for you: notes and changes say with resp="…#editors" or who="…#editors" whose they are. -->
      <org xml:id="editors" type="editors">
        <orgName type="main" xml:lang="en">Editors of ${escapeText(starter.title)}</orgName>
        <orgName type="short" xml:lang="en">Editors</orgName>
        <note type="gloss">the editors of this edition</note>
        <note type="description">Responsible for the encoding, the registers and the editors’ notes.</note>
      </org>
      <org xml:id="sample-archive" type="archive">
        <orgName type="main" xml:lang="en">Sample Archive</orgName>
        <note type="gloss">invented archive</note>
        <note type="description">Invented for the sample record.</note>
      </org>
    </listOrg>
  </standOff>
`,
  );
}

export function termsFile(starter: Starter): string {
  return register(
    starter,
    'terms',
    'Register of Terms',
    'Terms',
    `  <text>
    <body>
      <div type="register">
        <list>
          <item xml:id="secret">
            <term type="main" xml:lang="en">secret</term>
            <term type="variant" xml:lang="ru">секретно</term>
            <note type="gloss">security classification</note>
            <note type="description">Marking of a document that may be read only by those entitled to.</note>
          </item>
        </list>
      </div>
    </body>
  </text>
`,
    taxonomies,
  );
}

/** What a language or an uncertain date in a header points to. */
const taxonomies = `    <encodingDesc>
      <classDecl>
        <taxonomy xml:id="language-roles">
          <desc>What a language is to a record: pointed to by <gi>language</gi> in the headers of the records.</desc>
          <category xml:id="original-language">
            <catDesc>Original language: the language that the record was written in.</catDesc>
          </category>
          <category xml:id="translation-language">
            <catDesc>Language of the translation: the language of the text that the edition gives.</catDesc>
          </category>
          <category xml:id="romanisation">
            <catDesc>Romanisation: words of the original language that the translation quotes in Latin letters.</catDesc>
          </category>
        </taxonomy>
        <taxonomy xml:id="date-bases">
          <desc>What a date rests on that the record does not state outright: pointed to by <gi>date</gi> in the records.</desc>
          <category xml:id="basis-content">
            <catDesc>Inferred from the content: from what the record itself says.</catDesc>
          </category>
          <category xml:id="basis-heading">
            <catDesc>Taken from the heading: from the heading, the opening or the closing lines of the record.</catDesc>
          </category>
          <category xml:id="basis-siblings">
            <catDesc>Inferred from neighbouring records: from records of the same file or the same series.</catDesc>
          </category>
          <category xml:id="basis-research">
            <catDesc>Established by research: from sources outside the edition, which a note names.</catDesc>
          </category>
          <category xml:id="basis-editor">
            <catDesc>Judgement of the editors: an estimate, with no single statement that it rests on.</catDesc>
          </category>
        </taxonomy>
      </classDecl>
    </encodingDesc>
`;

function register(
  { title, today, schema }: Starter,
  id: string,
  heading: string,
  short: string,
  entries: string,
  declarations = '',
): string {
  const editors = id === 'organizations' ? '#editors' : 'organizations.xml#editors';
  return `${xmlHead(schema)}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">${heading}</title>
        <title type="short">${short}</title>
        <editor><orgName ref="${editors}">The editors of ${escapeText(title)}</orgName></editor>
      </titleStmt>
      <publicationStmt>
        <publisher><orgName ref="${editors}">The editors of ${escapeText(title)}</orgName></publisher>
        <availability status="unknown">
          <p>The editors have not said yet on what terms this register may be reused.</p>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>Compiled by the editors from the records of the edition.</p>
      </sourceDesc>
    </fileDesc>
${declarations}    <revisionDesc status="draft">
      <change when="${today}" who="${editors}" status="draft">Begun.</change>
    </revisionDesc>
  </teiHeader>
${entries}</TEI>
`;
}
