/** The model of the page about the edition: what the headers declare of how the texts are edited. */
import { escapeXml, modelElement } from '../edition/context.js';
import type { Edition } from '../edition/index-edition.js';
import type { RecordMeta } from '../edition/model.js';
import { child, descendants } from '../xml/query.js';
import { page, recordElement, type SitePage, sourceElement } from './page-model.js';

/**
 * The page about the edition. Records that declare the same share one declaration.
 *
 * @param declarations a TEI document with nothing but a header's `encodingDesc`, by the record's id
 */
export function aboutPage(edition: Edition, declarations: ReadonlyMap<string, string>): SitePage {
  const { config, records, registers } = edition;
  const shared = new Map<string, RecordMeta[]>();
  for (const record of records) {
    const declaration = declarations.get(record.id);
    if (declaration === undefined) continue;
    const sharing = shared.get(declaration) ?? [];
    shared.set(declaration, sharing);
    sharing.push(record);
  }
  const everything = shared.size === 1 && [...shared.values()][0]?.length === records.length;
  return page('about', 'about.html', {}, [
    ...(config.languages?.original ?? []).map((language) =>
      modelElement('language', { role: 'original' }, escapeXml(language)),
    ),
    ...[...shared].map(([source, sharing]) => {
      const named = everything ? [] : sharing.map((record) => recordElement(record, record.shortTitle));
      return modelElement('declaration', {}, [...named, modelElement('source', {}, source)].join(''));
    }),
    ...registers.map(({ kind, document }) => {
      const header = child(document.root, 'teiHeader');
      const source = header && [...descendants(header, 'sourceDesc')][0];
      return source === undefined ? '' : modelElement('register', { kind }, sourceElement(source));
    }),
  ]);
}
