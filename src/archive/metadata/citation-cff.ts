/** `CITATION.cff`: how to cite the edition, in the Citation File Format 1.2.0. */
import { creatorsOf, type Deposit, descriptionOf, spdxOf } from '../deposit.js';

/** A YAML string that every reader takes for one. */
const quoted = (text: string): string => JSON.stringify(text.trim().replace(/\s+/g, ' '));

export function citationCff(deposit: Deposit): string {
  const { config, date } = deposit;
  const spdx = spdxOf(config.licence?.url);
  return [
    'cff-version: 1.2.0',
    'message: "Please cite the edition with its version."',
    'type: dataset',
    `title: ${quoted(config.title)}`,
    `abstract: ${quoted(descriptionOf(deposit))}`,
    'authors:',
    ...creatorsOf(deposit).map((name) => `  - name: ${quoted(name)}`),
    ...(creatorsOf(deposit).length === 0 ? [`  - name: ${quoted(config.title)}`] : []),
    `version: ${quoted(config.version)}`,
    `date-released: ${quoted(date)}`,
    ...(spdx !== undefined ? [`license: ${spdx}`] : []),
    ...(spdx === undefined && config.licence?.url !== undefined ? [`license-url: ${quoted(config.licence.url)}`] : []),
    ...(config.baseUrl === undefined ? [] : [`url: ${quoted(config.baseUrl)}`]),
    '',
  ].join('\n');
}
