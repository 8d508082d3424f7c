import type { SandboxAnswer, SandboxRequest } from '../../http.ts';
import { columnLetters } from '../document/a1.ts';
import { Calculator } from '../document/calculator.ts';
import { formatOf } from '../document/formats.ts';
import type { Sheet } from '../document/sheet.ts';
import type { Spreadsheet } from '../document/spreadsheet.ts';
import type { Library } from '../library.ts';
import type { CellFormat } from '../protocol/schema.ts';
import { isLink } from '../sheets/cell-data.ts';
import { escapeHtml, page } from './html.ts';

const ROWS_PER_PAGE = 200;
/** Columns shown past the last filled one, so that a sheet looks like a sheet. */
const SPARE_COLUMNS = 3;
/** Height of the heading and of each row, in pixels. */
const ROW_HEIGHT = 24;

const STYLE = `
body { display: flex; flex-direction: column; height: 100vh }
header, footer { flex: none; padding: 8px 12px; display: flex; gap: 12px; align-items: center; flex-wrap: wrap; background: #f9fbfd }
header h1 { font-size: 18px; font-weight: 400; margin: 0; overflow-wrap: anywhere }
nav { display: flex; gap: 4px; overflow-x: auto }
nav a { padding: 6px 14px; border-radius: 0 0 8px 8px; text-decoration: none; color: #444746; white-space: nowrap }
nav a[aria-current] { background: #e1e9f7; color: #0b57d0; font-weight: 500 }
nav a.hidden { opacity: .5; font-style: italic }
.pages { margin-left: auto }
main { flex: 1; overflow: auto; border: solid #c7c7c7; border-width: 1px 0 }
table { border-collapse: separate; border-spacing: 0; font-size: 13px }
th, td { border: solid #e1e1e1; border-width: 0 1px 1px 0; height: ${ROW_HEIGHT}px; padding: 2px 6px; white-space: nowrap; max-width: 320px; overflow: hidden; text-overflow: ellipsis }
td { min-width: 72px; background: #fff }
th { background: #f8f9fa; color: #575a5a; font-weight: 400; text-align: center; position: sticky; left: 0; z-index: 1 }
thead th { top: 0; z-index: 3 }
thead th:first-child { z-index: 4 }
td.number { text-align: right }
td.boolean { text-align: center }
tr.frozen td { position: sticky; z-index: 2 }
tr.frozen > * { border-bottom: 2px solid #bbb }
tr.frozen th { z-index: 3 }
ul { padding: 0 16px 16px 32px }
`;

/** Pages a person looks at: the list of spreadsheets, and each as a grid. Undefined for any other path. */
export function handlePage(library: Library, request: SandboxRequest): SandboxAnswer | undefined {
  if (request.method !== 'GET') return undefined;
  const path = request.url.pathname;
  if (path === '/spreadsheets' || path === '/spreadsheets/') return html(200, listPage(library));
  const id = /^\/spreadsheets\/d\/([^/]+)(?:\/.*)?$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  const file = library.get(decodeURIComponent(id));
  if (!file) return html(404, page('Файл не найден', '<main><h1>К сожалению, такого файла нет.</h1></main>'));
  const query = request.url.searchParams;
  return html(200, sheetPage(file.spreadsheet, query.get('gid'), Number(query.get('page') ?? 1) || 1));
}

function html(status: number, body: string): SandboxAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function listPage(library: Library): string {
  const items = library
    .list()
    .map(
      ({ id, spreadsheet, owner }) =>
        `<li><a href="/spreadsheets/d/${encodeURIComponent(id)}/edit">${escapeHtml(spreadsheet.properties.title)}</a> – ${escapeHtml(owner)}</li>`,
    );
  const list =
    items.length > 0 ? `<ul>${items.join('\n')}</ul>` : '<p style="padding: 0 16px">Таблиц пока нет.</p>';
  return page('Таблицы – песочница', `<header><h1>Таблицы</h1></header><div>${list}</div>`, STYLE);
}

function sheetPage(spreadsheet: Spreadsheet, gid: string | null, asked: number): string {
  const visible = spreadsheet.sheets.find((sheet) => !sheet.properties.hidden);
  const sheet = spreadsheet.sheets.find(({ id }) => String(id) === gid) ?? visible ?? spreadsheet.sheets[0]!;
  const used = sheet.usedSize();
  const frozen = sheet.properties.gridProperties.frozenRowCount ?? 0;
  const pages = Math.max(1, Math.ceil(used.rows / ROWS_PER_PAGE));
  const number = Math.min(Math.max(1, asked), pages);
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
  return page(
    `${spreadsheet.properties.title} – таблица (песочница)`,
    `<header><h1>${escapeHtml(spreadsheet.properties.title)}</h1><a href="/spreadsheets">Все таблицы</a></header>
<main tabindex="0" aria-label="${escapeHtml(sheet.title)}"><table>
<thead><tr><th></th>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></main>
<footer><nav aria-label="Листы">${tabs(spreadsheet, sheet)}</nav>${pager(sheet, number, pages, used.rows)}</footer>
<script>
const gid = /gid=(\\d+)/.exec(location.hash)?.[1];
if (gid && gid !== ${JSON.stringify(String(sheet.id))} && ${JSON.stringify(spreadsheet.sheets.map(({ id }) => String(id)))}.includes(gid)) location.replace('?gid=' + gid + '#gid=' + gid);
</script>`,
    STYLE,
  );
}

function tabs(spreadsheet: Spreadsheet, current: Sheet): string {
  return spreadsheet.sheets
    .map((sheet) => {
      const marks = `${sheet === current ? ' aria-current="page"' : ''}${sheet.properties.hidden ? ' class="hidden" title="Скрытый лист"' : ''}`;
      return `<a href="?gid=${sheet.id}#gid=${sheet.id}"${marks}>${escapeHtml(sheet.title)}</a>`;
    })
    .join('');
}

function pager(sheet: Sheet, number: number, pages: number, rows: number): string {
  const link = (to: number, text: string) =>
    `<a href="?gid=${sheet.id}&page=${to}#gid=${sheet.id}">${text}</a>`;
  const before = number > 1 ? link(number - 1, '← Назад') : '';
  const after = number < pages ? link(number + 1, 'Далее →') : '';
  return `<span class="pages">${before} Заполнено строк: ${rows} · страница ${number} из ${pages} ${after}</span>`;
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
  return `<td${kind}${css ? ` style="${escapeHtml(css)}"` : ''}>${content}</td>`;
}

function styleOf(format: CellFormat): string {
  const rules: string[] = [];
  const background = format.backgroundColorStyle?.rgbColor ?? format.backgroundColor;
  if (background) rules.push(`background:${colour(background)}`);
  const text = format.textFormat;
  const ink = text?.foregroundColorStyle?.rgbColor ?? text?.foregroundColor;
  if (ink) rules.push(`color:${colour(ink)}`);
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

function colour({ red = 0, green = 0, blue = 0 }: NonNullable<CellFormat['backgroundColor']>): string {
  return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(' ')})`;
}
