/**
 * Tells a word of the translation from a word of the original that the translator quotes in Latin letters. Deliberately modest: it
 * knows the commonest words of English, the words of the typescript itself, and how romanised Russian looks.
 */
import { isOrdinaryWord } from '../../names/ordinary-words.js';

const common = new Set(
  `the of and to a in that is was he for it with as his on be at by i this had not are but from or have an they which one you were all
  her she there would their we him been has when who will no more if out so up said what its about than into them can only other time
  new some could these two may first then do any like my now over such our man me even most made after also did many off before must
  well back through years much where your way down should because long each just those people how too little state good very make
  world still see men work us here between both life being under three never know same last another while since against right used
  take himself few house use during without again place around however home small found mrs thought went say part once general high
  upon school every does got united left number course war until always away something fact though less public put think almost
  hand enough far took head yet government system better set told nothing night end why called find going look asked later knew
  point next program city business give group toward young days let room president side social given several order national possible
  rather second face per among form important often things looked early white case large become big need four felt children along
  best seemed within least family saying sent word words already having question matter conversation agreed agreement talks talk
  party meeting minister foreign country countries leader comrade comrades report letter document draft text version original
  himself themselves itself ourselves myself yourself whom whose are's nor unless although whether either neither yes thus
  therefore will shall might ought done been goes comes came gone go come want wanted wants believe believes believed stated asserted
  about across below above beyond despite due per regarding concerning including except via amid`.split(/\s+/),
);

const endings =
  /(?:ing|ed|tion|sion|ment|ness|ity|ive|ous|ful|less|able|ible|ship|hood|ism|ist|ally|ly|ies|ers|ors|ance|ence|ate|ize|ise|ary|ory|ight|ough|ould|ck|th|wh|ow|ay|ee|oo)$/;
const russian =
  /(?:zh|shch|kh(?!aki)|ts(?=[yei])|yy|iy|iye|yey|ogo|omu|ykh|ikh|ymi|imi|skiy|skogo|sky|skaya|skoye|aniye|eniye|stvo|stva|nost|ost['’ʹ]|['’ʹ]$|['’ʹ](?=[bvgdzklmnprstfkhy])|(?:[aeiouy])ya$|aya$|oye$|yye$|iya$|nyy$|ovat|irovat|shch|^v[szn]|^vzv|^pr[io]\w+[aeiouy]$|plen|pros$|^za\w+at|naya|ennaya?|enn[oy]$|len[ao]$)/;

/** How sure it is that a word is English: 1 is certain, 0 certainly not. */
export function englishness(word: string, known: ReadonlySet<string>): number {
  const lower = word.normalize('NFC').toLowerCase();
  if (/\p{Script=Cyrillic}/u.test(lower)) return 0;
  const bare = lower.replace(/^['’"“”().,;:!?-]+|["“”().,;:!?-]+$/g, '');
  if (bare === '' || /^[\d.,–-]+$/.test(bare)) return 1;
  if (common.has(bare) || known.has(bare) || isOrdinaryWord(bare)) return 1;
  if (/['’](?:s|t|re|ve|ll|d|m)$/.test(bare)) return 1;
  if (/[^a-z'’-]/.test(bare)) return 0.2;
  const isRussian = russian.test(bare);
  if (isRussian && !endings.test(bare)) return 0;
  if (endings.test(bare)) return isRussian ? 0.6 : 0.95;
  // English words rarely end in these letters.
  if (/[aiuvjqo]$/.test(bare) || /[kv]{2}|[jq](?!u)/.test(bare)) return 0.3;
  return 0.7;
}

/** How sure it is that several words are English: the least sure of them decides, small words apart. */
export function englishnessOf(text: string, known: ReadonlySet<string>): number {
  const words = text.split(/[\s–—/]+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return 1;
  const values = words.map((word) => englishness(word, known));
  const few = values.filter((value) => value < 0.5).length;
  return few * 2 >= values.length ? Math.min(...values) : Math.max(0.5, Math.min(...values));
}

/** The words of a text that stand outside brackets, in lower case. */
export function wordsOutsideBrackets(text: string): ReadonlySet<string> {
  return new Set(
    text
      .replace(/\[[^[\]]*\]/g, ' ')
      .toLowerCase()
      .match(/\p{L}[\p{L}'’-]+/gu) ?? [],
  );
}
