/** Asks Pagefind instead of the scripts, where a server delivers the site. It is made from the same words in the same order. */
globalThis.editionPagefind = async (root, records) => {
  const address = new URL(`${root}search/pagefind/pagefind.js`, document.baseURI).href;
  const pagefind = await import(address);
  await pagefind.init();
  const units = new Map(records.pagefind.map((name, unit) => [name, unit]));
  return async ({ words, isPrefix }) => {
    const isPhrase = words.length > 1 || !isPrefix;
    const { results } = await pagefind.search(isPhrase ? `"${words.join(' ')}"` : words[0]);
    return new Map(
      results.map(({ id, score, words: numbers }) => [units.get(id), { score, places: runs(numbers, words.length) }]),
    );
  };

  /** The numbers of words as places of so many words. */
  function runs(numbers, length) {
    const all = new Set(numbers);
    const starts = [...all].sort((a, b) => a - b);
    const isStart = (at) => Array.from({ length }, (_, i) => at + i).every((number) => all.has(number));
    return starts.filter(isStart).map((at) => [at, length]);
  }
};
