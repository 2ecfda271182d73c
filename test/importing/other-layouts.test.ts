import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { TypescriptFormat } from '../../src/importing/formats.js';
import { attribute, normalizeSpace, selfAndDescendants, textOf } from '../../src/xml/query.js';
import { bareEdition, editionWithRegisters, find, type ImportedText, importText } from '../helpers/importing.js';

/** What an editor would tag in a typescript: each mention as often as it stands there. */
interface Expected {
  readonly people: string;
  readonly places: string;
  readonly dates: string;
}

const expected: Readonly<Record<string, Expected>> = {
  'cable-from-solvara.txt': {
    people:
      'Solanegro|Marfaro|I. P. Mirnov|Solanegro|Solanegro|Mirnov|Oreluna|Marfaro|Solanegro|ZAVYALSKY|Kruglikov-Dalny|Rechnaya',
    places: 'Puerto Clavel|Puerto Clavel|Roca Callada|Manaran|Dalnovian|Zarnitsk',
    dates: '1958-03-07|1958-03-07|1958-03-10|1951-05-02|1958-02|1958-03-09|1958-03-07',
  },
  'report-of-the-legation.md': {
    people:
      "al-Mirsawi|Osvaldo Trenzal|Trenzal|Valdebruma|Kruglikov-Dalny Kruglikov-Dal'nii|Trenzal|Oreluna|Trenzal|Ardiles|Ardiles|Ardiles|Yasmin al-Qandili",
    places:
      'Manaran|Valdetrigo|Valdetrigo|Roca Callada|French|Solvara|Dalnovian|Qasr al-Rih|Zarnitsk|Sierra Parda|Solvara|Solvaran|Manarans',
    dates: '1958-06-12|1958-06-11|1959-01|1958-05',
  },
  'minutes-of-the-commission.txt': {
    people: 'Oreluna|Rechnaya|al-Qandili|ORELUNA|RECHNAYA|AL-QANDILI|Zavyalsky|Oreluna|Rechnaya|J. Trenzal',
    places:
      'Solvara|Solvara|Dalnovia|Manara|Manara|Dalnovian|Solvara|Mexico|United Kingdom|Mexico|British|Zarnitsk|Moscow',
    dates: '1958-06-11|1958-06-04|1958-04',
  },
  'letter-of-the-keeper.md': {
    people: 'Rechnaya|Rechnoi|Anton Veresk Veresc|Lindgren|Boyarin|Solanegro|Solanegro|Inés|E. Marfaro',
    places: 'Roca Callada|Zarnitsk|Puerto Clavel',
    dates: '1958-05-02|1958-04-18|1958-06|1958-07',
  },
  'note-from-berlin.html': {
    people: 'Solanegro|al-Mirsawi|Al-Mirsawi|Valdebruma|Solanegro|Valdebruma|Trenzal|Hollmann|Hollmann',
    places: 'Manara|Geneva|Berne|Manara|India|UAR|Dalnovian',
    dates: '1958-04-15',
  },
};

const registers = await editionWithRegisters('editions/training');
const names = Object.keys(expected);
const read = async (name: string, edition = registers): Promise<ImportedText> =>
  importText(await readFile(`test/fixtures/typescripts/${name}`), name.split('.').at(-1) as TypescriptFormat, edition);
const known = new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
const bare = new Map(await Promise.all(names.map(async (name) => [name, await read(name, bareEdition)] as const)));

/** How many of what is wanted is there, each as often as it is wanted. */
function hits(wanted: readonly string[], found: readonly string[]): number {
  const left = [...found];
  return wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

function tagged({ document }: ImportedText, element: string): readonly string[] {
  const [text] = find(document, 'text');
  return text === undefined
    ? []
    : [...selfAndDescendants(text)].flatMap((one) =>
        one.local === element
          ? element === 'date'
            ? (attribute(one, 'when') ?? '')
            : normalizeSpace(textOf(one))
          : [],
      );
}

function measure(
  imported: ReadonlyMap<string, ImportedText>,
): Readonly<Record<keyof Expected, { readonly found: number; readonly all: number; readonly extra: number }>> {
  const elements = { people: 'persName', places: 'placeName', dates: 'date' } as const;
  const of = (kind: keyof Expected) => {
    let [found, all, extra] = [0, 0, 0];
    for (const [name, one] of imported) {
      const wanted = (expected[name] as Expected)[kind].split('|');
      const have = tagged(one, elements[kind]);
      const right = hits(wanted, have);
      found += right;
      all += wanted.length;
      extra += have.length - right;
    }
    return { found, all, extra };
  };
  return { people: of('people'), places: of('places'), dates: of('dates') };
}

describe('typescripts of other layouts (invented)', () => {
  it('nine of ten persons, places and dates are found with registers that know most of them', () => {
    const table = measure(known);
    console.info(`with registers: ${JSON.stringify(table)}`);
    for (const { found, all, extra } of Object.values(table)) {
      expect(found / all).toBeGreaterThanOrEqual(0.9);
      expect(extra / all).toBeLessThanOrEqual(0.1);
    }
  });

  it('seven of ten without any', () => {
    const table = measure(bare);
    console.info(`without registers: ${JSON.stringify(table)}`);
    for (const { found, all } of Object.values(table)) expect(found / all).toBeGreaterThanOrEqual(0.7);
  });

  const shelfmark = (name: string): readonly string[] =>
    find((known.get(name) as ImportedText).document, 'idno').flatMap((one) =>
      one.parent?.local === 'idno' ? `${attribute(one, 'type')} ${textOf(one)}` : [],
    );

  it.each([
    [
      'cable-from-solvara.txt',
      'Centre for the Storage of Contemporary Documentation (TsKhSD)',
      ['fond 89', 'perechen 28', 'dokument 5', 'listy 1-2'],
      'Ada Thornmere',
    ],
    [
      'report-of-the-legation.md',
      'National Archives of Hungary (MOL)',
      ['file XIX-J-1-j', 'box 27'],
      'Béla Kettlewade',
    ],
    [
      'minutes-of-the-commission.txt',
      'National Archives',
      ['recordGroup 59', 'entry 1613', 'box 4', 'folder Lighthouses 1958', 'pages 3-5'],
      'an unnamed translator',
    ],
    [
      'note-from-berlin.html',
      'Political Archive of the Federal Foreign Office (PA AA)',
      ['collection MfAA', 'file C 1084/77', 'folios 56-60'],
      'Bernd Eastgrove',
    ],
  ])('%s: the archive, the shelfmark in its parts, the translator', (name, repository, parts, translator) => {
    const { document } = known.get(name) as ImportedText;
    expect(find(document, 'repository').map(textOf)).toEqual([repository]);
    expect(shelfmark(name)).toEqual(parts);
    expect(find(document, 'editor').map((one) => normalizeSpace(textOf(one)))).toEqual([translator]);
  });

  it('a telegram has its heading, sender, number and dates, and its distribution after the signature', () => {
    const { body, document } = known.get('cable-from-solvara.txt') as ImportedText;
    expect(body).toContain('<opener><seg type="heading">CIPHERED TELEGRAM</seg>');
    expect(body).toMatch(/<dateline><date type="sent" when="1958-03-07">/);
    expect(body).toMatch(
      /<closer><signed>.*<persName ref="\.\.\/people\.xml#zavyalsky">ZAVYALSKY<\/persName><\/signed><\/closer> <trailer>Distribution: /,
    );
    expect(find(document, 'creation')[0]).toBeDefined();
  });

  it('a letter has dateline, salute, signature and postscript', () => {
    const { body } = known.get('letter-of-the-keeper.md') as ImportedText;
    expect(body).toMatch(/<opener><dateline>.*<\/dateline><lb\/> <salute>Dear .*<\/salute><\/opener>/);
    expect(body).toMatch(
      /<closer><salute>Respectfully yours,<\/salute><lb\/> <signed>.*E\. Marfaro.*<\/signed><\/closer> <postscript><p>P\.S\. /,
    );
  });

  it('minutes have participants, and a section for each heading', () => {
    const { body } = known.get('minutes-of-the-commission.txt') as ImportedText;
    expect(body).toContain('<list type="participants" rend="numbered">');
    expect(body).toContain('<div type="section"> <head type="main">THE MATTER OF THE COFFEE</head>');
  });

  it('a report has the lines below its heading in an opener', () => {
    const { body } = known.get('report-of-the-legation.md') as ImportedText;
    expect(body).toMatch(
      /<head type="main">Report of .*?<\/head> <opener><seg type="classification">.*<seg type="provenance">Subject: /,
    );
  });
});
