/**
 * Finds words in the records of an edition. The index lies in scripts under `search/`, each of which calls `editionSearch.add`, so that
 * it can be read from a disk too; they are loaded as they are needed. `src/site/search/data.ts` writes them:
 *
 * - `records`: `units` (what is found: first day, last day, numbers of languages, archive, classifications, register entries), `facets`
 *   (the values that these numbers mean), `entities` (register, id, name, further names), `text` and `words` (where each script of that
 *   folder begins), `pagefind` (the name that Pagefind has for each unit);
 * - `text/N`: units: addresses, title, date, blocks (number of the address, anchor, printed number, text), mentions (entry, block, words);
 * - `words/N`: words in the order of their UTF-16 units, each with pairs of unit and places; every number less the one before it.
 *
 * A place is the number of a word in its unit; the title comes first, and between two blocks one number is left out.
 */
globalThis.editionSearch = (() => {
  const { words, fold } = globalThis.editionWords;
  const waiting = new Map();
  const arrived = new Map();
  let root = '';
  let records;

  /** Called by each script of the index. */
  function add(name, data) {
    arrived.set(name, data);
  }

  /** The data of a script of the index. Rejects if it can't be loaded. */
  function load(name) {
    if (!waiting.has(name)) {
      waiting.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = `${root}search/${name}.js`;
          script.onload = () => (arrived.has(name) ? resolve(arrived.get(name)) : reject(new Error(name)));
          script.onerror = () => {
            waiting.delete(name);
            reject(new Error(name));
          };
          document.head.append(script);
        }),
      );
    }
    return waiting.get(name);
  }

  /** Loads what is needed for every search. */
  async function open(path) {
    root = path;
    records = await load('records');
    const forms = records.entities.map(([, , name, more]) =>
      [name, ...more].map((form) => words(form).map(({ word }) => word)),
    );
    records.forms = forms;
    return records;
  }

  /**
   * What is asked for, term by term: words between quotation marks as they are, one after the other; other words, also as the beginning
   * of a longer one. What is written without a space, such as a name with a hyphen, belongs together.
   */
  function terms(query) {
    const found = [];
    for (const [piece, ...quoted] of query.matchAll(/"([^"]*)"?|“([^”]*)”?|«([^»]*)»?|„([^“”]*)[“”]?|[^\s"“«„]+/gu)) {
      const phrase = quoted.find((text) => text !== undefined);
      const list = words(phrase ?? piece).map(({ word }) => word);
      const last = list.at(-1);
      if (last !== undefined) found.push({ words: list, isPrefix: phrase === undefined && [...last].length > 1 });
    }
    return found;
  }

  /** The number of the last start that is not after a name. */
  function before(starts, name) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= name) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function unpack(list) {
    const units = new Map();
    let unit = 0;
    for (let i = 0; i < list.length; i += 2) {
      unit += list[i];
      let place = 0;
      units.set(
        unit,
        list[i + 1].map((step) => (place += step)),
      );
    }
    return units;
  }

  /** The words of the index that are a word, or begin with it, with their places. */
  async function lookUp(word, isPrefix) {
    const found = [];
    for (let i = before(records.words, word); i < records.words.length; i += 1) {
      const start = records.words[i];
      if (start > word && !(isPrefix && start.startsWith(word))) break;
      for (const [other, list] of await load(`words/${i}`)) {
        if (other === word || (isPrefix && other.startsWith(word))) found.push([other, unpack(list)]);
      }
    }
    return found;
  }

  /** The units that have a term, each with its score and its places: pairs of the first word's number and the number of words. */
  async function findInScripts(term) {
    const lists = [];
    for (const [i, word] of term.words.entries()) {
      lists.push(await lookUp(word, term.isPrefix && i === term.words.length - 1));
    }
    const [first, ...others] = lists;
    const following = others.map((list) => {
      const units = new Map();
      for (const [, places] of list) {
        for (const [unit, numbers] of places) units.set(unit, new Set([...(units.get(unit) ?? []), ...numbers]));
      }
      return units;
    });
    const hits = new Map();
    for (const [word, units] of first ?? []) {
      const weight = (word === term.words[0] ? 1 : 0.6) * Math.log(1 + records.units.length / units.size);
      for (const [unit, numbers] of units) {
        const starts = numbers.filter((at) => following.every((places, i) => places.get(unit)?.has(at + i + 1)));
        if (starts.length === 0) continue;
        const hit = hits.get(unit) ?? { score: 0, places: [] };
        hits.set(unit, hit);
        hit.score += (weight * starts.length) / (starts.length + 1.5);
        hit.places.push(...starts.map((at) => [at, term.words.length]));
      }
    }
    return hits;
  }

  /** The entries of the registers that have a term in one of their names. */
  function namesOf(term) {
    const { words: wanted, isPrefix } = term;
    const isWord = (word, i) =>
      word === wanted[i] || (isPrefix && i === wanted.length - 1 && word?.startsWith(wanted[i]));
    const has = (form) => form.some((_, at) => wanted.every((_word, i) => isWord(form[at + i], i)));
    return records.forms.flatMap((forms, entity) => (forms.some(has) ? [entity] : []));
  }

  /**
   * The units that have every term, in the text or as another name of one who is named there.
   * Each has `score`, `places` and `entities` (those whose names were asked for).
   */
  async function search(asked, find = findInScripts) {
    let result;
    for (const term of asked) {
      const hits = new Map();
      for (const [unit, { score, places }] of await find(term)) hits.set(unit, { score, places, entities: [] });
      const named = new Set(namesOf(term));
      if (named.size > 0) {
        records.units.forEach(([, , , , , entities], unit) => {
          const own = entities.filter((entity) => named.has(entity));
          if (own.length === 0) return;
          const hit = hits.get(unit) ?? { score: 0, places: [], entities: [] };
          hit.score += 0.5;
          hit.entities.push(...own);
          hits.set(unit, hit);
        });
      }
      if (result === undefined) result = hits;
      else {
        for (const [unit, hit] of result) {
          const more = hits.get(unit);
          if (more === undefined) result.delete(unit);
          else {
            hit.score += more.score;
            hit.places.push(...more.places);
            hit.entities.push(...more.entities);
          }
        }
      }
    }
    return result ?? new Map(records.units.map((_, unit) => [unit, { score: 0, places: [], entities: [] }]));
  }

  /**
   * A unit with its text, and in each block the ranges (UTF-16 units) that were asked for, `exact` of them by their own words; the title is
   * the first block.
   */
  async function read(unit, hit) {
    const script = before(records.text, unit);
    const [pages, title, date, list, mentions] = (await load(`text/${script}`))[unit - records.text[script]];
    const blocks = [{ href: pages[0], anchor: '', number: '', text: title, exact: 0, ranges: [] }];
    for (const [page, anchor, number, text] of list)
      blocks.push({ href: pages[page], anchor, number, text, exact: 0, ranges: [] });
    if (hit.places.length > 0) {
      let from = 0;
      for (const block of blocks) {
        const found = words(block.text);
        for (const [at, length] of hit.places) {
          const first = found[at - from];
          const last = found[at - from + length - 1];
          if (at < from || !first || !last) continue;
          block.ranges.push([first.start, last.end]);
          block.exact += 1;
        }
        from += found.length + 1;
      }
    }
    for (const [entity, number, surface] of mentions) {
      const block = blocks[number + 1];
      if (!hit.entities.includes(entity) || block === undefined) continue;
      for (let at = block.text.indexOf(surface); at >= 0; at = block.text.indexOf(surface, at + surface.length)) {
        block.ranges.push([at, at + surface.length]);
      }
    }
    for (const block of blocks) block.ranges = merged(block.ranges);
    return { href: pages[0], title, date, blocks };
  }

  function merged(ranges) {
    const sorted = [...ranges].sort(([a, b], [c, d]) => a - c || d - b);
    const result = [];
    for (const [start, end] of sorted) {
      const last = result.at(-1);
      if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
      else result.push([start, end]);
    }
    return result;
  }

  return { add, open, terms, namesOf, search, read, fold };
})();
