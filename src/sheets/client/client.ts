import { createHash } from 'node:crypto';
import { drive, type drive_v3 } from '@googleapis/drive';
import { sheets, type sheets_v4 } from '@googleapis/sheets';
import type { LimitNews, LimitRule, Limits } from '../../platform/limits/limits.ts';
import { pause } from '../../platform/pause.ts';
import type { Heed } from '../../platform/problems.ts';
import { rowRange } from './a1.ts';
import type { Credentials } from './auth.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { type Asked, refusal } from './refusal.ts';
import { googleFetch, outgoingRefusal } from './transport.ts';

export type Request = sheets_v4.Schema$Request;
export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type Tag = sheets_v4.Schema$DeveloperMetadata;

/** A range to be written, each of its rows as a JSON array. */
export interface PrintedRange {
  range: string;
  /** Each a JSON array, as a text or in UTF-8. */
  rows: (string | Uint8Array)[];
}

export interface NumberFormat {
  type: string;
  pattern: string;
}

export interface SheetsOptions {
  credentials: Credentials;
  /** Roots of the two APIs, e.g. `https://sheets.googleapis.com`. */
  sheetsUrl: string;
  driveUrl: string;
  limits: Limits;
  signal?: AbortSignal;
  /** The first pause before a repeat, ms; doubles with each repeat. */
  retryPauseMs?: number;
  /** Google says that the credentials are good no more: what that comes to, and is to be thrown. */
  heed?: Heed;
  /**
   * Whose calls these are where many share one account: at most 40 characters, sent with every call, so that Google
   * counts each on its own (Google Cloud: system parameters), and given its fair share of the project's quota.
   */
  quotaUser?: string;
  /** What Google allows where that was raised; what a refusal tells counts above it for as long as the budget is kept. */
  quotas?: Quotas;
}

export interface SheetsClient {
  readonly account: string;
  readonly requests: { read: number; write: number };
  /** Properties of the spreadsheet and its sheets, their filters and protected ranges, without cells. */
  spreadsheet(id: string): Promise<Spreadsheet>;
  /** All developer metadata with one of these keys, wherever it now stands. */
  tags(id: string, keys: string[]): Promise<Tag[]>;
  /** Unformatted values, dates as serials; one answer per range, in order. */
  values(id: string, ranges: string[]): Promise<unknown[][][]>;
  /** The same with formulas as they were entered, so that one showing an empty text is not taken for an empty cell. */
  formulas(id: string, ranges: string[]): Promise<unknown[][][]>;
  /** Like `values`, for ranges of one column, without an array for each of its cells. */
  columns(id: string, ranges: string[]): Promise<unknown[][]>;
  /** A sheet's first row and the tags of its columns, as they stand at one moment. */
  header(id: string, title: string): Promise<{ cells: unknown[]; tags: Tag[] }>;
  /** Number formats of one row's cells; null for cells that have none. */
  numberFormats(id: string, range: string): Promise<(NumberFormat | null)[]>;
  /** Writes RAW values to explicit ranges. Never repeated here: look before writing again. */
  writeValues(id: string, data: PrintedRange[]): Promise<void>;
  /** One atomic `batchUpdate`. Never repeated here: look before writing again. */
  batchUpdate(id: string, requests: Request[]): Promise<void>;
  /**
   * Whether the spreadsheet lies in the bin, where it can still be written to for 30 days. False where Drive does not tell: a
   * person may have allowed us their spreadsheets alone. Asked once, beside the quota of Sheets; Drive's own allows 12,000 a minute.
   */
  inBin(id: string): Promise<boolean>;
  /** Makes a spreadsheet in the account's own drive, set as `settings` says. Answers it as it was before. Three calls. */
  create(title: string, settings: (made: Spreadsheet) => Request[]): Promise<Spreadsheet>;
  /** Spreadsheets of the account that we may know of, the last changed first; a page of 20. */
  find(search: string, pageToken?: string): Promise<drive_v3.Schema$FileList>;
}

/** Requests a minute, the same for reads and for writes. */
export interface Quotas {
  user: number;
  project: number;
}

/** What every project begins with (Google: usage limits). */
const usualQuotas: Quotas = { user: 60, project: 300 };
/** Requests that run longer than 180 s time out on Google's side: by then a lost write cannot come late any more. */
const ANSWER_MS = 185_000;
const fetchImplementation = googleFetch(ANSWER_MS);
const REPEATS = 6;
/** Ranges longer than this together (encoded) go in the body, because an address has a limited length. */
const ADDRESS_BYTES = 2000;
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
const FOUND_ROWS = 20;
/** How long an answer is awaited that no run depends on. */
const BIN_MS = 10_000;
/** Drive leaves out what lies on shared drives unless told that we know of them. */
const everywhere = { supportsAllDrives: true };

const sheetFields =
  'spreadsheetId,spreadsheetUrl,properties(title,locale),' +
  'sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)),' +
  'basicFilter(range),protectedRanges(protectedRangeId,range,description))';

/**
 * Opens a client of Google Sheets for one account. Reads, and calls refused with 429, are repeated with growing
 * pauses; a write whose outcome is unknown is not.
 * @throws SheetsError from every method.
 */
export function openSheetsClient(options: SheetsOptions): SheetsClient {
  const { credentials, limits, signal, retryPauseMs = 1000, quotas = usualQuotas } = options;
  const api = sheets({ version: 'v4', rootUrl: `${options.sheetsUrl}/`, fetchImplementation });
  const files = drive({ version: 'v3', rootUrl: `${options.driveUrl}/`, fetchImplementation });
  const requests = { read: 0, write: 0 };
  const { quotaUser } = options;
  const user = digest(quotaUser === undefined ? credentials.account : `${credentials.account}\n${quotaUser}`);
  const project = digest(credentials.project);

  async function call<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    what: string,
    asked: Asked = 'spreadsheet',
  ): Promise<T> {
    let repeats = 0;
    let refused = false;
    let freshToken = false;
    for (;;) {
      try {
        return await attempt(kind, send, { what, asked }, freshToken);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof SheetsError)) throw error;
        freshToken = error.status === 401 && !refused; // it may just have expired: once
        refused ||= freshToken;
        if (freshToken) continue;
        const quota = error.kind === sheetsProblems.quota;
        const passes =
          error.kind === sheetsProblems.unavailable && (kind === 'read' || !error.unknownOutcome);
        if (error.kind === sheetsProblems.credentials && options.heed) throw await options.heed(error);
        if ((!passes && !quota) || ++repeats > REPEATS) throw error;
        const ms = retryPauseMs * (quota ? 15 : 2 ** (repeats - 1)); // quotas refill every minute
        await pause(ms * (0.5 + Math.random() / 2), signal);
      }
    }
  }

  async function attempt<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    about: { what: string; asked: Asked },
    freshToken: boolean,
  ): Promise<T> {
    const token = await credentials.token(freshToken, signal);
    return within('user', `google:user:${user}:${kind}`, () =>
      within('project', `google:project:${project}:${kind}`, () => sendOnce(kind, send, about, token)),
    );
  }

  /** Sends while the budget's slot is held; whatever happens, it is given back. Google tells its size when it is used up. */
  async function within<T>(scope: keyof Quotas, key: string, fn: () => Promise<T>): Promise<T> {
    const rule: LimitRule = { units: quotas[scope], perMs: 60_000 };
    const lease = await limits.take(key, rule, { share: user, signal });
    let news: LimitNews = {};
    try {
      return await fn();
    } catch (error) {
      const told = error instanceof SheetsError ? error.quota : null;
      if (told?.scope === scope) news = { units: told.units };
      throw error;
    } finally {
      await lease.release(news);
    }
  }

  const headersWith = (token: string) => ({
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(quotaUser !== undefined && { 'x-goog-quota-user': quotaUser }),
  });

  async function sendOnce<T>(
    kind: 'read' | 'write',
    send: Send<T>,
    about: { what: string; asked: Asked },
    token: string,
  ): Promise<T> {
    try {
      requests[kind] += 1;
      const { data } = await send({
        headers: headersWith(token),
        retry: false,
        signal,
      });
      return data;
    } catch (error) {
      signal?.throwIfAborted();
      throw outgoingRefusal(error, true) ?? refusal(error, { ...about, account: credentials.account });
    }
  }

  async function read(
    spreadsheetId: string,
    ranges: string[],
    majorDimension: 'ROWS' | 'COLUMNS',
    valueRenderOption: 'UNFORMATTED_VALUE' | 'FORMULA',
  ): Promise<unknown[][][]> {
    const render = { majorDimension, valueRenderOption, dateTimeRenderOption: 'SERIAL_NUMBER' };
    const plain = { spreadsheetId, prettyPrint: false };
    if (encodeURIComponent(ranges.join()).length <= ADDRESS_BYTES) {
      const found = await call(
        'read',
        (o) => api.spreadsheets.values.batchGet({ ...plain, ranges, ...render }, o),
        spreadsheetId,
      );
      return ranges.map((_, i) => found.valueRanges?.[i]?.values ?? []);
    }
    const requestBody = { dataFilters: ranges.map((a1Range) => ({ a1Range })), ...render };
    const found = await call(
      'read',
      (o) => api.spreadsheets.values.batchGetByDataFilter({ ...plain, requestBody }, o),
      spreadsheetId,
    );
    const byRange = new Map<string, unknown[][]>();
    for (const { dataFilters: matched = [], valueRange } of found.valueRanges ?? []) {
      for (const { a1Range } of matched) if (a1Range) byRange.set(a1Range, valueRange?.values ?? []);
    }
    return ranges.map((range) => byRange.get(range) ?? []);
  }

  return {
    account: credentials.account,
    requests,
    spreadsheet: (spreadsheetId) =>
      call('read', (o) => api.spreadsheets.get({ spreadsheetId, fields: sheetFields }, o), spreadsheetId),
    async tags(spreadsheetId, keys) {
      const dataFilters = keys.map((metadataKey) => ({ developerMetadataLookup: { metadataKey } }));
      const found = await call(
        'read',
        (o) => api.spreadsheets.developerMetadata.search({ spreadsheetId, requestBody: { dataFilters } }, o),
        spreadsheetId,
      );
      return (found.matchedDeveloperMetadata ?? []).flatMap((match) => match.developerMetadata ?? []);
    },
    values: (spreadsheetId, ranges) => read(spreadsheetId, ranges, 'ROWS', 'UNFORMATTED_VALUE'),
    formulas: (spreadsheetId, ranges) => read(spreadsheetId, ranges, 'ROWS', 'FORMULA'),
    async columns(spreadsheetId, ranges) {
      const found = await read(spreadsheetId, ranges, 'COLUMNS', 'UNFORMATTED_VALUE');
      return found.map(([column = []]) => column);
    },
    async header(spreadsheetId, title) {
      const fields =
        'sheets(data(rowData(values(effectiveValue,formattedValue)),columnMetadata(developerMetadata)))';
      const ranges = [rowRange(title, 1)];
      const found = await call(
        'read',
        (o) => api.spreadsheets.get({ spreadsheetId, ranges, fields, prettyPrint: false }, o),
        spreadsheetId,
      );
      const { rowData, columnMetadata = [] } = found.sheets?.[0]?.data?.[0] ?? {};
      const cells = (rowData?.[0]?.values ?? []).map(({ effectiveValue, formattedValue }) => {
        const { stringValue, numberValue, boolValue } = effectiveValue ?? {};
        return stringValue ?? numberValue ?? boolValue ?? formattedValue ?? '';
      });
      while (cells.length > 0 && cells.at(-1) === '') cells.pop();
      return { cells, tags: columnMetadata.flatMap(({ developerMetadata }) => developerMetadata ?? []) };
    },
    async numberFormats(spreadsheetId, range) {
      const fields = 'sheets(data(rowData(values(userEnteredFormat(numberFormat)))))';
      const found = await call(
        'read',
        (o) => api.spreadsheets.get({ spreadsheetId, ranges: [range], fields }, o),
        spreadsheetId,
      );
      const cells = found.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values ?? [];
      return cells.map(({ userEnteredFormat }) => {
        const { type, pattern } = userEnteredFormat?.numberFormat ?? {};
        return type ? { type, pattern: pattern ?? '' } : null;
      });
    },
    async writeValues(spreadsheetId, data) {
      const body = printedBody(data);
      const requestBody: object = body;
      await call(
        'write',
        (o) =>
          api.spreadsheets.values.batchUpdate({ spreadsheetId, fields: 'totalUpdatedCells', requestBody }, o),
        spreadsheetId,
      );
      body.buffer.transfer(0); // Google has read it; the next collection of garbage may be far
    },
    async batchUpdate(spreadsheetId, requestList) {
      // Printed here: the client library would copy every part of the body before sending it.
      const requestBody: unknown = JSON.stringify({ requests: requestList });
      await call(
        'write',
        (o) =>
          api.spreadsheets.batchUpdate(
            { spreadsheetId, fields: 'spreadsheetId', requestBody: requestBody as object },
            o,
          ),
        spreadsheetId,
      );
    },
    async inBin(fileId) {
      const aborted = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(BIN_MS)]);
      try {
        const headers = headersWith(await credentials.token(false, aborted));
        const query = { fileId, fields: 'trashed', ...everywhere };
        const { data } = await files.files.get(query, { headers, retry: false, signal: aborted });
        return data.trashed === true;
      } catch {
        return false;
      }
    },
    async create(title, settings) {
      const requestBody: drive_v3.Schema$File = { name: title, mimeType: SPREADSHEET };
      const query = { requestBody, fields: 'id', ...everywhere };
      const file = await call('write', (o) => files.files.create(query, o), title, 'create');
      const made = await this.spreadsheet(file.id ?? '');
      await this.batchUpdate(file.id ?? '', settings(made));
      return made;
    },
    find(search, pageToken) {
      // Google: "Search query terms and operators": quotes and backslashes in a text are written with a backslash.
      const named = search ? [`name contains '${search.replace(/[\\']/g, '\\$&')}'`] : [];
      const q = [`mimeType = '${SPREADSHEET}'`, 'trashed = false', ...named].join(' and ');
      const fields = 'nextPageToken,files(id,name,webViewLink,modifiedTime)';
      const page = { pageSize: FOUND_ROWS, orderBy: 'modifiedTime desc', pageToken };
      const query = { q, fields, ...page, ...everywhere, includeItemsFromAllDrives: true };
      return call('read', (o) => files.files.list(query, o), search, 'files');
    },
  };
}

type CallOptions = {
  headers: Record<string, string>;
  retry: false;
  signal: AbortSignal | undefined;
};
type Send<T> = (options: CallOptions) => Promise<{ data: T }>;

/** UTF-8 of one UTF-16 unit. */
const MOST_BYTES = 3;

/** The body of a write as bytes: its rows are put one behind another, without a text of all of them in between. */
function printedBody(data: PrintedRange[]): Buffer<ArrayBuffer> {
  const parts: (string | Uint8Array)[] = ['{"valueInputOption":"RAW","data":['];
  data.forEach(({ range, rows }, i) => {
    parts.push(`${i > 0 ? ',' : ''}{"range":${JSON.stringify(range)},"values":[`);
    rows.forEach((row, j) => {
      if (j > 0) parts.push(',');
      parts.push(row);
    });
    parts.push(']}');
  });
  parts.push(']}');
  let most = 0;
  for (const part of parts) most += typeof part === 'string' ? part.length * MOST_BYTES : part.length;
  const body = Buffer.allocUnsafeSlow(most); // shares its memory with no other
  let at = 0;
  for (const part of parts) {
    if (typeof part === 'string') at += body.write(part, at);
    else {
      body.set(part, at);
      at += part.length;
    }
  }
  return body.subarray(0, at);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
