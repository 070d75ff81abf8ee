// The look of the element. Every colour and measure is a custom property of the host; it is light unless the page says by
// `color-scheme` that it is dark, or follows the reader.
const COLOURS = {
  ink: ["#20242a", "#e9e7e2"],
  muted: ["#5c636e", "#a7acb5"],
  paper: ["#fff", "#17191c"],
  head: ["#f4f2ec", "#23262a"],
  line: ["#b9b5aa", "#54585f"],
  accent: ["#1d5fa8", "#8dc0ff"],
  "accent-soft": ["#e8f0fa", "#1b2c40"],
  error: ["#b3261e", "#ff9a91"],
  "error-soft": ["#fde8e6", "#4a1f1c"],
  warning: ["#805300", "#ffce6b"],
  "warning-soft": ["#fff3d6", "#433413"],
  total: ["#faf9f5", "#1d2023"],
};

const colours = (pick) => Object.entries(COLOURS).map(([name, both]) => `--_${name}: var(--ogi-${name}, ${pick(both)});`).join(" ");

/** Puts the style into a shadow tree; browsers before 2023 take it as an element. */
export function adoptStyle(shadow, css) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = css;
    shadow.append(style);
  }
}

/** What every element of the package shares. */
export const BASE = `
:host { ${colours(([light]) => light)}
  --_font: var(--ogi-font, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif);
  --_size: var(--ogi-font-size, 0.875rem);
  display: block;
  position: relative;
  color: var(--_ink);
  font: var(--_size) / 1.4 var(--_font);
}
@supports (color: light-dark(red, red)) {
  :host { ${colours((both) => `light-dark(${both.join(", ")})`)} }
}
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
`;

export const CSS = `${BASE}
:host { --_cell: var(--ogi-cell-height, 2.1rem); container-type: inline-size; }
.root { position: relative; }
.sheet { position: relative; overflow-x: auto; overscroll-behavior-x: contain; scrollbar-width: thin; margin-block-end: 1.5rem; }
.sheet:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; background: var(--_paper); border: solid var(--_line); border-width: 1px 0 0 1px; }
caption span { position: sticky; inset-inline-start: 0; display: inline-block; }
caption { text-align: start; font-weight: 600; font-size: 1.05em; padding-block: 0 0.5rem; }
th, td { border: solid var(--_line); border-width: 0 1px 1px 0; }
th { background: var(--_head); font-weight: 400; padding: 0.3em 0.5em; text-align: center; line-height: 1.3; text-wrap: pretty; }
th.row { text-align: start; min-width: 8em; }
th.group { width: 4.4em; padding-inline: 0.3em; }
th.stub { color: var(--_muted); font-size: 0.9em; text-align: start; }
.proactive th, .proactive td { width: 25%; }
table.requests { min-width: 42rem; }
.requests td { width: 4.4rem; }
table.remedies { min-width: 46rem; }
.remedies td { width: 6.6%; }
.remedies th { padding-inline: 0.2em; }
td { position: relative; padding: 0; height: var(--_cell); vertical-align: middle; }
input {
  display: block; width: 100%; min-width: 2.6rem; min-height: var(--_cell); border: 0; margin: 0; padding: 0.2em 0.35em;
  background: none; color: inherit; font: inherit; font-variant-numeric: tabular-nums; text-align: center;
}
input:focus { outline: none; }
td:focus-within { background: var(--_paper); }
td:focus-within::before { content: ""; position: absolute; inset: -1px; border: 2px solid var(--_accent); pointer-events: none; z-index: 2; }
input:read-only { cursor: default; }
input::placeholder { color: var(--_muted); opacity: 1; }
td.total { background: var(--_total); }
td.total input { font-weight: 600; }
.beside {
  display: block; padding-block-end: 0.3em; text-align: center; font-size: 0.78em; line-height: 1.15; white-space: nowrap;
  color: var(--_muted); font-variant-numeric: tabular-nums; pointer-events: none;
}
.beside[hidden] { display: none; }
td.summed input { min-height: 0; padding-block: 0.3em 0; }
td.changed input { font-weight: 700; }
td[data-mark="part"] { background: var(--_accent-soft); }
td[data-mark="info"], td[data-mark="notice"] { background: var(--_accent-soft); box-shadow: inset 0 -2px var(--_accent); }
td[data-mark="warning"] { background: var(--_warning-soft); box-shadow: inset 0 -2px var(--_warning); }
td[data-mark="warning"] input { color: var(--_warning); font-weight: 700; }
td[data-mark="error"] { background: var(--_error-soft); box-shadow: inset 0 0 0 2px var(--_error); }
td[data-mark="error"] input { color: var(--_error); font-weight: 700; }
td[data-mark="error"] .beside, td[data-mark="warning"] .beside { color: inherit; font-weight: 600; }
td[data-mark="error"]::after {
  content: ""; position: absolute; inset: 0 0 auto auto; border: 0.35rem solid; border-color: var(--_error) var(--_error) transparent transparent; pointer-events: none;
}
/* Where a list numbers the places, cells that are only concerned are not called wrong. */
.numbered td[data-mark="warning"]:not([data-ref]) { background: none; box-shadow: none; }
.numbered td[data-mark="warning"]:not([data-ref]) input { color: inherit; font-weight: inherit; }
td.linked::before { content: ""; position: absolute; inset: -1px; border: 2px solid var(--_accent); pointer-events: none; z-index: 1; }
.bubble {
  position: absolute; z-index: 5; width: max-content; max-width: min(26rem, 100%); padding: 0.6em 0.8em; border-radius: 0.5rem;
  background: var(--_paper); border: 1px solid var(--_line); box-shadow: 0 0.4rem 1.4rem rgb(0 0 0 / 18%); overflow-wrap: anywhere;
}
.bubble[hidden] { display: none; }
.bubble p { margin: 0; }
.bubble p + p { margin-block-start: 0.5em; }
.bubble .error { border-inline-start: 3px solid var(--_error); padding-inline-start: 0.6em; }
.bubble .warning { border-inline-start: 3px solid var(--_warning); padding-inline-start: 0.6em; }
.bubble .notice, .bubble .info { border-inline-start: 3px solid var(--_accent); padding-inline-start: 0.6em; }
.bubble small { display: block; color: var(--_muted); font-size: 0.85em; }
.bubble button {
  margin-block-start: 0.6em; padding: 0.35em 0.9em; border: 1px solid var(--_accent); border-radius: 0.4rem; cursor: pointer;
  background: var(--_accent); color: var(--_paper); font: inherit; font-weight: 600;
}
.bubble kbd { margin-inline-start: 0.6em; color: var(--_muted); font: inherit; font-size: 0.85em; }
td[data-ref]::after {
  content: attr(data-ref) !important; position: absolute; inset: -1px -1px auto auto; border: 0 !important; min-width: 1.35em; padding: 0 0.3em; pointer-events: none; z-index: 1;
  background: var(--_error); color: var(--_paper); font-size: 0.72em; line-height: 1.35em; font-weight: 700; text-align: center; border-radius: 0 0 0 0.3em;
}
td[data-ref]:not([data-mark="error"])::after { background: var(--_warning); }
.ask { position: sticky; inset-block-start: var(--ogi-sticky-top, 0); z-index: 6; display: flex; flex-wrap: wrap; align-items: center; gap: 0.6em; padding: 0.6em 0.9em; margin-block-end: 0.8em; background: var(--_warning-soft); color: var(--_ink); border: 1px solid var(--_warning); border-radius: 0.4rem; }
.ask[hidden] { display: none; }
.ask p { margin: 0; flex: 1 1 16em; }
.ask button { padding: 0.3em 0.9em; border: 1px solid var(--_accent); border-radius: 0.4rem; cursor: pointer; background: var(--_paper); color: var(--_accent); font: inherit; font-weight: 600; }
.instead { margin: 0; padding: 1em; background: var(--_head); border-radius: 0.4rem; }
.status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.status.shown { position: sticky; inset-block-end: 0.5rem; width: auto; height: auto; clip-path: none; white-space: normal; padding: 0.5em 0.9em; background: var(--_ink); color: var(--_paper); border-radius: 0.4rem; z-index: 6; }
@container (min-width: 46rem) {
  .sheet { overflow: visible; }
  .requests thead, .remedies thead { position: sticky; inset-block-start: var(--ogi-sticky-top, 0); z-index: 3; }
}
@container (max-width: 44rem) {
  .requests th.row { position: sticky; inset-inline-start: 0; z-index: 2; min-width: 7.5em; max-width: 8.5em; box-shadow: 1px 0 var(--_line); }
  .requests th.group { width: 2.4em; font-size: 0.85em; padding-inline: 0.15em; }
  table.requests { min-width: 40rem; }
}
@media (hover: none) {
  .bubble kbd { display: none; }
}
@media (forced-colors: active) {
  td[data-mark="error"], td[data-mark="warning"] { outline: 2px solid Mark; outline-offset: -2px; }
}
@media print {
  :host { --_paper: #fff; --_ink: #000; --_head: #f5f5f5; --_line: #777; --_error: #a01010; --_error-soft: #fff; --_accent-soft: #fff; --_total: #fff; font-size: 8pt; container-type: normal; }
  .sheet { overflow: visible; margin-block-end: 4mm; break-inside: auto; }
  thead { display: table-header-group; position: static !important; }
  caption { break-after: avoid; }
  .status, .ask { display: none; }
  table.requests, table.remedies { min-width: 0; }
  .requests td { width: auto; }
  td { height: 5.2mm; }
  input { min-width: 0; min-height: 0; padding: 0; }
  th { padding: 0.2em 0.3em; }
  tr { break-inside: avoid; }
  .bubble { display: none; }
  td.linked::before { display: none; }
}
`;
