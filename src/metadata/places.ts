/** `places.json`: the register of places in the Linked Places format (GeoJSON-T, 1.2), for the World Historical Gazetteer and others. */
import { addressOf } from '../citing/citable.js';
import { entityPath, hrefOf } from '../edition/pointers.js';
import type { EditionData } from './data.js';

/** GeoNames' classes of features, by the words that registers use in `@type`. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/^(country|state|province|district|oblast|republic|empire|administrative)/i, 'A'],
  [/^(settlement|city|town|village|capital|populated)/i, 'P'],
  [/^(water|sea|ocean|strait|river|lake|bay|gulf|canal|stream)/i, 'H'],
  [/^(region|area|park|continent|archipelago)/i, 'L'],
  [/^(mountain|hill|island|cape|valley|peninsula|range|rock|geogName)/i, 'T'],
  [/^(building|street|square|site|airport|port|harbour|lighthouse|station|facility|base)/i, 'S'],
];

const context = 'https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld';

/** The file's text; undefined for an edition without a register of places. Places without a point have no geometry. */
export function linkedPlaces({ edition, registers }: EditionData): string | undefined {
  const register = registers.find(({ kind }) => kind === 'places');
  if (register === undefined) return undefined;
  const features = register.entities.map((entity) => {
    const { id, name, gloss, forms } = entity;
    const facts = register.facts.get(id);
    const path = entityPath('places', id);
    const kind = classes.find(([word]) => word.test(facts?.type ?? ''))?.[1];
    const names = forms.filter(({ type }) => type !== 'demonym');
    return {
      '@id': addressOf(path, edition.baseUrl) ?? hrefOf(path),
      type: 'Feature',
      properties: { title: name, ccodes: [], fclasses: kind === undefined ? [] : [kind] },
      names: names.map(({ text, language }) =>
        language === '' ? { toponym: text } : { toponym: text, lang: language },
      ),
      ...(facts?.type ? { types: [{ label: facts.type }] } : {}),
      geometry:
        facts?.point === undefined
          ? null
          : { type: 'Point', coordinates: [facts.point.longitude, facts.point.latitude] },
      links: (facts?.uris ?? []).map((identifier) => ({ type: 'exactMatch', identifier })),
      ...(gloss === '' ? {} : { descriptions: [{ value: gloss, lang: edition.locale }] }),
    };
  });
  const about = { title: edition.title, version: edition.version, notice: edition.notice };
  const citation = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== ''));
  return `${JSON.stringify({ type: 'FeatureCollection', '@context': context, citation, features }, undefined, 1)}\n`;
}
