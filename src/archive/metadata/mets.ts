/** `metadata/mets.xml`, for archives that ask for it: METS 1.12 with Dublin Core, the files and their sums. */
import { type Deposit, type DepositFile, distinct } from '../deposit.js';
import { mediaTypeOf } from '../media-types.js';
import { byPath } from '../paths.js';
import { dublinCoreElements } from './dublin-core.js';
import { element, emptyElement, textElement, xmlDocument } from './xml.js';

/** What the folders of a deposit are for, as `fileGrp/@USE`. */
const uses: Readonly<Record<string, string>> = {
  editions: 'source',
  site: 'access',
  reports: 'report',
  tool: 'software',
};

export function metsXml(deposit: Deposit, files: readonly DepositFile[]): string {
  const { config, date, tool } = deposit;
  const ordered = files.toSorted((a, b) => byPath(a.path, b.path));
  const numbered = ordered.map((file, i) => ({ ...file, id: `f${i + 1}`, use: useOf(file.path) }));
  const groups = distinct(numbered.map(({ use }) => use));
  return xmlDocument(
    element(
      'mets',
      {
        xmlns: 'http://www.loc.gov/METS/',
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        OBJID: `${config.id}-${config.version}`,
        LABEL: config.title,
        TYPE: 'scholarly edition',
      },
      [
        ...element('metsHdr', { CREATEDATE: `${date}T00:00:00Z` }, [
          ...element(
            'agent',
            { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' },
            textElement('name', {}, `edition ${tool}`),
          ),
        ]),
        ...element('dmdSec', { ID: 'dmd1' }, [
          ...element('mdWrap', { MDTYPE: 'DC' }, element('xmlData', {}, dublinCoreElements(deposit))),
        ]),
        ...element(
          'fileSec',
          {},
          groups.flatMap((use) =>
            element(
              'fileGrp',
              { USE: use },
              numbered
                .filter((file) => file.use === use)
                .flatMap(({ id, path, bytes, sha512 }) =>
                  element(
                    'file',
                    {
                      ID: id,
                      MIMETYPE: mediaTypeOf(path),
                      SIZE: String(bytes),
                      CHECKSUM: sha512,
                      CHECKSUMTYPE: 'SHA-512',
                    },
                    emptyElement('FLocat', {
                      LOCTYPE: 'URL',
                      'xlink:href': `../data/${path.split('/').map(encodeURIComponent).join('/')}`,
                    }),
                  ),
                ),
            ),
          ),
        ),
        ...element('structMap', { TYPE: 'physical' }, [
          ...element(
            'div',
            { TYPE: 'edition', LABEL: config.title, DMDID: 'dmd1' },
            groups.flatMap((use) =>
              element(
                'div',
                { TYPE: use },
                numbered.filter((file) => file.use === use).flatMap(({ id }) => emptyElement('fptr', { FILEID: id })),
              ),
            ),
          ),
        ]),
      ],
    ),
  );
}

function useOf(path: string): string {
  return path.includes('/') ? (uses[path.slice(0, path.indexOf('/'))] ?? 'schema') : 'description';
}
