// A comfort, nothing more: what a reader has chosen to see is remembered, and on a narrow screen a note opens where it is called.
(() => {
  const { close } = document.currentScript.dataset;

  // From a disk, or where a reader forbids it, nothing can be kept: the choices then hold for the page.
  const store = 'edition.reading';
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(store)) ?? {};
    } catch {
      return {};
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(store, JSON.stringify({ ...kept(), [name]: value }));
    } catch {}
  };
  const chosen = kept();
  for (const input of document.querySelectorAll('.reading input, .pairs > .views input')) {
    const isRadio = input.type === 'radio';
    const name = isRadio ? input.name : input.id;
    if (name in chosen) input.checked = isRadio ? chosen[name] === input.id : chosen[name] === true;
    input.addEventListener('change', () => keep(name, isRadio ? input.id : input.checked));
  }

  // The original stands beside its translation on a page of its own; who wants to see it gets that page, of every record that has one.
  const page = document.querySelector('.reading[data-beside], .pairs[data-alone]');
  if (page) {
    const { beside, alone, original } = page.dataset;
    if (beside && chosen['show-original'] === true && location.hash === '') location.replace(beside);
    const label = document.createElement('label');
    const input = Object.assign(document.createElement('input'), { type: 'checkbox', id: 'show-original' });
    input.checked = alone !== undefined;
    label.append(input, ` ${original}`);
    page.querySelector('.views').append(label);
    input.addEventListener('change', () => {
      keep(input.id, input.checked);
      location.assign(beside ?? alone);
    });
    // A link to the record by itself means what it says.
    for (const link of document.links) if (alone && link.href === new URL(alone, location).href) link.hash = 'main';
  }

  // The same width as in the style sheet: above it notes stand beside the text.
  const narrow = matchMedia('(width < 68rem)');
  const notes = document.querySelectorAll('.row > .side > .note[id]');
  if (notes.length === 0 || !('popover' in HTMLElement.prototype)) return;
  let opener = null;

  const open = (note, from) => {
    if (note.matches(':popover-open')) return;
    note.showPopover();
    opener = from;
    note.focus();
  };
  for (const note of notes) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'close';
    button.textContent = close;
    button.addEventListener('click', () => note.hidePopover());
    note.append(button);
    note.addEventListener('toggle', ({ newState }) => {
      const lost = document.activeElement === document.body || note.contains(document.activeElement);
      if (newState === 'closed' && lost) opener?.focus();
    });
  }
  const arrange = () => {
    for (const note of notes) {
      if (narrow.matches) {
        note.setAttribute('popover', 'auto');
        note.tabIndex = -1;
      } else {
        note.removeAttribute('popover');
        note.removeAttribute('tabindex');
      }
    }
  };
  arrange();
  narrow.addEventListener('change', arrange);

  const named = () => {
    const note = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (note && note.popover === 'auto') open(note, document.querySelector(`a.ref[href="${location.hash}"]`));
  };
  addEventListener('hashchange', named);
  named();

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a.ref, .note > .label');
    if (!link || !narrow.matches || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const back = link.closest('.note[popover]');
    const note = link.matches('.ref') ? document.getElementById(link.hash.slice(1)) : back;
    if (note?.popover !== 'auto') return;
    event.preventDefault();
    if (link.matches('.label')) note.hidePopover();
    else open(note, link);
  });
})();
