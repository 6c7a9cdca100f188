"""How a form looks as a web page: calm, in one column of tables, in light and dark, narrow and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2b33; --soft: #54646d; --line: #c9d1d4; --page: #fff; --ground: #e7f1f0;
  --teal: #0b5c5b; --amber: #6b4300; --amber-ground: #fff3d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edef; --soft: #b4c0c5; --line: #44525a; --page: #141c20;
  --ground: #1d3333; --teal: #7fcfca; --amber: #ffd98a; --amber-ground: #3a2c0a; } }
* { box-sizing: border-box; }
html { font: 100%/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; color: var(--ink); background: var(--page);
  scroll-padding-top: 4rem; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem; max-width: 90rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; line-height: 1.25; margin: 1.25rem 0 0.25rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; color: var(--soft); }
p, ul, ol { margin: 0 0 0.6rem; max-width: 48rem; }
ul, ol { padding-left: 1.25rem; }
a { color: var(--teal); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--teal); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; background: var(--page); padding: 0.5rem 1rem; z-index: 2; }
.skip:focus { left: 1rem; top: 1rem; }
.draft { background: var(--amber-ground); color: var(--amber); border-left: 0.4rem solid; padding: 0.5rem 1rem;
  margin: 0; max-width: none; position: sticky; top: 0; z-index: 1; }
.whose { color: var(--teal); font-weight: 600; font-size: 1.1rem; }
dl { margin: 1.25rem 0; }
dl div { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: 0 1rem; padding: 0.15rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
nav { margin-top: 1.5rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; max-width: none; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 0.7rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--ground); border-top: 2px solid var(--teal); overflow-wrap: normal; font-size: 0.9rem; }
.asks > p:first-child { font-weight: 700; }
th > :last-child, td > :last-child { margin-bottom: 0; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 0.75rem; color: var(--soft); }
@media screen and (max-width: 48rem) {
  h1 { font-size: 1.5rem; }
  dl div { display: block; padding: 0.3rem 0; }
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { border: 1px solid var(--line); border-top: 2px solid var(--teal); margin-bottom: 1rem; }
  tbody th, .asks { background: var(--ground); }
  th, td { border: 0; }
  td:empty { display: none; }
  td::before { content: attr(data-heading); display: block; color: var(--soft); font-size: 0.85rem; font-weight: 600; }
}
@media print {
  :root { --ink: #000; --soft: #333; --line: #999; --page: #fff; --ground: #eee; --teal: #0b5c5b; --amber: #000;
    --amber-ground: #fff; }
  @page { size: A4 landscape; margin: 16mm 14mm 14mm; }
  html { font-size: 9.5pt; }
  body { padding: 0; max-width: none; }
  .skip, nav { display: none; }
  .draft { position: static; border: 0; padding: 0; }
  body[data-draft]::before { content: attr(data-draft); position: fixed; top: 42%; left: 0; width: 100%; z-index: -1;
    text-align: center; font-size: 64pt; font-weight: 700; color: #e4e8e8; transform: rotate(-28deg); }
  thead { display: table-header-group; }
  h2, h3 { break-after: avoid; }
}
"""
