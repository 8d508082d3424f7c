import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { columnLetters } from '../document/a1.ts';
import { Calculator } from '../document/calculator.ts';
import { formatOf } from '../document/formats.ts';
import { Formula } from '../document/formula.ts';
import type { Sheet } from '../document/sheet.ts';
import type { Spreadsheet } from '../document/spreadsheet.ts';
import { GoogleError } from '../errors.ts';
import type { DriveFile, Library } from '../library.ts';
import type { CellFormat } from '../protocol/schema.ts';
import { isLink } from '../sheets/cell-data.ts';
import { changeSheet, printCell, readCell } from './changes.ts';
import { escapeHtml, html, isOwnForm, page } from './html.ts';
import { TOOLBAR_SCRIPT, TOOLBAR_STYLE, toolbar } from './toolbar.ts';
import { type Language, languageOf, type Words, words } from './words.ts';

const ROWS_PER_PAGE = 200;
/** Columns shown past the last filled one, so that a sheet looks like a sheet. */
const SPARE_COLUMNS = 3;
/** Height of the heading and of each row, in pixels. */
const ROW_HEIGHT = 24;

const STYLE = `
body { display: flex; flex-direction: column; height: 100vh }
header, footer { flex: none; padding: 8px 12px; display: flex; gap: 12px; align-items: center; flex-wrap: wrap; background: var(--bar) }
header h1 { font-size: 18px; font-weight: 400; margin: 0; overflow-wrap: anywhere }
nav { display: flex; gap: 4px; overflow-x: auto }
nav a { padding: 6px 14px; border-radius: 0 0 8px 8px; text-decoration: none; color: var(--dim); white-space: nowrap }
nav a[aria-current] { background: var(--chosen); color: var(--link); font-weight: 500 }
nav a.hidden { opacity: .5; font-style: italic }
.pages { margin-left: auto }
main { flex: 1; overflow: auto; border: solid var(--line); border-width: 1px 0 }
table { border-collapse: separate; border-spacing: 0; font-size: 13px }
th, td { border: solid var(--line); border-width: 0 1px 1px 0; height: ${ROW_HEIGHT}px; padding: 2px 6px; white-space: nowrap; max-width: 320px; overflow: hidden; text-overflow: ellipsis }
td { min-width: 72px; background: var(--paper) }
th { background: var(--bar); color: var(--dim); font-weight: 400; text-align: center; position: sticky; left: 0; z-index: 1 }
thead th { top: 0; z-index: 3 }
td.number { text-align: right }
td.boolean { text-align: center }
tr.frozen td { position: sticky; z-index: 2 }
tr.frozen > * { border-bottom: 2px solid var(--edge) }
tr.frozen th { z-index: 3 }
ul { padding: 0 16px 16px 32px }
main.plain { border-width: 1px 0 0 }
thead td { min-width: 0; background: var(--bar); position: sticky; left: 0; top: 0; z-index: 4 }
`;

/** What a page shows: which sheet, which rows, which cell is chosen, and what just happened. */
interface View {
  language: Language;
  text: Words;
  gid: string | null;
  number: number;
  cell: { row: number; column: number };
  note: string;
}

/** Pages a person looks at and works on: the list of spreadsheets, and each as a grid. Undefined for any other path. */
export function handlePage(library: Library, request: SandboxRequest): SandboxAnswer | undefined {
  const path = request.url.pathname;
  const language = languageOf(request);
  const text = words[language];
  if (request.method === 'GET' && /^\/spreadsheets\/?$/.test(path))
    return html(200, listPage(library, language));
  const id = /^\/spreadsheets\/d\/([^/]+)(?:\/.*)?$/.exec(path)?.[1];
  if (id === undefined || !['GET', 'POST'].includes(request.method)) return undefined;
  const file = library.get(decodeURIComponent(id));
  if (!file) return html(404, page(text.missingTitle, `<main><h1>${text.missing}</h1></main>`, '', language));
  const query = request.url.searchParams;
  const cell = readCell(query.get('cell'));
  const view: View = {
    language,
    text,
    gid: query.get('gid'),
    number: Number(query.get('page') ?? 1) || 1,
    cell: cell ?? { row: 0, column: 0 },
    note: cell && query.has('done') ? `<p role="status">${text.done} ${printCell(cell)}</p>` : '',
  };
  if (request.method === 'GET') return html(200, sheetPage(file.spreadsheet, view));
  if (!isOwnForm(request)) return html(403, page('403', '<main></main>', '', language));
  return change(file, view, request);
}

/** Does what the form says, then shows the page anew; a refusal is shown where the form was. */
function change(file: DriveFile, view: View, { url, body }: SandboxRequest): SandboxAnswer {
  const form = new URLSearchParams(body.toString());
  const sheet = shownSheet(file.spreadsheet, view.gid);
  const cell = readCell(form.get('cell')) ?? view.cell;
  try {
    changeSheet(file, sheet.title, form);
  } catch (error) {
    if (!(error instanceof GoogleError)) throw error;
    const note = `<p role="alert">${view.text.refused} ${escapeHtml(error.message)}</p>`;
    return html(400, sheetPage(file.spreadsheet, { ...view, cell, note }));
  }
  const query = new URLSearchParams(url.searchParams);
  for (const [name, value] of [
    ['gid', String(sheet.id)],
    ['cell', printCell(cell)],
    ['done', '1'],
  ] as const)
    query.set(name, value);
  return { status: 303, headers: { location: `${url.pathname}?${query}#gid=${sheet.id}` } };
}

function listPage(library: Library, language: Language): string {
  const text = words[language];
  const items = library
    .list()
    .map(
      ({ id, spreadsheet, owner }) =>
        `<li><a href="/spreadsheets/d/${encodeURIComponent(id)}/edit">${escapeHtml(spreadsheet.properties.title)}</a> – ${escapeHtml(owner)}</li>`,
    );
  const list =
    items.length > 0 ? `<ul>${items.join('\n')}</ul>` : `<p style="padding: 0 16px">${text.none}</p>`;
  return page(
    text.listTitle,
    `<header><h1>${text.list}</h1></header><main class="plain">${list}</main>`,
    STYLE,
    language,
  );
}

function shownSheet(spreadsheet: Spreadsheet, gid: string | null): Sheet {
  const visible = spreadsheet.sheets.find((sheet) => !sheet.properties.hidden);
  return spreadsheet.sheets.find(({ id }) => String(id) === gid) ?? visible ?? spreadsheet.sheets[0]!;
}

function sheetPage(spreadsheet: Spreadsheet, view: View): string {
  const { text, language } = view;
  const sheet = shownSheet(spreadsheet, view.gid);
  const used = sheet.usedSize();
  const frozen = sheet.properties.gridProperties.frozenRowCount ?? 0;
  const pages = Math.max(1, Math.ceil(used.rows / ROWS_PER_PAGE));
  const number = Math.min(Math.max(1, view.number), pages);
  const start = (number - 1) * ROWS_PER_PAGE;
  const end = Math.min(sheet.rowCount, start + ROWS_PER_PAGE);
  const columns = Math.min(sheet.columnCount, Math.max(used.columns + SPARE_COLUMNS, 8));
  const shown = Array.from({ length: columns }, (_, column) => column).filter(
    (column) => !sheet.columns[column]?.hiddenByUser,
  );
  const rows = new Set(Array.from({ length: Math.min(frozen, end) }, (_, row) => row));
  for (let row = start; row < end; row += 1) if (!sheet.rows[row]?.properties?.hiddenByUser) rows.add(row);
  const calculator = new Calculator(spreadsheet);
  const body = [...rows].map((row) => rowHtml(sheet, calculator, row, shown, frozen));
  const head = shown.map((column) => `<th scope="col">${columnLetters(column)}</th>`).join('');
  const typed = typedIn(spreadsheet, calculator, sheet, view.cell);
  return page(
    `${spreadsheet.properties.title} – ${text.title}`,
    `<header><h1>${escapeHtml(spreadsheet.properties.title)}</h1><a href="/spreadsheets">${text.all}</a></header>
${view.note}
${toolbar(text, printCell(view.cell), typed)}
<main tabindex="0" aria-label="${escapeHtml(sheet.title)}"><table role="grid" aria-label="${escapeHtml(sheet.title)}" aria-describedby="hint">
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></main>
<footer><nav aria-label="${text.sheets}">${tabs(spreadsheet, sheet, text)}</nav>${pager(sheet, number, pages, used.rows, text)}</footer>
<script>
const gid = /gid=(\\d+)/.exec(location.hash)?.[1];
if (gid && gid !== ${JSON.stringify(String(sheet.id))} && ${JSON.stringify(spreadsheet.sheets.map(({ id }) => String(id)))}.includes(gid)) location.replace('?gid=' + gid + '#gid=' + gid);
${TOOLBAR_SCRIPT}</script>`,
    STYLE + TOOLBAR_STYLE,
    language,
  );
}

/** What a person would find in the line above the grid: a formula as it was typed, else the value as it is shown. */
function typedIn(
  spreadsheet: Spreadsheet,
  calculator: Calculator,
  sheet: Sheet,
  { row, column }: { row: number; column: number },
): string {
  const cell = sheet.cell(row, column);
  return cell instanceof Formula ? spreadsheet.printFormula(cell) : calculator.show(sheet, row, column);
}

function tabs(spreadsheet: Spreadsheet, current: Sheet, text: Words): string {
  return spreadsheet.sheets
    .map((sheet) => {
      const marks = `${sheet === current ? ' aria-current="page"' : ''}${sheet.properties.hidden ? ` class="hidden" title="${text.hidden}"` : ''}`;
      return `<a href="?gid=${sheet.id}#gid=${sheet.id}"${marks}>${escapeHtml(sheet.title)}</a>`;
    })
    .join('');
}

function pager(sheet: Sheet, number: number, pages: number, rows: number, text: Words): string {
  const link = (to: number, name: string) =>
    `<a href="?gid=${sheet.id}&page=${to}#gid=${sheet.id}">${name}</a>`;
  const before = number > 1 ? link(number - 1, text.back) : '';
  const after = number < pages ? link(number + 1, text.next) : '';
  return `<span class="pages">${before} ${text.filled} ${rows} · ${text.page} ${number} ${text.of} ${pages} ${after}</span>`;
}

function rowHtml(
  sheet: Sheet,
  calculator: Calculator,
  row: number,
  columns: number[],
  frozen: number,
): string {
  const top = row < frozen ? ROW_HEIGHT * (row + 1) : undefined;
  const cells = columns.map((column) => cellHtml(sheet, calculator, row, column, top));
  const [frozenClass, style] = top === undefined ? ['', ''] : [' class="frozen"', ` style="top:${top}px"`];
  return `<tr${frozenClass}><th scope="row"${style}>${row + 1}</th>${cells.join('')}</tr>`;
}

/** @param top where a frozen cell stays, in pixels below the top of the grid. */
function cellHtml(sheet: Sheet, calculator: Calculator, row: number, column: number, top?: number): string {
  const value = calculator.value(sheet, row, column);
  const format = formatOf(sheet.formatIdAt(row, column));
  const text = calculator.show(sheet, row, column);
  const kind =
    typeof value === 'number' ? ' class="number"' : typeof value === 'boolean' ? ' class="boolean"' : '';
  const css = [format && styleOf(format), top === undefined ? '' : `top:${top}px`].filter(Boolean).join(';');
  const link = format?.textFormat?.link?.uri ?? (isLink(text) ? text : undefined);
  const shown = escapeHtml(text);
  const content =
    link && isLink(link) ? `<a href="${escapeHtml(link)}" rel="noreferrer">${shown}</a>` : shown;
  const cell = sheet.cell(row, column);
  const typed =
    cell instanceof Formula ? ` data-typed="${escapeHtml(calculator.spreadsheet.printFormula(cell))}"` : '';
  return `<td data-cell="${printCell({ row, column })}" tabindex="-1"${typed}${kind}${css ? ` style="${escapeHtml(css)}"` : ''}>${content}</td>`;
}

function styleOf(format: CellFormat): string {
  const rules: string[] = [];
  const background = format.backgroundColorStyle?.rgbColor ?? format.backgroundColor;
  const text = format.textFormat;
  const ink = text?.foregroundColorStyle?.rgbColor ?? text?.foregroundColor;
  // Who chose one of them chose it for black on white, which the page is not in the dark.
  if (background || ink)
    rules.push(`background:${colour(background ?? WHITE)}`, `color:${colour(ink ?? BLACK)}`);
  if (text?.bold) rules.push('font-weight:700');
  if (text?.italic) rules.push('font-style:italic');
  const lines = [text?.underline && 'underline', text?.strikethrough && 'line-through']
    .filter(Boolean)
    .join(' ');
  if (lines) rules.push(`text-decoration:${lines}`);
  if (text?.fontSize) rules.push(`font-size:${text.fontSize * 1.3}px`);
  if (format.horizontalAlignment) rules.push(`text-align:${format.horizontalAlignment.toLowerCase()}`);
  if (format.wrapStrategy === 'WRAP') rules.push('white-space:normal');
  return rules.join(';');
}

const WHITE = { red: 1, green: 1, blue: 1 };
const BLACK = {};

function colour({ red = 0, green = 0, blue = 0 }: NonNullable<CellFormat['backgroundColor']>): string {
  return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(' ')})`;
}
