/** Archives that translators cite by an abbreviation, and where they are. */

export interface Archive {
  /** The abbreviation that is usual today. */
  readonly abbreviation: string;
  readonly name: string;
  readonly country: string;
  readonly settlement: string;
  /** Other ways to write it, as a pattern; white space and full stops in abbreviations need not be named. */
  readonly also: string;
  /** How its shelfmarks count: Russian ones by fond and opis, German ones by Blatt, American ones by record group. */
  readonly system: 'fond' | 'blatt' | 'group' | 'other';
}

const archive = (
  abbreviation: string,
  name: string,
  country: string,
  settlement: string,
  system: Archive['system'],
  also = '',
): Archive => ({ abbreviation, name, country, settlement, also, system });

export const archives: readonly Archive[] = [
  archive(
    'AVP RF',
    'Archive of Foreign Policy of the Russian Federation',
    'Russia',
    'Moscow',
    'fond',
    'AVP RF|AVPRF|AVP SSSR|(?:Foreign Policy Archive|Archive of Foreign Policy)(?: of the)? Russian Federation',
  ),
  archive(
    'TsKhSD',
    'Centre for the Storage of Contemporary Documentation',
    'Russia',
    'Moscow',
    'fond',
    'TsKhSD|TSKHSD|(?:Center|Centre) for the (?:Storage|Preservation) of Contemporary Documentation',
  ),
  archive(
    'RGANI',
    'Russian State Archive of Contemporary History',
    'Russia',
    'Moscow',
    'fond',
    'RGANI|Russian State Archive of Contemporary History',
  ),
  archive(
    'RGASPI',
    'Russian State Archive of Socio-Political History',
    'Russia',
    'Moscow',
    'fond',
    'RGASPI|RTsKhIDNI|Russian State Archive of Socio-Political History',
  ),
  archive(
    'APRF',
    'Archive of the President of the Russian Federation',
    'Russia',
    'Moscow',
    'fond',
    'APRF|AP RF|Archive of the President(?: of the)? Russian Federation',
  ),
  archive(
    'GARF',
    'State Archive of the Russian Federation',
    'Russia',
    'Moscow',
    'fond',
    'GARF|State Archive of the Russian Federation',
  ),
  archive(
    'TsAMO',
    'Central Archive of the Ministry of Defence of the Russian Federation',
    'Russia',
    'Podolsk',
    'fond',
    'TsAMO(?: RF)?',
  ),
  archive(
    'TsDAHOU',
    'Central State Archive of Public Organisations of Ukraine',
    'Ukraine',
    'Kyiv',
    'fond',
    'TsDAHOU?|TsDAGOU?',
  ),
  archive('TsDA', 'Central State Archive', 'Bulgaria', 'Sofia', 'fond', 'TsDA|CDA'),
  archive(
    'MOL',
    'National Archives of Hungary',
    'Hungary',
    'Budapest',
    'other',
    'MOL|MNL(?: OL)?|Magyar Országos Levéltár|Hungarian National Archives',
  ),
  archive(
    'PA AA',
    'Political Archive of the Federal Foreign Office',
    'Germany',
    'Berlin',
    'blatt',
    'PA AA|PAAA|PA-AA|Politisches Archiv des Auswärtigen Amts?',
  ),
  archive(
    'SAPMO-BArch',
    'Foundation Archives of the Parties and Mass Organisations of the GDR in the Federal Archives',
    'Germany',
    'Berlin',
    'blatt',
    'SAPMO(?:[- ]BArch|-Bundesarchiv)?',
  ),
  archive('BStU', 'Federal Commissioner for the Stasi Records', 'Germany', 'Berlin', 'blatt', 'BStU'),
  archive(
    'NARA',
    'National Archives and Records Administration',
    'United States',
    'College Park',
    'group',
    'NARA|(?:US|U\\.S\\.) National Archives|National Archives and Records Administration',
  ),
  archive(
    'TNA',
    'The National Archives',
    'United Kingdom',
    'Kew',
    'other',
    'TNA|PRO(?=,? (?:FO|CAB|PREM|DO))|The National Archives of the UK',
  ),
  archive('AAN', 'Archive of Modern Records', 'Poland', 'Warsaw', 'other', 'AAN'),
  archive('AMSZ', 'Archive of the Ministry of Foreign Affairs', 'Poland', 'Warsaw', 'other', 'AMSZ'),
  archive('NA ČR', 'National Archives', 'Czechia', 'Prague', 'other', 'NA ČR|Národní archiv|SÚA'),
  archive('AMZV', 'Archive of the Ministry of Foreign Affairs', 'Czechia', 'Prague', 'other', 'AMZV'),
  archive('ANIC', 'National Central Historical Archives', 'Romania', 'Bucharest', 'other', 'ANIC'),
  archive(
    'AMAE',
    'Archive of the Ministry of Foreign Affairs',
    'Romania',
    'Bucharest',
    'other',
    'AMAE(?=.*(?:fond|Bucharest|Romania))',
  ),
  archive(
    'AMFA PRC',
    'Archive of the Ministry of Foreign Affairs of the People’s Republic of China',
    'China',
    'Beijing',
    'other',
    'PRC ?FMA|PRCFMA|AMFA PRC|Chinese Foreign Ministry Archive',
  ),
  archive('AJ', 'Archives of Yugoslavia', 'Serbia', 'Belgrade', 'fond', 'AJ(?=,)'),
  archive('AQPPSH', 'Central State Archive, Party Archives', 'Albania', 'Tirana', 'fond', 'AQPPSH|AQSH'),
];

/** The first archive that a text names, and where. */
export function findArchive(
  text: string,
): { readonly archive: Archive; readonly start: number; readonly end: number } | undefined {
  let first: { readonly archive: Archive; readonly start: number; readonly end: number } | undefined;
  for (const one of archives) {
    const match = new RegExp(`(?<![\\p{L}\\p{N}])(?:${one.also})(?![\\p{L}\\p{N}])`, 'u').exec(text);
    if (match !== null && (first === undefined || match.index < first.start)) {
      first = { archive: one, start: match.index, end: match.index + match[0].length };
    }
  }
  return first;
}
