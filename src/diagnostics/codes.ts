import { type RuleCode, rules } from '../validation/rules/registry.js';
import type { Severity } from './diagnostic.js';

export interface CodeInfo {
  readonly severity: Severity;
  /** One line: what the code stands for. */
  readonly title: string;
}

const error = (title: string): CodeInfo => ({ severity: 'error', title });
const warning = (title: string): CodeInfo => ({ severity: 'warning', title });
const info = (title: string): CodeInfo => ({ severity: 'info', title });

/** Of the rules that have a file each, what that file says. */
const ruleCodes = Object.fromEntries(rules.map(({ code, severity, title }) => [code, { severity, title }])) as Readonly<
  Record<RuleCode, CodeInfo>
>;

/**
 * Every code that the program itself gives. Each has a page in docs/reference/diagnostics.
 * Findings of Schematron rules have codes `sch/<id of the rule>` and are explained where the rule stands.
 */
export const codes = {
  'file/missing': error('A file that is asked for does not exist'),
  'file/not-a-file': error('A folder stands where a file should be'),
  'file/unreadable': error('A file cannot be read'),
  'file/empty': error('A file has nothing in it'),
  'file/encoding': error('A file is not written in UTF-8'),
  'file/no-records': error('An edition has no records'),
  'file/not-an-image': warning('A file that a record shows is not a picture that a page can show'),

  'xml/unclosed': error('An element is never closed'),
  'xml/unexpected-end-tag': error('An end tag closes nothing'),
  'xml/tag-syntax': error('A tag is not written as XML wants it'),
  'xml/character': error('A character may not stand here'),
  'xml/entity': error('An entity is not known'),
  'xml/entity-declaration': error('A document declares entities of its own'),
  'xml/doctype': warning('A document type declaration is not read'),
  'xml/duplicate-attribute': error('An attribute is given twice'),
  'xml/undeclared-prefix': error('A namespace prefix is not declared'),
  'xml/second-root': error('A document has more than one root element'),
  'xml/outside-root': error('Text stands outside the root element'),
  'xml/no-root': error('A document has no element'),
  'xml/declaration': error('The XML declaration or a processing instruction is wrong'),
  'xml/comment': error('A comment or CDATA section is wrong'),

  'rng/element-not-allowed': error('An element may not stand here'),
  'rng/unknown-element': error('An element is not in the schema'),
  'rng/unknown-namespace': error('An element is in a namespace that the schema does not know'),
  'rng/attribute-not-allowed': error('An attribute may not stand here'),
  'rng/missing-attribute': error('An attribute that must be there is missing'),
  'rng/missing-element': error('An element that must be there is missing'),
  'rng/bad-value': error('A value is not allowed'),
  'rng/text-not-allowed': error('Text may not stand here'),
  'rng/missing-text': error('An element lacks its text'),
  'rng/schema': error('A schema cannot be used'),
  'rng/schema-elsewhere': info('A file names a schema that is not at hand'),
  'rng/disagreement': error('The two validators disagree'),

  'xsd/element-not-allowed': error('An element may not stand here'),
  'xsd/unknown-element': error('An element is not in the schema'),
  'xsd/unknown-namespace': error('An element is in a namespace that the schema does not know'),
  'xsd/attribute-not-allowed': error('An attribute may not stand here'),
  'xsd/missing-attribute': error('An attribute that must be there is missing'),
  'xsd/missing-element': error('An element that must be there is missing'),
  'xsd/bad-value': error('A value is not allowed'),
  'xsd/text-not-allowed': error('Text may not stand here'),
  'xsd/missing-text': error('An element lacks its text'),
  'xsd/key': error('A value that must be there once is not, or is there twice'),
  'xsd/other': error('The validator has something else to say'),
  'xsd/schema': error('A schema cannot be used'),
  'xsd/schema-elsewhere': info('A file names a schema that is not at hand'),
  'xsd/no-reason': error('The validator refuses a file and does not say why'),

  'sch/schema': error('A Schematron schema cannot be used'),
  'sch/document': error('A Schematron rule wants a file that it may not or cannot read'),
  'sch/phase': error('A file names a phase that its Schematron schema does not have'),

  'ref/not-found': error('A pointer leads to nothing'),
  'ref/missing-file': error('A pointer leads to a file that does not exist'),
  'ref/outside': error('A pointer leads out of the edition'),
  'ref/not-a-pointer': error('A pointer is not written as one'),
  'ref/bad-id': error('An xml:id is not a name that XML allows'),
  'ref/duplicate-id': error('An xml:id is used twice'),

  'include/circular': error('A file includes itself'),
  'include/not-understood': error('What is to be included is not named in a way that is understood'),

  'name/near-miss': warning('A name is almost, but not quite, a form that the register knows'),

  ...ruleCodes,

  'rule/ignore-not-needed': warning('An ignore instruction answers nothing'),
  'rule/without-reason': warning('An ignore instruction gives no reason'),
  'rule/not-understood': error('An instruction is not understood'),

  'text/lost': error('Words of a record are missing from what is published'),
  'text/glued': warning('Two words of a record are one in what is published'),
  'text/undeclared-element': warning('An element has no treatment of its own in what is published'),

  'site/file-type': error('A file is of a kind that not every reader can open'),
  'site/other-host': error('Something is loaded from elsewhere'),
  'site/query-string': error('A link has a query string'),
  'site/absolute-link': error('A link within the edition is not relative'),
  'site/dead-link': error('A link leads to nothing'),
  'site/missing-image': warning('A page shows a picture that is not there'),
  'site/dead-anchor': error('A link leads to a place that is not there'),
  'site/orphan-page': error('No way leads to a page'),
  'site/bad-html': error('A page is not valid HTML'),
  'site/needs-script': error('A page depends on a script'),
  'site/text-in-style': error('Words stand in a style sheet and not in the pages'),
  'site/no-source': error('A page does not lead to its source'),
  'site/no-rights': warning('A page does not say what may be done with it'),
  'site/version-differs': error('A page names another version than the edition'),
  'site/no-citation': warning('A record does not say how to cite it'),
  'site/lost-identifier': error('An address that was published is gone'),
  'site/changed-identifier': error('An address that was published stands for something else'),
  'site/dead-redirect': error('A redirect leads to nothing'),
  'site/damaged': error('A published file is not as it was made'),
  'site/ledger': error('The ledger cannot be read'),
  'site/no-address': info('The edition does not say where it will stand in the web'),

  'archive/file-name': error('A file has a name that not every disk or archive can hold'),
  'archive/not-a-file': error('What lies in the edition’s folder is no plain file'),
  'archive/schema-elsewhere': error('A schema lies where a package has no place for it'),
  'archive/no-date': error('Nothing gives the edition a date'),
  'archive/incomplete-metadata': warning('The edition does not say what catalogues want to know'),

  'import/bracket-unknown': warning('It is not clear what a bracket of a typescript is'),
  'import/bracket-unbalanced': warning('A bracket of a typescript has no partner'),
  'import/bracket-nested': warning('Brackets of a typescript stand inside brackets'),
  'import/bracket-unsure': info('A bracket of a typescript may be one of two things'),
  'import/name-ambiguous': warning('A name of a typescript may be that of several entries'),
  'import/name-new': info('A name of a typescript is in no register'),
  'import/date-unsure': info('A date of a typescript was worked out from another one'),
  'import/header-missing': warning('A typescript does not say what a header must say'),
  'import/shelfmark': warning('A shelfmark was not understood, or not all of it'),
  'import/structure': info('It is not certain where a part of a typescript ends'),
  'import/note-unsure': info('Nothing says whose note a note of a typescript is'),
  'import/comment': info('Somebody has commented on a typescript'),
  'import/tracked-change': warning('A typescript has changes that nobody has accepted'),
  'import/image': warning('A picture of a typescript is missing, or nothing says what it shows'),
  'import/encoding': warning('A typescript is not written in UTF-8'),
  'import/not-carried': warning('A draft cannot have what a typescript has'),
  'import/character': warning('A typescript has a character that no text has'),
  'import/merge-conflict': warning('A changed typescript and an editor disagree'),

  'tag/rejections': error('tagging.yaml is not written as edition tag wants it'),
  'tag/decision': error('A decision about a tag cannot be followed'),
  'tag/no-place': warning('A name cannot be tagged where it stands'),

  'config/syntax': error('edition.yaml is not written as YAML wants it'),
  'config/unknown-key': error('edition.yaml has a key that does not exist'),
  'config/duplicate-key': error('edition.yaml has a key twice'),
  'config/missing-key': error('edition.yaml lacks a key that must be there'),
  'config/bad-value': error('A value of edition.yaml is not allowed'),
} as const satisfies Record<string, CodeInfo>;

export type DiagnosticCode = keyof typeof codes;

/**
 * Whether an editor may answer findings of that code with an ignore instruction: not those that keep the program from reading the
 * edition, not those about instructions, and none that only publishing finds.
 */
export function isAnswerable(code: string): boolean {
  if (/^sch\/./.test(code)) return !['sch/schema', 'sch/document', 'sch/phase'].includes(code);
  return (
    Object.hasOwn(codes, code) &&
    !/^(?:file|xml|config|rule|site|include|archive|import|tag)\/|^(?:rng|xsd)\/(?:schema|disagreement|no-reason)$|^text\/(?:lost|undeclared-element)$/.test(
      code,
    )
  );
}
