/**
 * The search page: one box, the facets, the results. What is asked for stands in the address after `#`, so that a search can be kept
 * and sent. Where the site is served Pagefind looks for the words; from a disk, or where it can't be loaded, the scripts of the index do.
 */
(() => {
  const engine = globalThis.editionSearch;
  const form = document.getElementById('search-form');
  const box = document.getElementById('search-words');
  const from = document.getElementById('search-from');
  const to = document.getElementById('search-to');
  const order = document.getElementById('search-order');
  const facetsHere = document.getElementById('search-facets');
  const status = document.getElementById('search-status');
  const entriesHere = document.getElementById('search-entries');
  const list = document.getElementById('search-results');
  const more = document.getElementById('search-more');
  const labels = JSON.parse(document.getElementById('search-labels').textContent);
  const locale = document.documentElement.lang;
  const pageLength = 20;
  const facetLength = 8;
  const wordsAround = 90;
  const registers = { person: 'people', place: 'places', organization: 'organizations', term: 'terms' };

  /** Words of the page; a number chooses the form that the language has for it. */
  function label(key, ...values) {
    const count = values[0];
    const kind = typeof count === 'number' ? new Intl.PluralRules(locale).select(count) : '';
    const text = labels[`${key}.${kind}`] ?? labels[`${key}.other`] ?? labels[key] ?? key;
    const format = (value) =>
      typeof value === 'number' ? new Intl.NumberFormat(`${locale}-u-nu-latn`).format(value) : value;
    return text.replace(/\{(\d)\}/g, (_, i) => format(values[i]));
  }

  function element(name, attributes = {}, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...content.filter((part) => part !== undefined && part !== ''));
    return made;
  }

  let records;
  let facets;
  let find;
  let shown = pageLength;
  let hits = [];
  let latest = 0;
  const opened = new Set();
  const complete = new Set();

  /** The facets: what each unit has of it, as keys, and what a key is called. */
  function makeFacets() {
    const byEntity = Object.entries(registers).map(([key, register]) => ({
      key,
      of: (unit) =>
        unit[5]
          .filter((entity) => records.entities[entity][0] === register)
          .map((entity) => records.entities[entity][1]),
      name: new Map(records.entities.flatMap(([kind, id, name]) => (kind === register ? [[id, name]] : []))),
    }));
    const byValue = ['language', 'archive', 'classification'].map((key, i) => {
      const values = records.facets[key];
      return {
        key,
        of: (unit) => unit[2 + i].map((number) => values[number]),
        name: new Map(values.map((value) => [value, key === 'language' ? languageName(value) : value])),
      };
    });
    return [...byEntity, ...byValue];
  }

  function languageName(tag) {
    try {
      return new Intl.DisplayNames([locale], { type: 'language' }).of(tag);
    } catch {
      return tag;
    }
  }

  /** What is asked for: words, days, order, and for each facet the chosen keys. */
  function readState() {
    const said = new URLSearchParams(location.hash.slice(1));
    box.value = said.get('q') ?? '';
    from.value = said.get('from') ?? '';
    to.value = said.get('to') ?? '';
    order.value = said.get('order') ?? 'best';
    return new Map(facets.map(({ key }) => [key, new Set(said.getAll(key))]));
  }

  let chosen = new Map();

  function writeState(isStep) {
    const said = new URLSearchParams();
    if (box.value.trim() !== '') said.set('q', box.value.trim());
    if (from.value.trim() !== '') said.set('from', from.value.trim());
    if (to.value.trim() !== '') said.set('to', to.value.trim());
    if (order.value !== 'best') said.set('order', order.value);
    for (const [key, values] of chosen) for (const value of values) said.append(key, value);
    const hash = `#${said}`;
    if (hash === location.hash || (hash === '#' && location.hash === '')) return;
    if (isStep) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
  }

  /** The first or the last day of a day, month or year as a reader writes it; undefined if it is none. */
  function dayAt(field, isLast) {
    const said = /^\s*(-?\d{4,})(?:-(\d\d?)(?:-(\d\d?))?)?\s*$/.exec(field.value);
    const isWrong = field.value.trim() !== '' && said === null;
    field.setAttribute('aria-invalid', String(isWrong));
    if (said === null) return undefined;
    const [, year, month = isLast ? '12' : '1', day = isLast ? '31' : '1'] = said;
    return Number(year) * 10_000 + Number(month) * 100 + Number(day);
  }

  function dayNumber(day) {
    const [, year, month, date] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(day);
    return Number(year) * 10_000 + Number(month) * 100 + Number(date);
  }

  function isInTime([first, last], earliest, newest) {
    if (earliest === undefined && newest === undefined) return true;
    if (first === '') return false;
    return (
      (newest === undefined || dayNumber(first) <= newest) &&
      (earliest === undefined || dayNumber(last || first) >= earliest)
    );
  }

  async function update() {
    latest += 1;
    const run = latest;
    const asked = engine.terms(box.value);
    const isEmpty =
      asked.length === 0 && [...chosen.values()].every((values) => values.size === 0) && from.value + to.value === '';
    document.getElementById('search-help').hidden = !isEmpty;
    let found;
    try {
      found = await engine.search(asked, find);
    } catch {
      status.textContent = labels['search.failed'];
      return;
    }
    if (run !== latest) return;
    const earliest = dayAt(from, false);
    const newest = dayAt(to, true);
    const inTime = [...found].filter(([unit]) => isInTime(records.units[unit], earliest, newest));
    const missing = inTime.map(([unit, hit]) => {
      const lacks = facets.filter(({ key, of }) => {
        const wanted = chosen.get(key);
        return wanted.size > 0 && !of(records.units[unit]).some((value) => wanted.has(value));
      });
      return { unit, hit, lacks };
    });
    hits = missing.filter(({ lacks }) => lacks.length === 0);
    const byDate = (a, b) => a.unit - b.unit;
    if (order.value === 'newest') hits.sort((a, b) => b.unit - a.unit);
    else if (order.value === 'oldest' || asked.length === 0) hits.sort(byDate);
    else hits.sort((a, b) => b.hit.score - a.hit.score || byDate(a, b));
    showFacets(missing);
    shown = pageLength;
    if (isEmpty) hits = [];
    status.textContent = isEmpty ? '' : hits.length === 0 ? label('search.none') : label('search.found', hits.length);
    showEntries(asked);
    await showResults(run, false);
  }

  function showFacets(missing) {
    const groups = facets.map(({ key, of, name }) => {
      const counts = new Map();
      for (const { unit, lacks } of missing) {
        if (lacks.some((facet) => facet.key !== key)) continue;
        for (const value of new Set(of(records.units[unit]))) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const wanted = chosen.get(key);
      for (const value of wanted) if (!counts.has(value)) counts.set(value, 0);
      if (counts.size === 0) return undefined;
      const collator = new Intl.Collator(locale);
      const title = (value) => name.get(value) ?? value;
      const values = [...counts].sort(
        ([a, m], [b, n]) =>
          Number(wanted.has(b)) - Number(wanted.has(a)) || n - m || collator.compare(title(a), title(b)),
      );
      const some = complete.has(key) ? values : values.slice(0, Math.max(facetLength, wanted.size));
      const items = some.map(([value, count]) => {
        const input = element('input', { type: 'checkbox', name: key, value });
        input.checked = wanted.has(value);
        return element(
          'li',
          {},
          element(
            'label',
            {},
            input,
            element('span', {}, title(value)),
            element('span', { class: 'number' }, new Intl.NumberFormat(locale).format(count)),
          ),
        );
      });
      const all =
        some.length < values.length
          ? element('button', { type: 'button', 'data-all': key }, label('search.all', values.length))
          : undefined;
      const legend = element('legend', { class: 'unseen' }, label(`search.facet.${key}`));
      const details = element(
        'details',
        { 'data-facet': key },
        element('summary', {}, label(`search.facet.${key}`)),
        element('fieldset', {}, legend, element('ul', {}, ...items), all),
      );
      details.open = opened.has(key) || wanted.size > 0;
      return details;
    });
    const active = document.activeElement;
    const focused = facetsHere.contains(active) ? [active.name, active.value, active.dataset.all] : undefined;
    facetsHere.replaceChildren(...groups.filter((group) => group !== undefined));
    if (focused !== undefined) {
      const [key, value, all] = focused;
      const same = [...facetsHere.querySelectorAll('input')].find(
        (input) => input.name === key && input.value === value,
      );
      (same ?? facetsHere.querySelector(`[data-facet="${all ?? key}"] input`))?.focus();
    }
  }

  /** Who or what bears the name that was asked for. */
  function showEntries(asked) {
    const sets = asked.map((term) => new Set(engine.namesOf(term)));
    const entities = sets.length === 0 ? [] : [...sets[0]].filter((entity) => sets.every((set) => set.has(entity)));
    const links = entities.slice(0, 6).map((entity) => {
      const [register, id, name] = records.entities[entity];
      return element('li', {}, element('a', { href: `${register}/${encodeURIComponent(id)}.html` }, name));
    });
    entriesHere.hidden = links.length === 0;
    entriesHere.querySelector('ul').replaceChildren(...links);
  }

  async function showResults(run, isMore) {
    const start = isMore ? list.children.length : 0;
    const items = await Promise.all(
      hits.slice(start, shown).map(async ({ unit, hit }) => resultOf(await engine.read(unit, hit), hit, unit)),
    );
    if (run !== latest) return;
    if (isMore) list.append(...items);
    else list.replaceChildren(...items);
    more.hidden = hits.length <= shown;
    if (isMore) items[0]?.querySelector('a').focus();
  }

  function resultOf({ href, title, date, blocks }, { places, entities }, unit) {
    const [head, ...rest] = blocks;
    // A heading that says what the title says need not say it again.
    const matching = rest.filter(({ ranges, text }) => ranges.length > 0 && text !== title);
    const best = [...matching].sort((a, b) => b.exact - a.exact || b.ranges.length - a.ranges.length).slice(0, 3);
    const passages = matching.filter((block) => best.includes(block)).map(passage);
    if (passages.length === 0 && places.length + entities.length === 0) {
      const first = rest.find(({ anchor }) => anchor === 'summary') ?? rest.find(({ number }) => number !== '');
      if (first !== undefined) passages.push(passage(first));
    }
    const left = matching.length - best.length;
    const when = date || dayWords(records.units[unit]);
    return element(
      'li',
      {},
      element('span', { class: 'when' }, when || labels['site.undated']),
      element(
        'div',
        { class: 'what' },
        element('h3', {}, element('a', { href }, ...marked(title, head.ranges))),
        passages.length > 0 ? element('ul', { class: 'passages' }, ...passages) : undefined,
        left > 0 ? element('p', { class: 'facts-line' }, label('search.more-places', left)) : undefined,
        matching.length + head.ranges.length === 0 && entities.length > 0
          ? element('p', { class: 'facts-line' }, labels['search.in-header'])
          : undefined,
      ),
    );
  }

  function dayWords([first, last]) {
    if (first === '') return '';
    const words = (day) =>
      new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      );
    return last === '' ? words(first) : `${words(first)} – ${words(last)}`;
  }

  function passage({ href, anchor, number, text, ranges }) {
    const [start, end] = ranges[0] ?? [0, 0];
    let cut = Math.max(0, start - wordsAround);
    if (cut > 0) cut = text.indexOf(' ', cut) + 1 || cut;
    if (cut > start) cut = start;
    let stop = Math.min(text.length, Math.max(end, cut + 2 * wordsAround) + wordsAround);
    if (stop < text.length) stop = Math.max(end, text.lastIndexOf(' ', stop));
    const inside = ranges.filter(([a, b]) => a >= cut && b <= stop).map(([a, b]) => [a - cut, b - cut]);
    const place = /^n/.test(number)
      ? label('apparatus.locus.note', number.slice(1))
      : number !== ''
        ? label('site.paragraph', number)
        : label('search.place');
    return element(
      'li',
      {},
      element('a', { class: 'locus', href: anchor === '' ? href : `${href}#${anchor}` }, place),
      element(
        'span',
        { class: 'words', dir: 'auto' },
        cut > 0 ? '… ' : '',
        ...marked(text.slice(cut, stop), inside),
        stop < text.length ? ' …' : '',
      ),
    );
  }

  function marked(text, ranges) {
    const parts = [];
    let at = 0;
    for (const [start, end] of ranges) {
      parts.push(text.slice(at, start), element('mark', {}, text.slice(start, end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  }

  let timer;
  form.addEventListener('input', ({ target }) => {
    if (target.type === 'checkbox') {
      const values = chosen.get(target.name);
      if (target.checked) values.add(target.value);
      else values.delete(target.value);
    }
    const isTyped = target === box || target === from || target === to;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        writeState(!isTyped);
        update();
      },
      isTyped ? 200 : 0,
    );
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    writeState(true);
    update();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const field of [box, from, to]) field.value = '';
    for (const values of chosen.values()) values.clear();
    writeState(true);
    update();
    box.focus();
  });
  facetsHere.addEventListener(
    'toggle',
    ({ target }) => opened[target.open ? 'add' : 'delete'](target.dataset.facet),
    true,
  );
  facetsHere.addEventListener('click', ({ target }) => {
    const key = target.dataset.all;
    if (key === undefined) return;
    complete.add(key);
    update();
  });
  more.addEventListener('click', () => {
    shown += pageLength;
    showResults(latest, true);
  });
  addEventListener('popstate', () => {
    chosen = readState();
    update();
  });

  async function start() {
    records = await engine.open('');
    facets = makeFacets();
    if (/^https?:$/.test(location.protocol)) {
      find = await globalThis.editionPagefind('', records).catch(() => undefined);
    }
    document.body.dataset.search = find === undefined ? 'scripts' : 'pagefind';
    chosen = readState();
    document.getElementById('search-silent').remove();
    form.hidden = false;
    await update();
    if (location.hash === '') box.focus({ preventScroll: true });
  }

  start().catch(() => {
    status.textContent = labels['search.failed'];
  });
})();
