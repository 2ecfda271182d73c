import type { DocumentRule, RuleFinding } from './rule.js';
import { languageOf, placeIn, teiElements } from './tei-text.js';

/** Letters of Cyrillic and Greek by the Latin letter that they look like (Unicode Technical Standard #39, the single letters of it). */
const latinOf: ReadonlyMap<string, string> = pairs(
  'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeѕsіiјjоoрpсcуyхxԁdԛqԝwҺhһh',
  'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo',
);

function pairs(...texts: readonly string[]): ReadonlyMap<string, string> {
  const entries = texts.flatMap((text) => [...text.matchAll(/(.)(.)/gu)].map(([, other, latin]) => [other, latin]));
  return new Map(entries as [string, string][]);
}

type Script = 'Latin' | 'Cyrillic' | 'Greek';

/** The letter of another script that a letter looks like. */
function twin(letter: string, script: Script): string | undefined {
  if (script === 'Latin') return latinOf.get(letter);
  const isOf = script === 'Cyrillic' ? /\p{Script=Cyrillic}/u : /\p{Script=Greek}/u;
  const latin = latinOf.get(letter) ?? letter;
  return [...latinOf].find(([other, same]) => same === latin && isOf.test(other))?.[0];
}

function scriptOf(letter: string): Script | undefined {
  if (/\p{Script=Latin}/u.test(letter)) return 'Latin';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'Cyrillic';
  return /\p{Script=Greek}/u.test(letter) ? 'Greek' : undefined;
}

/** A word in which letters of two scripts meet, where the strange ones look like letters of the other script. */
export const lookAlike = {
  kind: 'document',
  code: 'text/look-alike',
  title: 'A letter looks right but is of another script',
  severity: 'warning',
  about:
    'A word of Latin, Cyrillic or Greek letters in which some are of another of these scripts and look like its own (but not sigla of two letters, one of them Greek), and a Cyrillic letter that stands alone among Latin words. The names of the characters are given, since the eye cannot tell them apart.',
  why: 'The word reads well and is never found: a search for “Cuba” does not find it with a Cyrillic “С”, and an index sorts it elsewhere.',
  whatToDo:
    'Type the letter again with the right keyboard. Where the source really mixes scripts, as in a cipher, answer the finding.',
  wrong: '<p>The government of Сuba.</p>',
  right: [
    '<p>The government of Cuba.</p>',
    '<p>The letter <foreign xml:lang="ru">С</foreign> of <foreign xml:lang="ru">Совет</foreign>.</p>',
  ],
  *check(document): Generator<RuleFinding> {
    // Most documents have one script; they are done with here.
    if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(document.text) || !/[A-Za-z]/.test(document.text)) return;
    for (const element of teiElements(document)) {
      for (const node of element.children) {
        if (node.kind !== 'text' || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(node.value)) continue;
        for (const { 0: word, index } of node.value.matchAll(/[\p{L}\p{M}]+/gu)) {
          for (const [at, letter, script] of strangers(word)) {
            const same = twin(letter, script);
            yield {
              range: placeIn(document, node, index + at, letter.length),
              message: `In “${word}” the letter “${letter}” is ${nameOf(letter)}, not ${same === undefined ? script : nameOf(same)}`,
              help: `Type the letter again on a keyboard for ${script} letters`,
            };
          }
        }
        if (/^(?:ru|uk|be|bg|sr|mk|el|grc)\b(?!-Latn)/i.test(languageOf(element))) continue;
        for (const { 0: letter, index } of node.value.matchAll(
          /(?<=[A-Za-z][,;]? )\p{Script=Cyrillic}(?= [A-Za-z])/gu,
        )) {
          const same = latinOf.get(letter);
          if (same === undefined) continue;
          yield {
            range: placeIn(document, node, index, letter.length),
            message: `“${letter}” among Latin words is ${nameOf(letter)}, not ${nameOf(same)}`,
            help: 'Type the letter again on a keyboard for Latin letters',
          };
        }
      }
    }
  },
} as const satisfies DocumentRule;

/** The letters of a word that are not of its script but look as if they were; with the script that they should be of. */
function strangers(word: string): readonly (readonly [at: number, letter: string, script: Script])[] {
  const letters = [...word.matchAll(/\p{L}/gu)].map(({ 0: letter, index }) => ({
    letter,
    index,
    script: scriptOf(letter),
  }));
  const counts = new Map<Script, number>();
  for (const { script } of letters) if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1);
  // Two letters, one of them Greek, are mostly a siglum.
  if (counts.size < 2 || (letters.length === 2 && counts.has('Greek'))) return [];
  // Letters with no twin decide what the word is; where all have one, the greater number does.
  const main = [...counts.keys()].toSorted((a, b) => weight(b) - weight(a))[0] as Script;
  const strange = letters.filter(({ script }) => script !== undefined && script !== main);
  return strange.every(({ letter }) => twin(letter, main) !== undefined)
    ? strange.map(({ index, letter }) => [index, letter, main] as const)
    : [];

  function weight(script: Script): number {
    const own = letters.filter((other) => other.script === script);
    const firm = own.filter(({ letter }) =>
      [...counts.keys()].every((to) => to === script || twin(letter, to) === undefined),
    );
    return firm.length * 100 + own.length;
  }
}

/** Such as `Cyrillic С (U+0421)`. */
function nameOf(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${scriptOf(letter) ?? 'the character'} ${letter} (U+${code})`;
}
