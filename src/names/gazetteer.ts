import type { Entity, NameForm } from '../edition/model.js';
import { fold } from './words.js';

/** Names that every reader of diplomatic records knows: countries with their adjectives, capitals, abbreviations. For editions whose registers lack them. */

interface Known {
  readonly name: string;
  readonly kind: 'country' | 'region' | 'settlement';
  readonly demonyms: readonly string[];
  readonly also: readonly string[];
}

/** Name, adjectives and demonyms, other names; parted by `|`, each a list with commas. */
const countries = `Cuba|Cuban|Republic of Cuba
United States|American|US,USA,U.S.,U.S.A.,United States of America
USSR|Soviet|Soviet Union,Union of Soviet Socialist Republics
Russia|Russian|Russian Federation
Mexico|Mexican|
Brazil|Brazilian|
Argentina|Argentine,Argentinian|
Colombia|Colombian|
Venezuela|Venezuelan|
Peru|Peruvian|
Chile|Chilean|
Bolivia|Bolivian|
Ecuador|Ecuadorian|
Uruguay|Uruguayan|
Paraguay|Paraguayan|
Guatemala|Guatemalan|
Nicaragua|Nicaraguan|
Honduras|Honduran|
Costa Rica|Costa Rican|
El Salvador|Salvadoran|
Panama|Panamanian|
Dominican Republic|Dominican|
Haiti|Haitian|
Canada|Canadian|
United Kingdom|British|UK,U.K.,Great Britain
England|English|
France|French|
Italy|Italian|
Spain|Spanish|
Portugal|Portuguese|
Germany|German|
German Democratic Republic|East German|GDR,DDR,East Germany
Federal Republic of Germany|West German|FRG,West Germany
Austria|Austrian|
Switzerland|Swiss|
Belgium|Belgian|
Netherlands|Dutch|Holland
Denmark|Danish|
Norway|Norwegian|
Sweden|Swedish|
Finland|Finnish|
Poland|Polish|Polish People's Republic
Czechoslovakia|Czechoslovak,Czech|CSSR,ČSSR
Hungary|Hungarian|Hungarian People's Republic
Romania|Romanian|
Bulgaria|Bulgarian|
Yugoslavia|Yugoslav|
Albania|Albanian|
Greece|Greek|
Turkey|Turkish|
Ukraine|Ukrainian|
China|Chinese|PRC,People's Republic of China
Taiwan|Taiwanese|
Mongolia|Mongolian|
North Korea|North Korean|DPRK,Democratic People's Republic of Korea
South Korea|South Korean|
Korea|Korean|
Japan|Japanese|
Vietnam|Vietnamese|DRV,Viet Nam,Democratic Republic of Vietnam
Laos|Laotian|
Cambodia|Cambodian|
Thailand|Thai|
Burma|Burmese|
India|Indian|
Pakistan|Pakistani|
Afghanistan|Afghan|
Indonesia|Indonesian|
Philippines|Filipino,Philippine|
Iran|Iranian|
Iraq|Iraqi|
Israel|Israeli|
Egypt|Egyptian|UAR,United Arab Republic
Syria|Syrian|
Jordan|Jordanian|
Lebanon|Lebanese|
Algeria|Algerian|
Morocco|Moroccan|
Tunisia|Tunisian|
Libya|Libyan|
Ghana|Ghanaian|
Guinea|Guinean|
Mali|Malian|
Congo|Congolese|
Ethiopia|Ethiopian|
Somalia|Somali|
Angola|Angolan|
South Africa|South African|
Australia|Australian|`;

const regions = `Latin America|Latin American|
Central America|Central American|
South America|South American|
North America|North American|
Europe|European|
Western Europe|West European|
Eastern Europe|East European|
Asia|Asian|
Africa|African|
Middle East|Middle Eastern|Near East
Far East|Far Eastern|
Caribbean|Caribbean|`;

const settlements =
  'Moscow,Havana,Washington,New York,London,Paris,Berlin,East Berlin,West Berlin,Bonn,Rome,Madrid,Vienna,Geneva,Warsaw,Prague,Budapest,Bucharest,Sofia,Belgrade,Tirana,Athens,Ankara,Istanbul,Kyiv,Kiev,Leningrad,Beijing,Peking,Shanghai,Pyongyang,Seoul,Tokyo,Hanoi,Saigon,Delhi,New Delhi,Kabul,Tehran,Baghdad,Damascus,Cairo,Beirut,Jerusalem,Algiers,Accra,Conakry,Leopoldville,Addis Ababa,Buenos Aires,Rio de Janeiro,Brasilia,Santiago,Lima,Bogota,Caracas,Quito,Montevideo,Mexico City,Guatemala City,Managua,San Jose,Ottawa,Helsinki,Stockholm,Oslo,Copenhagen,Brussels,The Hague,Lisbon,Miami,Guantanamo';

const bodies =
  'OAS,UN,NATO,CPSU,CC,KGB,CIA,FBI,MFA,TASS,CMEA,SEATO,CENTO,EEC,IMF,SED,PCI,PCF,CCP,KWP,NKVD,GRU,FLN,UNESCO';

function read(lines: string, kind: 'country' | 'region'): readonly Known[] {
  return lines.split('\n').map((line) => {
    const [name = '', demonyms = '', also = ''] = line.split('|');
    return { name, kind, demonyms: demonyms.split(',').filter(Boolean), also: also.split(',').filter(Boolean) };
  });
}

export const knownPlaces: readonly Known[] = [
  ...read(countries, 'country'),
  ...read(regions, 'region'),
  ...settlements.split(',').map((name) => ({ name, kind: 'settlement' as const, demonyms: [], also: [] })),
];

const knownBodies: readonly string[] = bodies.split(',');

/** The entries of this gazetteer that the registers of an edition do not have, as if they were entries. Their ids are empty. */
export function gazetteerEntities(registered: readonly Entity[]): readonly Entity[] {
  const have = new Set(registered.flatMap(({ forms }) => forms.map(({ text }) => fold(text))));
  const form =
    (type: string) =>
    (text: string): NameForm => ({ text, type, language: 'en' });
  const entry = (name: string, register: 'places' | 'organizations', forms: readonly NameForm[]): Entity => ({
    id: '',
    register,
    file: '',
    name,
    short: name,
    gloss: '',
    forms,
  });
  return [
    ...knownPlaces
      .filter(({ name, also }) => ![name, ...also].some((one) => have.has(fold(one))))
      .map(({ name, demonyms, also }) =>
        entry(name, 'places', [form('main')(name), ...also.map(form('variant')), ...demonyms.map(form('demonym'))]),
      ),
    ...knownBodies
      .filter((name) => !have.has(fold(name)))
      .map((name) => entry(name, 'organizations', [form('abbreviation')(name)])),
  ];
}

const demonyms = new Map(
  knownPlaces
    .filter((place) => place.demonyms.length > 0)
    .flatMap((place) => [place.name, ...place.also].map((name) => [fold(name), place] as const)),
);

/** The adjectives and demonyms of a place that its entry leaves out, each with the name from which it follows. */
export function demonymsOf({ forms }: Entity): readonly { readonly place: string; readonly demonym: string }[] {
  const known = new Set(forms.flatMap(({ text }) => demonyms.get(fold(text)) ?? []));
  return [...known].flatMap((one) => one.demonyms.map((demonym) => ({ place: one.name, demonym })));
}
