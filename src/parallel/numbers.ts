/** The numbers that a text names in digits, of any script, however their thousands are set apart. */

const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

/** Digits of other scripts as 0 to 9. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) as number;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/** The numbers in a text, in order: without separators of thousands, with a point before decimals. */
export function numbersIn(text: string): readonly string[] {
  const found = plainDigits(text).matchAll(
    /\d{1,3}(?:[.,\u00a0\u202f\u066c ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,\u066b]\d+)?/g,
  );
  return [...found].map(([number]) => {
    const grouped = /^(\d{1,3}(?:[.,\u00a0\u202f\u066c ]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(number);
    if (grouped === null) return number.replace(/[,\u066b]/, '.').replace(/^0+(?=\d)/, '');
    const whole = (grouped[1] as string).replace(/\D/g, '');
    return grouped[2] === undefined ? whole : `${whole}.${grouped[2]}`;
  });
}

/** Words for numbers, by language: where one side writes “three” and the other 3, they agree. */
// biome-ignore format: a word for each number from 0 on is read across
const words: Readonly<Record<string, readonly (readonly [number, RegExp])[]>> = {
  en: spelled(['zero', 'one|first', 'two|second|both', 'three|third', 'four|fourth', 'five|fifth', 'six|sixth', 'seven|seventh', 'eight|eighth', 'nine|ninth', 'ten|tenth', 'eleven|eleventh', 'twelve|twelfth|dozen'], { 20: 'twenty|twentieth', 30: 'thirty', 40: 'forty', 50: 'fifty', 60: 'sixty', 70: 'seventy', 80: 'eighty', 90: 'ninety', 100: 'hundred', 1000: 'thousand' }),
  ru: spelled(['нол[ья]\\p{L}*', 'один|одна|одно|одного|одной|перв\\p{L}+', 'два|две|двух|двум|двумя|втор\\p{L}+|об[ае]', 'три|трех|трёх|тр[её]м|трет\\p{L}+|трое', 'четыр\\p{L}+|четверт\\p{L}+', 'пят(?:ь|и|ью|ый|ого|ой|ом|ая)', 'шест(?:ь|и|ью|ой|ого|ом|ая)', 'семь|семи|седьм\\p{L}+', 'восемь|восьм\\p{L}+', 'девят(?:ь|и|ью|ый|ого|ой|ом|ая)', 'десят(?:ь|и|ью|ый|ого|ой|ом|ая|ок)', 'одиннадцат\\p{L}+', 'двенадцат\\p{L}+|дюжин\\p{L}+'], { 20: 'двадцат\\p{L}+', 30: 'тридцат\\p{L}+', 40: 'сорок\\p{L}*', 50: 'пят(?:ь|и)десят\\p{L}*', 60: 'шест(?:ь|и)десят\\p{L}*', 70: 'сем(?:ь|и)десят\\p{L}*', 80: 'вос(?:емь|ьми)десят\\p{L}*', 90: 'девяност\\p{L}+', 100: 'сто|ста|сотн\\p{L}+', 1000: 'тысяч\\p{L}*' }),
  ar: spelled(['صفر', 'واحد\\p{L}*|\\p{L}*أول\\p{L}*', 'اثن\\p{L}+|\\p{L}*ثاني\\p{L}*', '\\p{L}*ثلاث|\\p{L}*ثلاثة|\\p{L}*ثالث\\p{L}*', '\\p{L}*أربع|\\p{L}*أربعة|\\p{L}*رابع\\p{L}*', '\\p{L}*خمس|\\p{L}*خمسة|\\p{L}*خامس\\p{L}*', '\\p{L}*ست|\\p{L}*ستة|\\p{L}*سادس\\p{L}*', '\\p{L}*سبع|\\p{L}*سبعة|\\p{L}*سابع\\p{L}*', '\\p{L}*ثمان\\p{L}{0,2}|\\p{L}*ثامن\\p{L}*', '\\p{L}*تسع|\\p{L}*تسعة|\\p{L}*تاسع\\p{L}*', '\\p{L}*عشر|\\p{L}*عشرة|\\p{L}*عاشر\\p{L}*'], { 20: '\\p{L}*عشر(?:ون|ين)', 30: '\\p{L}*ثلاث(?:ون|ين)', 40: '\\p{L}*أربع(?:ون|ين)', 50: '\\p{L}*خمس(?:ون|ين)', 100: '\\p{L}*م[ائ]+ة', 1000: '\\p{L}*ألف' }),
  es: spelled(['cero', 'un|uno|una|primer\\p{L}*', 'dos|segund\\p{L}+', 'tres|tercer\\p{L}*', 'cuatro|cuart\\p{L}+', 'cinco|quint\\p{L}+', 'seis|sext\\p{L}+', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce|docena'], { 20: 'veinte', 30: 'treinta', 40: 'cuarenta', 50: 'cincuenta', 100: 'cien|ciento', 1000: 'mil' }),
  fr: spelled(['zéro', 'un|une|premi\\p{L}+', 'deux|deuxième|second\\p{L}*', 'trois|troisième', 'quatre|quatrième', 'cinq|cinquième', 'six|sixième', 'sept|septième', 'huit|huitième', 'neuf|neuvième', 'dix|dixième', 'onze', 'douze|douzaine'], { 20: 'vingt', 30: 'trente', 40: 'quarante', 50: 'cinquante', 100: 'cent', 1000: 'mille' }),
  de: spelled(['null', 'ein\\p{L}{0,2}|erst\\p{L}+', 'zwei|zweit\\p{L}+|beide\\p{L}*', 'drei|dritt\\p{L}+', 'vier|viert\\p{L}+', 'fünf|fünft\\p{L}+', 'sechs|sechst\\p{L}+', 'sieben|siebt\\p{L}+', 'acht|acht\\p{L}+', 'neun|neunt\\p{L}+', 'zehn|zehnt\\p{L}+', 'elf|elft\\p{L}+', 'zwölf|dutzend'], { 20: 'zwanzig', 30: 'dreißig', 40: 'vierzig', 50: 'fünfzig', 100: 'hundert', 1000: 'tausend' }),
};

/** The whole numbers from 3 to 99 that a text says in words; undefined for a language whose words are not known here. */
export function numbersInWords(text: string, language: string): readonly string[] | undefined {
  const known = words[language.toLowerCase().split('-')[0] ?? ''];
  // One and two are too often no numbers: “one of them”, “the second secretary”, «во-вторых».
  return known?.filter(([n, word]) => n > 2 && n < 100 && word.test(text)).map(([n]) => String(n));
}

function spelled(
  small: readonly string[],
  large: Readonly<Record<number, string>>,
): readonly (readonly [number, RegExp])[] {
  const all = [...small.entries(), ...Object.entries(large).map(([number, word]) => [Number(number), word] as const)];
  return all.map(([number, word]) => [number, new RegExp(`(?<!\\p{L})(?:${word})(?!\\p{L})`, 'iu')]);
}

/** Whether a text says a whole number in words; false for a language whose words are not known here. */
export function saysInWords(text: string, language: string, number: string): boolean {
  const known = words[language.toLowerCase().split('-')[0] ?? ''];
  if (known === undefined) return false;
  const value = Number(number);
  if (!Number.isInteger(value)) return false;
  const says = (part: number): boolean => known.some(([n, word]) => n === part && word.test(text));
  if (says(value)) return true;
  const tens = Math.floor(value / 10) * 10;
  return value > 20 && value < 100 && value !== tens && says(tens) && says(value - tens);
}
