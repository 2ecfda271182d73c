// A comfort, nothing more: copies a citation, and cites the paragraph that the address names.
(() => {
  const list = document.querySelector('.citations');
  if (list === null) return;
  const { paragraph, copy, copied } = list.dataset;

  for (const citation of list.querySelectorAll('.citation')) {
    if (navigator.clipboard === undefined) break;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      const words = [...citation.childNodes].filter((node) => node !== button).map((node) => node.textContent);
      await navigator.clipboard.writeText(words.join('').trim());
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = copy;
      }, 2000);
    });
    citation.append(' ', button);
  }

  const pinpoint = () => {
    const number = /^#p(\d+)$/.exec(location.hash)?.[1];
    const words = number === undefined ? '' : paragraph.replace('{0}', number);
    for (const place of list.querySelectorAll('.pinpoint')) place.textContent = words && `${words}, `;
    for (const place of list.querySelectorAll('.fragment')) place.textContent = words && location.hash;
  };
  addEventListener('hashchange', pinpoint);
  pinpoint();
})();
