/** Lets a reader narrow and sort a list of a register. The list is complete, and in alphabetical order, without it. */
(() => {
  const controls = document.getElementById('list-controls');
  if (controls === null) return;
  const filter = document.getElementById('list-filter');
  const order = document.getElementById('list-order');
  const status = document.getElementById('list-status');
  const sections = [...document.querySelectorAll('.letter')];
  const items = sections.flatMap((section) => [...section.querySelectorAll('li')].map((item) => ({ item, section })));
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = new Map(items.map(({ item }) => [item, plain(item.textContent)]));
  const sorted = document.createElement('ul');
  sorted.className = 'entries sorted';
  sorted.hidden = true;
  sections[0]?.before(sorted);
  const number = ({ item }, name) => Number(item.dataset[name]);
  const orders = {
    mentions: (a, b) => number(b, 'mentions') - number(a, 'mentions'),
    records: (a, b) => number(b, 'records') - number(a, 'records'),
    first: (a, b) => ((a.item.dataset.first ?? '9') < (b.item.dataset.first ?? '9') ? -1 : 1),
  };

  function update() {
    const wanted = plain(filter.value.trim());
    let shown = 0;
    for (const { item } of items) {
      item.hidden = !texts.get(item).includes(wanted);
      if (!item.hidden) shown += 1;
    }
    const compare = orders[order.value];
    sorted.hidden = compare === undefined;
    // Sorting keeps the order of the alphabet among equals.
    if (compare !== undefined) sorted.append(...[...items].sort(compare).map(({ item }) => item));
    else for (const { item, section } of items) section.querySelector('ul').append(item);
    for (const section of sections) {
      section.hidden = [...section.querySelectorAll('li')].every((item) => item.hidden);
    }
    status.textContent =
      wanted === ''
        ? ''
        : status.dataset.words.replace('{0}', new Intl.NumberFormat(document.documentElement.lang).format(shown));
  }

  controls.hidden = false;
  filter.addEventListener('input', update);
  order.addEventListener('change', update);
  controls.addEventListener('submit', (event) => event.preventDefault());
})();
