/*
  Keeps a page of the preview up to date: loads it again when it has changed, at the place where the reader was, and shows what was
  found. Part of `edition preview` alone; no published page has it.
*/
(() => {
  const ownScript = document.currentScript;
  const here = decodeURIComponent(location.pathname.slice(1)) || 'index.html';
  const version = Number(ownScript?.dataset.version ?? 0);
  const placeKey = `edition-preview place ${here}`;
  const closedKey = 'edition-preview closed';

  // ---- The reader's place -------------------------------------------------------------------------------------------------------

  /** The last element with an id that begins above this line, in pixels from the top of the window, is where the reader is. */
  const readingLine = 120;

  function placeNow() {
    let found;
    for (const element of document.querySelectorAll('main [id]')) {
      const { top, height } = element.getBoundingClientRect();
      if (height === 0) continue;
      if (top > readingLine && found !== undefined) break;
      found = { id: element.id, top };
      if (top > readingLine) break;
    }
    const open = [...document.querySelectorAll('details')].flatMap((element, i) => (element.open ? [i] : []));
    return { ...found, x: scrollX, y: scrollY, open };
  }

  function returnTo({ id, top, x, y, open }) {
    for (const [i, element] of [...document.querySelectorAll('details')].entries())
      if (open.includes(i)) element.open = true;
    const element = id === undefined || y === 0 ? null : document.getElementById(id);
    if (element === null) scrollTo({ left: x, top: y, behavior: 'instant' });
    else scrollBy({ left: x - scrollX, top: element.getBoundingClientRect().top - top, behavior: 'instant' });
  }

  /** Where the reader was before the page was loaded again, as long as that is still to be gone back to. */
  let awaited = null;

  function loadAgain() {
    sessionStorage.setItem(placeKey, JSON.stringify(awaited ?? placeNow()));
    history.scrollRestoration = 'manual';
    location.reload();
  }

  const kept = sessionStorage.getItem(placeKey);
  sessionStorage.removeItem(placeKey);
  if (kept !== null) {
    awaited = JSON.parse(kept);
    const back = () => {
      if (awaited !== null) returnTo(awaited);
    };
    for (const event of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(event, () => (awaited = null), { once: true, passive: true });
    addEventListener('DOMContentLoaded', back);
    // Fonts and images that come later move the text.
    addEventListener('load', () => {
      back();
      awaited = null;
      history.scrollRestoration = 'auto';
    });
  }

  // ---- What was found -----------------------------------------------------------------------------------------------------------

  const host = document.createElement('edition-preview');
  const root = host.attachShadow({ mode: 'open' });
  /** Makes an element; texts are only ever texts. */
  const make = (name, attributes, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...content.filter((part) => part !== undefined));
    return element;
  };
  const button = make('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': 'panel' });
  const panel = make('section', { id: 'panel', 'aria-label': 'What was found', hidden: '' });
  root.append(
    make('link', { rel: 'stylesheet', href: '/.preview/client.css' }),
    panel,
    make('div', { role: 'status' }, button),
  );

  let state;
  let isConnected = true;
  /** Whether the panel was opened by what was found, and not by the reader. */
  let isOpenUnasked = false;

  const amount = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const recordHere = /^records\/([^/]+?)(?:\.apparatus)?(?:\.html|\/.*)$/.exec(here)?.[1];

  function summary({ counts, troubles }) {
    const words = [
      ...(counts.errors + troubles.length > 0 ? [amount(counts.errors + troubles.length, 'error')] : []),
      ...(counts.warnings > 0 ? [amount(counts.warnings, 'warning')] : []),
      ...(counts.infos > 0 ? [amount(counts.infos, 'note')] : []),
    ];
    return words.length === 0 ? 'Nothing found' : words.join(', ');
  }

  function findingItem({ severity, code, message, help, file, line, column, link }) {
    const place = `${file}:${line}:${column}`;
    const where =
      link === '' ? make('span', { class: 'place' }, place) : make('a', { class: 'place', href: link }, place);
    return make(
      'li',
      { class: severity },
      make('p', { class: 'message' }, message),
      help === '' ? undefined : make('p', { class: 'help' }, help),
      make('p', { class: 'where' }, where, ' ', make('code', {}, code)),
    );
  }

  function list(heading, findings, more) {
    if (findings.length === 0 && more === 0) return [];
    const rest = more > 0 ? [make('p', { class: 'more' }, `And ${more} more: edition validate shows them all.`)] : [];
    return [make('h2', {}, heading), make('ol', {}, ...findings.map(findingItem)), ...rest];
  }

  function draw() {
    if (state === undefined) return;
    const { findings, troubles, stale, counts } = state;
    const isHere = ({ record }) => record !== '' && record === recordHere;
    const own = stale.find(isHere);
    const isStale = own !== undefined;
    const mine = findings.filter(isHere);
    const others = findings.filter((finding) => !isHere(finding));
    const worst = counts.errors + troubles.length > 0 ? 'error' : counts.warnings > 0 ? 'warning' : 'clean';
    host.className = isConnected ? worst : 'stopped';
    button.textContent = isConnected
      ? `${isStale ? 'Not up to date: ' : ''}${summary(state)}`
      : 'The preview has stopped: this page is not kept up to date';
    const total = counts.errors + counts.warnings + counts.infos;
    panel.replaceChildren(
      ...(isStale
        ? [make('p', { class: 'stale' }, `This page is as it was before: ${own.file} cannot be shown as it is now.`)]
        : []),
      ...troubles.map(({ message, detail }) =>
        make('div', { class: 'trouble' }, make('p', { class: 'message' }, message), make('pre', {}, detail)),
      ),
      ...list('On this page', mine, 0),
      ...list(
        recordHere === undefined ? 'In the edition' : 'Elsewhere in the edition',
        others,
        total - findings.length,
      ),
    );
    if (panel.childElementCount === 0) panel.append(make('p', {}, 'Nothing found.'));
    const isUrgent = isStale || troubles.length > 0 || mine.some(({ severity }) => severity === 'error');
    const mayOpen = isUrgent && sessionStorage.getItem(closedKey) !== fingerprint();
    if (panel.hidden && mayOpen) {
      isOpenUnasked = true;
      setOpen(true);
    } else if (!isUrgent && isOpenUnasked) setOpen(false);
  }

  /** Tells whether what the reader has closed is still the same. */
  function fingerprint() {
    return JSON.stringify([here, state.findings.map(({ code, file, line }) => [code, file, line]), state.troubles]);
  }

  function setOpen(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  }

  function toggle() {
    if (state === undefined) return;
    if (!panel.hidden) sessionStorage.setItem(closedKey, fingerprint());
    else sessionStorage.removeItem(closedKey);
    isOpenUnasked = false;
    setOpen(panel.hidden);
  }

  button.addEventListener('click', toggle);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !panel.hidden && root.activeElement !== null) {
      toggle();
      button.focus();
    }
  });
  addEventListener('DOMContentLoaded', () => document.body.append(host));

  // ---- What happens -------------------------------------------------------------------------------------------------------------

  const events = new EventSource('/.preview/events');
  events.addEventListener('message', ({ data }) => {
    const event = JSON.parse(data);
    isConnected = true;
    const isNewer = Object.entries(event.changed).some(
      ([path, when]) => when > version && (path === here || path.startsWith('assets/')),
    );
    if (isNewer || version < event.start) return loadAgain();
    if (event.findings !== undefined) state = event;
    draw();
  });
  events.addEventListener('error', () => {
    isConnected = false;
    draw();
  });
  // An open connection keeps a browser from going back to the page as it was left.
  addEventListener('pagehide', () => events.close());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) loadAgain();
  });
})();
