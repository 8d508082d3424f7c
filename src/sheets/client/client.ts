import { drive, type drive_v3 } from '@googleapis/drive';
import { sheets, type sheets_v4 } from '@googleapis/sheets';
import { rowRange } from './a1.ts';
import { type CallsOptions, openCalls } from './calls.ts';
import { type PrintedRange, printedBody } from './printed.ts';
import { googleFetch } from './transport.ts';

export type Request = sheets_v4.Schema$Request;
export type Spreadsheet = sheets_v4.Schema$Spreadsheet;
export type Tag = sheets_v4.Schema$DeveloperMetadata;

export interface NumberFormat {
  type: string;
  pattern: string;
}

export interface SheetsOptions extends CallsOptions {
  /** Roots of the two APIs, e.g. `https://sheets.googleapis.com`. */
  sheetsUrl: string;
  driveUrl: string;
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

/** Requests that run longer than 180 s time out on Google's side: by then a lost write cannot come late any more. */
const ANSWER_MS = 185_000;
const fetchImplementation = googleFetch(ANSWER_MS);
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
  const { credentials, signal } = options;
  const api = sheets({ version: 'v4', rootUrl: `${options.sheetsUrl}/`, fetchImplementation });
  const files = drive({ version: 'v3', rootUrl: `${options.driveUrl}/`, fetchImplementation });
  const { call, headersWith, requests } = openCalls(options);

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
