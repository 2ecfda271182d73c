/** A record that somebody is about to write: valid as it is, with words that say what is still to be filled in. */
import { escapeText, wayUp, xmlHead } from './markup.js';

export interface RecordDraft {
  readonly id: string;
  readonly title: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a date that exists. */
  readonly date: string | undefined;
  readonly translator: string | undefined;
  /** Language tags. */
  readonly original: string | undefined;
  readonly translation: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The folder of the record in the edition, with `/`. */
  readonly folder: string;
  /** From the edition's folder to the schema, with `/`; undefined where the edition names its schemas itself. */
  readonly schema: string | undefined;
  /** The editors as an entry of a register, such as `organizations.xml#editors`; undefined where there is none. */
  readonly editors: string | undefined;
  /** The register's file that has the categories of languages; undefined where none has. */
  readonly languageRoles: string | undefined;
}

const open = 'to be filled in';

export function recordDraft(draft: RecordDraft): string {
  const { id, title, date, translator, original, translation, today, folder, schema } = draft;
  const up = wayUp(folder);
  const editors = draft.editors === undefined ? '#editors' : `${up}${draft.editors}`;
  const language = (tag: string, role: string): string => {
    const ana = draft.languageRoles === undefined ? '' : ` ana="${up}${draft.languageRoles}#${role}"`;
    return `        <language ident="${escapeText(tag)}"${ana}>${escapeText(languageName(tag))}</language>\n`;
  };
  const resp =
    draft.editors === undefined
      ? '<name xml:id="editors">the editors</name>'
      : `<orgName ref="${editors}">the editors</orgName>`;
  return `${schema === undefined ? '<?xml version="1.0" encoding="UTF-8"?>\n' : xmlHead(`${up}${schema}`)}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="${id}" xml:lang="${escapeText(translation)}">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">${escapeText(title)}</title>
        <editor role="translator">${escapeText(translator ?? open)}</editor>
        <respStmt>
          <resp>encoded by</resp>
          ${resp}
        </respStmt>
      </titleStmt>
      <publicationStmt>
        <publisher>${open}</publisher>
        <availability status="unknown">
          <p>Terms of use: ${open}.</p>
        </availability>
      </publicationStmt>
      <notesStmt>
        <note type="relation">Translated from the original or from another translation: ${open}.</note>
      </notesStmt>
      <sourceDesc>
        <bibl type="citation">Source: ${open}.</bibl>
      </sourceDesc>
    </fileDesc>
    <profileDesc>
${date === undefined ? '' : `      <creation>\n        <date type="record" when="${date}">${dateInWords(date)}</date>\n      </creation>\n`}      <abstract>
        <p>Summary: ${open}.</p>
      </abstract>
      <langUsage>
${original === undefined || original === translation ? '' : language(original, 'original-language')}${language(translation, 'translation-language')}      </langUsage>
    </profileDesc>
    <revisionDesc status="draft">
      <change when="${today}" who="${editors}" status="draft">Begun.</change>
    </revisionDesc>
  </teiHeader>
  <text xml:lang="${escapeText(translation)}" type="translation">
    <body>
      <div type="record">
        <head type="main">${escapeText(title)}</head>
        <p n="1">The text: ${open}.</p>
      </div>
    </body>
  </text>
</TEI>
`;
}

function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}

/** A date as a reader writes it: 30 December 1961. */
export function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, Number(month) - 1),
  );
  return [...(day === undefined ? [] : [String(Number(day))]), name, year].join(' ');
}

/** Whether a date is written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and exists. */
export function isDate(date: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (year === undefined || year === '0000') return false;
  const found = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(found.getTime()) && found.toISOString().startsWith(`${year}-${month}-${day}`);
}
