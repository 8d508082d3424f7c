import { createHash } from 'node:crypto';
import type { GoogleSandbox } from '../../sandbox/google/index.ts';
import type { Limits } from '../../src/platform/limits/limits.ts';
import type { Cell, Destination } from '../../src/protocol/index.ts';
import {
  type Credentials,
  openSheets,
  serviceAccount,
  serviceAccountSchema,
} from '../../src/sheets/index.ts';

type OpenOptions = Parameters<Destination['open']>[0];
type Row = Parameters<Awaited<ReturnType<Destination['open']>>['write']>[0][number];
type Column = OpenOptions['columns'][number];

const limits: Limits = { take: async () => ({ release: async () => {} }) };

/** A table of four columns in a spreadsheet of its own, without the engine before it. */
export class TestTable {
  readonly google: GoogleSandbox;
  readonly spreadsheetId: string;
  readonly account: string;
  readonly #credentials: Credentials;
  sheetId: number | null = null;

  constructor(google: GoogleSandbox) {
    this.google = google;
    this.#credentials = serviceAccount(serviceAccountSchema.parse(google.serviceAccount('skladno')));
    this.account = this.#credentials.account;
    const shareWith = [{ email: this.account, role: 'writer' as const }];
    this.spreadsheetId = google.createSpreadsheet({ title: 'Т', owner: 'owner@example.com', shareWith }).id;
  }

  get book() {
    return this.google.spreadsheet(this.spreadsheetId);
  }

  /** Opens the table as a run does; a run of the same export knows the sheet's id from the one before. */
  async open(more: Partial<OpenOptions> & { title?: string; quotaUser?: string } = {}) {
    const { title = 'Заказы', quotaUser, ...options } = more;
    const sheets = openSheets({
      credentials: this.#credentials,
      sheetsUrl: this.google.url,
      driveUrl: this.google.url,
      limits,
      retryPauseMs: 1,
      quotaUser,
      target: { spreadsheetId: this.spreadsheetId, title, sheetId: this.sheetId },
    });
    const table = await sheets.open({
      exporter: 'customerorder',
      columns: columnsOf(),
      keyColumn: 'id',
      objectColumn: null,
      presence: null,
      fixed: false,
      keepsGone: false,
      staged: false,
      resume: false,
      dryRun: false,
      rows: 0,
      protect: false,
      trim: false,
      sort: [],
      ...options,
    });
    this.sheetId = table.sheetId;
    return Object.assign(table, { requests: sheets.requests });
  }

  /** The sheet as the API prints it to its owner: filter, protected ranges, widths. */
  async printed(title = 'Заказы'): Promise<PrintedSheet> {
    const token = this.google.issueToken('owner@example.com', [
      'https://www.googleapis.com/auth/spreadsheets',
    ]);
    const fields = 'sheets(properties,basicFilter,protectedRanges,data(columnMetadata(pixelSize)))';
    const answer = await fetch(
      `${this.google.url}/v4/spreadsheets/${this.spreadsheetId}?${new URLSearchParams({ fields })}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    const { sheets } = (await answer.json()) as { sheets: PrintedSheet[] };
    const found = sheets.find(({ properties }) => properties.title === title);
    if (!found) throw new Error(`No sheet ${title}`);
    return found;
  }

  /** Values of the sheet. */
  values(title = 'Заказы') {
    return this.book.values(`'${title}'`);
  }
}

interface PrintedSheet {
  properties: {
    title: string;
    gridProperties: { rowCount: number; columnCount: number; frozenRowCount?: number };
  };
  basicFilter?: { range: object };
  protectedRanges?: { description?: string; warningOnly?: boolean; range: object }[];
  data: { columnMetadata: { pixelSize: number }[] }[];
}

/** A UUID for a number. */
export function idOf(i: number): string {
  const hex = createHash('sha256').update(String(i)).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** № (text), Сумма (money), Комментарий (text), ID. */
export function columnsOf(more: Record<string, Partial<Column>> = {}): Column[] {
  const column = (key: string, title: string, type: Column['type']): Column => {
    return {
      key,
      title,
      titles: [title, key],
      type,
      gone: false,
      decimals: null,
      currency: null,
      hidden: false,
      ...more[key],
    };
  };
  return [
    column('name', '№', 'text'),
    column('sum', 'Сумма', 'money'),
    column('description', 'Комментарий', 'text'),
    column('id', 'ID', 'text'),
  ];
}

/** The row of a number; `sum` and `comment` unless given. */
export function rowOf(i: number, sum = i * 10, comment: string | null = null): Row {
  const key = idOf(i);
  return tableRow(key, key, [`0${i}`, sum, comment, key]);
}

export function tableRow(key: string, object: string, cells: Cell[]): Row {
  const printed = Buffer.from(JSON.stringify(cells.map((cell) => cell ?? '')));
  return { key, object, printed, filled: cells.filter((cell) => cell !== null).length, cells };
}

export const state = {
  exporter: 'customerorder',
  filter: '',
  mode: 'upsert' as const,
  columns: 'x',
  rows: 0,
  gone: 0,
  cursor: { updated: '2026-01-01 00:00:00.000', id: '', ties: 0 },
  complete: true,
  at: '2026-01-01T00:00:00Z',
};
