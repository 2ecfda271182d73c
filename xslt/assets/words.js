/**
 * How the search takes a text apart. The program runs this same file when it makes the index, so that the index and the search box
 * agree on every word. `editionWords.words(text)` gives the words with their places (UTF-16 units), `editionWords.fold(word)` the form
 * in which words are compared.
 */
globalThis.editionWords = (() => {
  // Marks that readers leave out or type otherwise: accents, Hebrew points, Arabic vowels, Slavonic titla, and the Arabic stretched line.
  // Those of Indian scripts are vowels, and those of Japanese make other letters.
  const marks = /(?![\u3099\u309A])(?=[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Cyrl}])\p{Mn}|\u0640/gu;
  // Letters that no rule of Unicode takes apart.
  const letters = {
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
    þ: 'th',
    ς: 'σ',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
    ٱ: 'ا',
    ך: 'כ',
    ם: 'מ',
    ן: 'נ',
    ף: 'פ',
    ץ: 'צ',
  };
  const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');
  // Scripts that put no space between words: each character is a word. A bracket inside a word is an editor's and splits nothing.
  const spaceless =
    '\\p{scx=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';
  const single = `(?=[\\p{L}\\p{N}])[${spaceless}]\\p{M}*`;
  const letter = `(?![${spaceless}])[\\p{L}\\p{N}\\p{M}]`;
  const word = new RegExp(`${single}|(?:${letter})+(?:[\\[\\]]+(?:${letter})+)*`, 'gu');

  /** The form in which a word is compared: no capitals, no accents, no brackets, one form of each letter. */
  function fold(text) {
    return (
      text
        .normalize('NFKD')
        .toLowerCase()
        .replace(marks, '')
        .replace(special, (found) => letters[found])
        .replace(/[[\]]/g, '')
        // The Arabic article is written in one with its word.
        .replace(/^ال(?=\p{L}{3})/u, '')
        .normalize('NFC')
    );
  }

  /** The words of a text in its order, each with where it begins and ends. A word that folding leaves nothing of is none. */
  function words(text) {
    const found = [];
    for (const { 0: written, index } of text.matchAll(word)) {
      const folded = fold(written);
      if (folded !== '') found.push({ word: folded, start: index, end: index + written.length });
    }
    return found;
  }

  return { fold, words };
})();
