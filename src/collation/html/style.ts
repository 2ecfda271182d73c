/** The look of the page: that of an edition's pages (xslt/assets/style), without their fonts. */
export const style = `
  :root {
    color-scheme: light dark;
    --serif: "Source Serif 4 Variable", "Source Serif 4", Charter, "Noto Serif", Georgia, serif;
    --sans: "Source Sans 3 Variable", "Source Sans 3", "Segoe UI", "Noto Sans", system-ui, sans-serif;
    --paper: light-dark(#fdfcf9, #17181b);
    --ink: light-dark(#1d1c1a, #e2dfd8);
    --soft: light-dark(#615c53, #a8a399);
    --rule: light-dark(#dfdacf, #35373c);
    --tint: light-dark(#f5f2eb, #202226);
    --accent: light-dark(#8a2b1c, #e9a18d);
    --link: light-dark(#274b7a, #a5c4ea);
    --gutter: 3.1rem;
    --column: 9.5rem;
  }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, p, dl, dd, ol { margin: 0; padding: 0; }
  ol { list-style: none; }
  html { font: 400 clamp(1rem, 0.95rem + 0.25vw, 1.0938rem) / 1.55 var(--serif); background: var(--paper); color: var(--ink); text-size-adjust: 100%; scroll-padding-block-start: 3.5rem; accent-color: var(--accent); }
  body { margin: 0 auto; max-inline-size: 78rem; padding: clamp(2rem, 5vw, 4rem) clamp(1.1rem, 4vw, 3rem) 3rem; overflow-wrap: break-word; }
  a { color: var(--link); text-decoration: underline 1px color-mix(in oklab, currentColor 38%, transparent); text-underline-offset: 0.2em; }
  a:hover { text-decoration-color: currentColor; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 1px; }

  .eyebrow { font: 600 0.8rem / 1.4 var(--sans); letter-spacing: 0.05em; text-transform: uppercase; color: var(--accent); margin-block-end: 0.6rem; }
  h1 { font: 560 clamp(1.55rem, 1.2rem + 1.35vw, 2.1rem) / 1.2 var(--serif); letter-spacing: -0.008em; text-wrap: balance; }
  .lead { margin-block-start: 0.7rem; color: var(--soft); max-inline-size: 42em; text-wrap: pretty; }
  .keys { margin-block-start: 1.8rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.4rem 3rem; font: 400 0.88rem / 1.5 var(--sans); }
  h2 { font: 600 0.8rem / 1.4 var(--sans); color: var(--soft); margin-block-end: 0.3rem; }
  .keys dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; align-items: baseline; }
  .keys dt { font-weight: 600; } .keys dd { color: color-mix(in oklab, var(--ink) 84%, var(--paper)); }
  .signs dt { font: 400 1em / 1.5 var(--serif); min-inline-size: 4.2em; }

  .scroll { overflow-x: auto; container-type: inline-size; margin-block-start: 2.2rem; }
  table { border-collapse: separate; border-spacing: 0; table-layout: fixed; inline-size: 100%; min-inline-size: calc(var(--gutter) + var(--witnesses) * var(--column)); line-height: 1.5; }
  col.n { inline-size: var(--gutter); }
  th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.7rem; border-block-end: 1px solid var(--rule); font-weight: 400; }
  thead th { font: 600 0.88rem / 1.4 var(--sans); border-block-end-color: var(--soft); overflow-wrap: anywhere; }
  .n { font: 400 0.74rem / 1.9 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; padding-inline: 0.2rem 0.4rem; position: sticky; inset-inline-start: 0; background: var(--paper); z-index: 1; }
  .n a { color: inherit; text-decoration: none; } .n a:hover { color: var(--accent); }
  .paragraph th { padding: 1.5rem 0.2rem 0.3rem; border-block-end-color: var(--soft); }
  .paragraph span { position: sticky; inset-inline-start: 0.2rem; font: 600 0.8rem / 1.4 var(--sans); color: var(--accent); }
  tr:target > * { background: var(--tint); }
  .shared { padding-inline-start: calc(0.7rem + 3px); }
  .shared > span { display: block; position: sticky; inset-inline-start: calc(var(--gutter) + 0.7rem); max-inline-size: min(44em, calc(100cqi - var(--gutter) - 1.4rem)); color: var(--soft); text-wrap: pretty; }
  .heading .shared > span, .heading .entry td { font-weight: 580; }
  .entry > td { border-inline-start: 3px solid transparent; }
  .entry > td.differs { border-inline-start: 3px solid var(--accent); background: var(--tint); font-weight: 600; }
  .entry > td.is-orthographic { border-inline-start: 3px dotted var(--soft); background: none; font-weight: 400; }
  .om, .absent { font-style: italic; font-weight: 400; color: var(--soft); }
  .sign { font: 400 0.8em / 1 var(--sans); color: var(--soft); user-select: none; }
  .moved { text-decoration: underline 2px dotted var(--link); text-underline-offset: 0.22em; }
  .moved-to { font: 600 0.72rem / 1 var(--sans); text-decoration: none; white-space: nowrap; padding: 0.3em 0.15em; }
  .end { color: var(--accent); font: 600 0.9em / 1 var(--sans); }

  .transpositions { margin-block-start: 3rem; padding-block-start: 1.1rem; border-block-start: 1px solid var(--rule); }
  .transpositions li { display: grid; grid-template-columns: var(--gutter) minmax(0, 1fr); padding-block: 0.35rem; }
  .transpositions li:target { background: var(--tint); }
  .transpositions .no { font: 600 0.8rem / 1.9 var(--sans); color: var(--link); }
  .transpositions p + p { margin-block-start: 0.1rem; } .siglum { font: 600 0.85em / 1.5 var(--sans); margin-inline-end: 0.5em; }
  footer { margin-block-start: 3.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); font: 400 0.8rem / 1.5 var(--sans); color: var(--soft); }
  @media (width < 36rem) { :root { --gutter: 2.1rem; --column: 8.4rem; } th, td, .shared { padding-inline: 0.5rem; } .shared { padding-inline-start: calc(0.5rem + 3px); } .paragraph th { padding-inline: 0; } .n { padding-inline: 0 0.3rem; } }
  @media print {
    @page { size: A4; margin: 18mm 16mm 20mm; }
    :root { color-scheme: light; --paper: #fff; --tint: #f3f3f3; --column: 0rem; }
    html { font-size: 9.6pt; } body { padding: 0; max-inline-size: none; }
    .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } .paragraph { break-after: avoid; } a { color: inherit; }
  }
`;
