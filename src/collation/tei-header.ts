/** The header of a collation: which witnesses it has, and how it was made. */
import { basename } from 'node:path';
import { escapeAttribute, escapeText } from '../xml/serialise.js';
import type { Collation, Ignorable, Witness } from './model.js';

export interface Header {
  /** The `xml:id` of the document, which is the name of its file; empty for none. */
  readonly id: string;
  /** The program’s version. */
  readonly version: string;
}

/** Several things as a sentence has them: “A, B and C”. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What a collation is called. */
export function titleOf({ witnesses }: Collation): string {
  return `Collation of ${listed(witnesses.map(({ siglum }) => siglum))}`;
}

/** What a witness is, for a reader: the title of its text, its file. */
export function describe({ title, source }: Witness): string {
  const file = basename(source);
  return title === '' ? file : `${title} (${file})`;
}

const ignored: Readonly<Record<Ignorable, string>> = {
  case: 'capitals',
  punctuation: 'punctuation',
  spelling: 'spelling, accents and hyphens',
};

/** What was ignored when words were compared, in a sentence. */
export function normalisationOf({ ignore }: Pick<Collation, 'ignore'>): string {
  const what =
    ignore.length === 0
      ? ''
      : `Differences of ${listed(ignore.map((key) => ignored[key]))} were ignored when words were compared. `;
  return `${what}The words of each witness are printed as it has them; white space is normalised.`;
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function writeHeader(collation: Collation, { version }: Header): string {
  const { witnesses, base, language } = collation;
  const witnessList = witnesses.map((witness) => {
    const n = witness.siglum === witness.id ? '' : ` n="${escapeAttribute(witness.siglum)}"`;
    return `            <witness xml:id="${escapeAttribute(witness.id)}"${n}>${escapeText(describe(witness))}</witness>`;
  });
  const leftOut = witnesses.filter((witness) => witness.leftOut.length > 0);
  const omitted = leftOut.map((witness) => `of ${witness.siglum} ${listed(witness.leftOut)}`);
  const profile =
    language === ''
      ? ''
      : `
    <profileDesc>
      <langUsage>
        <language ident="${escapeAttribute(language)}">${escapeText(languageName(language))}</language>
      </langUsage>
    </profileDesc>`;
  return `  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="main">${escapeText(titleOf(collation))}</title>
      </titleStmt>
      <publicationStmt>
        <p>Not published: a collation for editors to work on.</p>
      </publicationStmt>
      <sourceDesc>
        <listWit>
${witnessList.join('\n')}
        </listWit>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <editorialDecl>
        <normalization method="silent">
          <p>${escapeText(normalisationOf(collation))}</p>
        </normalization>
        <segmentation>
          <p>The lemmata are the words of ${escapeText(witnesses[base]?.siglum ?? '')}. A paragraph is one that all witnesses which have it begin and end together; where only some of them divide it, a milestone in their reading says so. Words that stand elsewhere in another witness are segments that correspond to each other.</p>
        </segmentation>${omitted.length === 0 ? '' : `\n        <interpretation>\n          <p>Not collated: ${escapeText(omitted.join('; '))}.</p>\n        </interpretation>`}
      </editorialDecl>
      <variantEncoding method="parallel-segmentation" location="internal"/>
      <appInfo>
        <application ident="edition" version="${escapeAttribute(version)}">
          <desc>Collated by a program; not yet checked by an editor.</desc>
        </application>
      </appInfo>
    </encodingDesc>${profile}
  </teiHeader>`;
}
