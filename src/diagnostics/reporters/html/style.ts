/** The look of the report: that of an edition's pages (xslt/assets/style), without their fonts. */
export const style = `
  :root {
    color-scheme: light dark;
    --serif: "Source Serif 4 Variable", "Source Serif 4", Charter, "Noto Serif", Georgia, serif;
    --sans: "Source Sans 3 Variable", "Source Sans 3", "Segoe UI", "Noto Sans", system-ui, sans-serif;
    --mono: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", "DejaVu Sans Mono", monospace;
    --paper: light-dark(#fdfcf9, #17181b);
    --ink: light-dark(#1d1c1a, #e2dfd8);
    --soft: light-dark(#615c53, #a8a399);
    --rule: light-dark(#dfdacf, #35373c);
    --tint: light-dark(#f5f2eb, #202226);
    --error: light-dark(#8a2b1c, #e9a18d);
    --warning: light-dark(#6f5200, #dcbf73);
    --info: light-dark(#274b7a, #a5c4ea);
    --link: light-dark(#274b7a, #a5c4ea);
  }
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, h4, p, ol, ul, pre { margin: 0; padding: 0; }
  ol, ul { list-style: none; }
  html { font: 400 clamp(1rem, 0.95rem + 0.25vw, 1.0938rem) / 1.55 var(--sans); background: var(--paper); color: var(--ink); text-size-adjust: 100%; scroll-padding-block-start: 1.5rem; }
  body { margin: 0 auto; max-inline-size: 56rem; padding: clamp(2rem, 5vw, 4rem) clamp(1.1rem, 4vw, 3rem) 3rem; overflow-wrap: anywhere; }
  a { color: var(--link); text-decoration: underline 1px color-mix(in oklab, currentColor 38%, transparent); text-underline-offset: 0.2em; }
  a:hover { text-decoration-color: currentColor; }
  :focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 1px; }
  code, .frame { font-family: var(--mono); font-size: 0.86em; }

  .eyebrow { font-weight: 600; font-size: 0.8rem; letter-spacing: 0.05em; text-transform: uppercase; color: var(--error); margin-block-end: 0.6rem; }
  h1 { font: 560 clamp(1.55rem, 1.2rem + 1.35vw, 2.1rem) / 1.2 var(--serif); letter-spacing: -0.008em; }
  .lead { margin-block-start: 0.7rem; color: var(--soft); max-inline-size: 42em; text-wrap: pretty; }
  .files { margin-block-start: 1.6rem; padding-block: 0.5rem; border-block: 1px solid var(--rule); }
  .files li { display: flex; flex-wrap: wrap; gap: 0 1.2rem; justify-content: space-between; padding-block: 0.3rem; }
  .count { color: var(--soft); font-variant-numeric: tabular-nums; }

  h2 { font: 560 1.3rem / 1.3 var(--serif); margin-block-start: 3rem; padding-block-end: 0.5rem; border-block-end: 1px solid var(--rule); }
  h2 + .count { margin-block-start: 0.4rem; font-size: 0.88rem; }
  .finding { margin-block-start: 1.6rem; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--tone); }
  .is-error { --tone: var(--error); } .is-warning { --tone: var(--warning); } .is-info { --tone: var(--info); }
  .where { font-size: 0.84rem; color: var(--soft); display: flex; flex-wrap: wrap; gap: 0 0.9rem; align-items: baseline; font-variant-numeric: tabular-nums; }
  .severity { color: var(--tone); font-weight: 650; }
  h3 { font-size: 1.03rem; font-weight: 600; line-height: 1.4; margin-block-start: 0.15rem; text-wrap: pretty; }
  .frame { margin-block-start: 0.6rem; padding: 0.6rem 0.8rem; background: var(--tint); border-radius: 3px; line-height: 1.5; white-space: pre-wrap; unicode-bidi: isolate; }
  .frame .row { display: grid; grid-template-columns: minmax(2.2em, auto) minmax(0, 1fr); gap: 1em; }
  .frame .n { color: var(--soft); text-align: end; user-select: none; }
  .frame .is-before { color: var(--soft); }
  mark { background: color-mix(in oklab, var(--tone) 16%, transparent); color: inherit; box-shadow: 0 2px 0 var(--tone); border-radius: 2px 2px 0 0; }
  .help, .related, .fix { margin-block-start: 0.5rem; max-inline-size: 44em; text-wrap: pretty; }
  .related, .fix { font-size: 0.9rem; color: var(--soft); }

  .meaning { margin-block-start: 2rem; max-inline-size: 46em; }
  .meaning:target { background: var(--tint); box-shadow: 0 0 0 0.8rem var(--tint); }
  .meaning .where { margin-block-start: 0.1rem; }
  .meaning p, .meaning ul, .meaning ol { margin-block-start: 0.5rem; }
  .meaning ul { list-style: disc; padding-inline-start: 1.3em; } .meaning ol { list-style: decimal; padding-inline-start: 1.5em; }
  h4 { font-size: 0.84rem; font-weight: 600; color: var(--soft); margin-block-start: 0.9rem; }
  h4 + p { margin-block-start: 0.05rem; }
  .example { margin-block-start: 0.3rem; padding: 0.5rem 0.8rem; background: var(--tint); border-radius: 3px; white-space: pre-wrap; }
  details { margin-block-start: 0.9rem; }
  summary { font-size: 0.84rem; font-weight: 600; color: var(--link); padding-block: 0.2rem; cursor: pointer; inline-size: fit-content; }
  footer { margin-block-start: 3.5rem; padding-block-start: 1rem; border-block-start: 1px solid var(--rule); font-size: 0.8rem; color: var(--soft); }
  @media print { .finding, .example { break-inside: avoid; } details:not([open]) { display: none; } }
`;
