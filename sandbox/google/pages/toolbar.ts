import { escapeHtml } from './html.ts';
import type { Words } from './words.ts';

/** The forms above the grid; they work without a script, too. @param value what was typed into the cell. */
export function toolbar(text: Words, cell: string, value: string): string {
  const button = (action: string, name: string) =>
    `<button name="action" value="${action}">${escapeHtml(name)}</button>`;
  return `<form method="post" class="tools">
<fieldset><legend>${text.edit}</legend>
<label>${text.cell} <input name="cell" id="cell" size="6" required pattern="[A-Za-z]{1,3}[1-9][0-9]{0,7}" autocomplete="off" value="${cell}"></label>
<label class="value">${text.value} <input name="value" id="value" autocomplete="off" value="${escapeHtml(value)}"></label>
<button class="primary" name="action" value="write">${text.write}</button></fieldset>
<fieldset><legend>${text.columns}</legend>${button('sort-up', text.sortUp)}${button('sort-down', text.sortDown)}${button('insert-column', text.insertColumn)}${button('delete-column', text.deleteColumn)}</fieldset>
<fieldset><legend>${text.rows}</legend>${button('insert-row', text.insertRow)}${button('delete-row', text.deleteRow)}</fieldset>
<p id="hint">${text.hint}</p>
</form>`;
}

export const TOOLBAR_STYLE = `
.tools { padding: 4px 12px 0; display: flex; flex-wrap: wrap; gap: 8px }
.tools fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 0; padding: 4px 8px 8px; display: flex; flex-wrap: wrap; gap: 6px; align-items: center; min-width: 0 }
.tools legend, .tools p { font-size: 12px; color: var(--dim) }
.tools p { flex-basis: 100%; margin: 0 0 6px }
.tools button { padding: 4px 10px; border-radius: 6px }
.tools input { font: inherit; padding: 4px 6px; border: 1px solid var(--edge); border-radius: 4px; min-width: 0; max-width: 100% }
.tools label { display: inline-flex; gap: 6px; align-items: center; min-width: 0 }
td:focus, td[aria-selected=true] { outline: 2px solid var(--link); outline-offset: -2px }
[role=status], [role=alert] { margin: 0; padding: 6px 12px; background: var(--good) }
[role=alert] { background: var(--bad) }
@media (max-width: 600px) { body { height: auto; min-height: 100vh } main { max-height: 70vh } }
`;

/** Cells are walked by arrow keys as in any grid; what is typed goes into the field above. */
export const TOOLBAR_SCRIPT = `
const cellField = document.getElementById('cell');
const valueField = document.getElementById('value');
const all = [...document.querySelectorAll('td[data-cell]')];
const choose = (td, focus) => {
  for (const other of all) { other.tabIndex = -1; other.setAttribute('aria-selected', 'false'); }
  td.tabIndex = 0;
  td.setAttribute('aria-selected', 'true');
  cellField.value = td.dataset.cell;
  valueField.value = td.dataset.typed ?? td.textContent;
  if (focus) td.focus();
};
const edit = () => { valueField.focus(); valueField.select(); };
const beside = (td, down, right) => {
  const row = td.parentElement;
  if (right) return right > 0 ? td.nextElementSibling : td.previousElementSibling;
  const other = down > 0 ? row.nextElementSibling : row.previousElementSibling;
  return other?.children[td.cellIndex];
};
const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };
document.querySelector('table').addEventListener('focusin', ({ target }) => { if (target.dataset.cell) choose(target, false); });
document.querySelector('table').addEventListener('click', ({ target }) => { const td = target.closest('td[data-cell]'); if (td && !target.closest('a')) choose(td, true); });
document.querySelector('table').addEventListener('dblclick', ({ target }) => { if (target.closest('td[data-cell]')) edit(); });
document.querySelector('table').addEventListener('keydown', (event) => {
  const td = event.target;
  if (!td.dataset?.cell || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = steps[event.key];
  if (step) { const next = beside(td, ...step); if (next?.dataset?.cell) { event.preventDefault(); choose(next, true); } }
  else if (event.key === 'Enter' || event.key === 'F2') { event.preventDefault(); edit(); }
  else if (event.key === 'Delete' || event.key === 'Backspace') { event.preventDefault(); valueField.value = ''; document.querySelector('button[value=write]').click(); }
  else if (event.key.length === 1) { event.preventDefault(); valueField.focus(); valueField.value = event.key; }
});
valueField.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const td = all.find((one) => one.dataset.cell === cellField.value);
  if (td) choose(td, true);
});
const chosen = all.find((one) => one.dataset.cell === cellField.value) ?? all[0];
if (chosen) choose(chosen, new URLSearchParams(location.search).has('cell'));
`;
