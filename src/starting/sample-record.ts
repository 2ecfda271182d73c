/** The record that a new edition begins with: invented, says so, and shows how the usual things are encoded. */
import { escapeText, wayUp, xmlHead } from './markup.js';
import type { Starter } from './starter.js';

export const sampleId = 'sample-record';

const notice = 'Sample record. Its country, persons and events are invented: it only shows how a record is encoded.';

export function sampleRecord({ title, today, schema }: Starter): string {
  return `${xmlHead(`${wayUp('records')}${schema}`)}<!-- A sample to learn from. Delete it when you have a record of your own; notes like this one are never published. -->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${sampleId}" xml:lang="en">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">Conversation of <persName ref="../people.xml#obraztsov">A. P. Obraztsov</persName> with the Minister of Fisheries of <placeName ref="../places.xml#ejemplia">Ejemplia</placeName>, <persName ref="../people.xml#muestra">Elena Muestra</persName>, <date when="1958-03-04">4 March 1958</date> (invented)</title>
        <title type="short">Sample record (invented)</title>
        <author><persName ref="../people.xml#obraztsov">A. P. Obraztsov</persName></author>
        <editor role="translator"><persName ref="../people.xml#quill">Martha Quill</persName></editor>
        <respStmt>
          <resp>encoded by</resp>
          <orgName ref="../organizations.xml#editors">the editors of ${escapeText(title)}</orgName>
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <publisher><orgName ref="../organizations.xml#editors">The editors of ${escapeText(title)}</orgName></publisher>
        <availability status="free">
          <licence target="https://creativecommons.org/publicdomain/zero/1.0/">Written as a sample; no rights are reserved (CC0 1.0).</licence>
        </availability>
      </publicationStmt>
      <notesStmt>
        <note type="notice">${notice}</note>
        <note type="relation">Translated from the Russian original.</note>
      </notesStmt>
      <sourceDesc>
        <!-- The archive, then the shelf mark in its parts, then the form in which it is printed. -->
        <bibl type="citation">Sample Archive, F. 01, Op. 2, P. 3, D. 4, ll. 5-6 (invented). Translated by Martha Quill.</bibl>
        <msDesc>
          <msIdentifier>
            <repository ref="../organizations.xml#sample-archive">Sample Archive</repository>
            <idno type="shelfmark">
              <idno type="fond">01</idno>
              <idno type="opis">2</idno>
              <idno type="papka">3</idno>
              <idno type="delo">4</idno>
              <idno type="listy">5-6</idno>
            </idno>
            <altIdentifier>
              <idno type="display">Sample Archive, F. 01, Op. 2, P. 3, D. 4, ll. 5-6</idno>
            </altIdentifier>
          </msIdentifier>
        </msDesc>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      <creation>
        <!-- @when for programs, the words for readers. Uncertain? notBefore and notAfter, and ana="../terms.xml#basis-…" says why. -->
        <date type="conversation" when="1958-03-04">4 March 1958</date>
        <date type="record" when="1958-03-06">6 March 1958</date>
        <placeName ref="../places.xml#puerto-modelo">Puerto Modelo</placeName>
      </creation>
      <abstract xml:lang="en">
        <p>The minister asks for nets, and gets tea.</p>
      </abstract>
      <langUsage>
        <language ident="ru" ana="../terms.xml#original-language">Russian</language>
        <language ident="en" ana="../terms.xml#translation-language">English</language>
        <language ident="ru-Latn" ana="../terms.xml#romanisation">Russian words quoted by the translator, romanised</language>
      </langUsage>
      <particDesc>
        <listPerson type="participants">
          <person corresp="../people.xml#muestra"><persName>Elena Muestra</persName></person>
          <person corresp="../people.xml#obraztsov"><persName>A. P. Obraztsov</persName></person>
        </listPerson>
      </particDesc>
      <textClass>
        <keywords>
          <term type="classification" ref="../terms.xml#secret">Secret</term>
        </keywords>
      </textClass>
    </profileDesc>
    <!-- The state of the record: draft, then whatever your edition agrees on, then published. edition report counts them. -->
    <revisionDesc status="draft">
      <change when="${today}" who="../organizations.xml#editors" status="draft">Made as a sample.</change>
    </revisionDesc>
  </teiHeader>
  <text xml:lang="en" type="translation">
    <body>
      <div type="record">
        <opener><seg type="classification"><term ref="../terms.xml#secret">Secret</term></seg>. <seg type="copyNumber">Copy No. 1</seg><lb/>
          <dateline><date type="record" when="1958-03-06">6 March 1958</date></dateline></opener>
        <head type="main">RECORD OF A CONVERSATION</head>
        <!-- [I] in a typescript: the translator's word, which the original does not have. -->
        <p n="1"><date when="1958-03-04">On 4 March</date> <supplied reason="translation" resp="../people.xml#quill">I</supplied> called on <persName ref="../people.xml#muestra">Elena Muestra</persName>, who spoke of the <placeName type="demonym" ref="../places.xml#ejemplia">Ejemplian</placeName> fishermen and their nets.</p>
        <!-- [sic] with the translator's explanation; [2 words illegible]; a page of the source begins at pb. -->
        <p n="2">She asked for four hundred <sic resp="../people.xml#quill">nests</sic><note type="translator" subtype="sic" resp="../people.xml#quill">The typescript has <foreign xml:lang="ru-Latn">gnyozda</foreign>, <gloss>nests</gloss>, where nets must be meant.</note> and said that <gap reason="illegible" quantity="2" unit="word"/> before the summer. <pb n="6"/>I promised to ask.</p>
        <p n="3">Then we drank tea.<note type="editor" resp="../organizations.xml#editors">A note by an editor has another type than one of the translator: it says who speaks.</note></p>
        <closer><signed><roleName>Ambassador</roleName> <persName ref="../people.xml#obraztsov">A. OBRAZTSOV</persName></signed></closer>
      </div>
    </body>
  </text>
</TEI>
`;
}
