import { z } from 'zod';
import type { Spreadsheet } from '../document/spreadsheet.ts';
import { GoogleError, invalid } from '../errors.ts';
import { parseBody, parseQuery } from '../protocol/parse.ts';
import { type DataFilter, dataFilter, majorDimension, valueRange } from '../protocol/schema.ts';
import { placesOf } from './data-filters.ts';
import type { Call, Method } from './method.ts';
import { appendValues } from './values-append.ts';
import { type RenderOptions, readValues } from './values-read.ts';
import { clearValues, type Written, writeValues } from './values-write.ts';

const render = z.enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']).optional();
const renderDates = z.enum(['SERIAL_NUMBER', 'FORMATTED_STRING']).optional();
const input = z.enum(['RAW', 'USER_ENTERED', 'INPUT_VALUE_OPTION_UNSPECIFIED']).optional();

const readOptions = {
  majorDimension,
  valueRenderOption: render,
  dateTimeRenderOption: renderDates,
};

interface ReadInput {
  majorDimension?: 'ROWS' | 'COLUMNS';
  valueRenderOption?: RenderOptions['values'];
  dateTimeRenderOption?: RenderOptions['dates'];
}

function renderOptions(options: ReadInput): RenderOptions {
  return {
    majorDimension: options.majorDimension,
    values: options.valueRenderOption,
    dates: options.dateTimeRenderOption,
  };
}

function get({ spreadsheet, query, parameter }: Call): object {
  const options = parseQuery(z.strictObject(readOptions), query);
  return readValues(spreadsheet, spreadsheet.resolve(parameter), renderOptions(options));
}

const batchGetQuery = z.strictObject({ ...readOptions, ranges: z.array(z.string()).optional() });

function batchGet({ spreadsheet, query }: Call): object {
  const options = parseQuery(batchGetQuery, query, ['ranges']);
  const valueRanges = (options.ranges ?? []).map((range) =>
    readValues(spreadsheet, spreadsheet.resolve(range), renderOptions(options)),
  );
  return { spreadsheetId: spreadsheet.id, valueRanges };
}

const batchGetFilterBody = z.strictObject({ ...readOptions, dataFilters: z.array(dataFilter).optional() });

function batchGetByDataFilter({ spreadsheet, body }: Call): object {
  const { dataFilters = [], ...options } = parseBody(batchGetFilterBody, body);
  // Filters that find the same place are answered together.
  const found = new Map<string, { valueRange: { range: string }; dataFilters: DataFilter[] }>();
  for (const filter of dataFilters) {
    for (const place of placesOf(spreadsheet, filter)) {
      const values = readValues(spreadsheet, place, renderOptions(options));
      const match = found.get(values.range) ?? { valueRange: values, dataFilters: [] };
      match.dataFilters.push(filter);
      found.set(values.range, match);
    }
  }
  return { spreadsheetId: spreadsheet.id, valueRanges: found.size > 0 ? [...found.values()] : undefined };
}

const flag = z.enum(['true', 'false']).optional();
const writeQuery = {
  valueInputOption: input,
  includeValuesInResponse: flag,
  responseValueRenderOption: render,
  responseDateTimeRenderOption: renderDates,
};

interface WriteInput {
  valueInputOption?: z.infer<typeof input>;
  includeValuesInResponse?: boolean | 'true' | 'false';
  responseValueRenderOption?: RenderOptions['values'];
  responseDateTimeRenderOption?: RenderOptions['dates'];
}

/** How values are read, and whether they are sent back. Throws 400 when the caller does not say how to read them. */
function writeOptions(options: WriteInput, call: Call) {
  const { valueInputOption } = options;
  if (!valueInputOption || valueInputOption === 'INPUT_VALUE_OPTION_UNSPECIFIED') {
    throw invalid("'valueInputOption' is required but not specified");
  }
  const wantsEcho = options.includeValuesInResponse === true || options.includeValuesInResponse === 'true';
  const echo = { values: options.responseValueRenderOption, dates: options.responseDateTimeRenderOption };
  return { input: valueInputOption, actor: call.actor, echo: wantsEcho ? echo : undefined };
}

function update(call: Call): object {
  const { spreadsheet, parameter } = call;
  const options = writeOptions(parseQuery(z.strictObject(writeQuery), call.query), call);
  const data = parseBody(valueRange, call.body);
  if (data.range !== undefined && data.range !== parameter) {
    throw invalid(`Requested writing within range [${parameter}], but the body names range [${data.range}]`);
  }
  const written = spreadsheet.transact(() =>
    writeValues(spreadsheet, spreadsheet.resolve(parameter), data, options),
  );
  return { spreadsheetId: spreadsheet.id, ...written };
}

const writeBody = {
  valueInputOption: input,
  includeValuesInResponse: z.boolean().optional(),
  responseValueRenderOption: render,
  responseDateTimeRenderOption: renderDates,
};
const batchUpdateBody = z.strictObject({ ...writeBody, data: z.array(valueRange).optional() });

function batchUpdate(call: Call): object {
  const { spreadsheet } = call;
  const { data = [], ...sent } = parseBody(batchUpdateBody, call.body);
  const options = writeOptions(sent, call);
  const responses = spreadsheet.transact(() =>
    data.map((values, index) =>
      within(`Invalid data[${index}]`, () =>
        writeValues(spreadsheet, spreadsheet.resolve(values.range ?? ''), values, options),
      ),
    ),
  );
  return totals(spreadsheet, responses);
}

const filterUpdateBody = z.strictObject({
  ...writeBody,
  data: z
    .array(z.strictObject({ dataFilter, majorDimension, values: z.array(z.array(z.unknown())).optional() }))
    .optional(),
});

function batchUpdateByDataFilter(call: Call): object {
  const { spreadsheet } = call;
  const { data = [], ...sent } = parseBody(filterUpdateBody, call.body);
  const options = writeOptions(sent, call);
  const responses = spreadsheet.transact(() =>
    data.flatMap((values, index) =>
      within(`Invalid data[${index}]`, () =>
        placesOf(spreadsheet, values.dataFilter).map((place) => ({
          ...writeValues(spreadsheet, place, values, options),
          dataFilter: values.dataFilter,
        })),
      ),
    ),
  );
  return totals(spreadsheet, responses);
}

function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GoogleError ? error.at(place) : error;
  }
}

function totals(spreadsheet: Spreadsheet, responses: Written[]): object {
  const sum = (count: (written: Written) => number | undefined) =>
    responses.reduce((total, written) => total + (count(written) ?? 0), 0) || undefined;
  const sheets = new Set(
    responses.map(({ updatedRange }) => updatedRange.slice(0, updatedRange.lastIndexOf('!'))),
  );
  return {
    spreadsheetId: spreadsheet.id,
    totalUpdatedRows: sum(({ updatedRows }) => updatedRows),
    totalUpdatedColumns: sum(({ updatedColumns }) => updatedColumns),
    totalUpdatedCells: sum(({ updatedCells }) => updatedCells),
    totalUpdatedSheets: sheets.size || undefined,
    responses: responses.map((written) => ({ spreadsheetId: spreadsheet.id, ...written })),
  };
}

const appendQuery = z.strictObject({
  ...writeQuery,
  insertDataOption: z.enum(['OVERWRITE', 'INSERT_ROWS']).optional(),
});

function append(call: Call): object {
  const { spreadsheet, parameter } = call;
  const sent = parseQuery(appendQuery, call.query);
  const options = { ...writeOptions(sent, call), insertRows: sent.insertDataOption === 'INSERT_ROWS' };
  const data = parseBody(valueRange, call.body);
  const { tableRange, updates } = spreadsheet.transact(() =>
    appendValues(spreadsheet, spreadsheet.resolve(parameter), data, options),
  );
  return {
    spreadsheetId: spreadsheet.id,
    tableRange,
    updates: { spreadsheetId: spreadsheet.id, ...updates },
  };
}

function clear(call: Call): object {
  const { spreadsheet, parameter, actor } = call;
  parseBody(z.strictObject({}), call.body);
  const clearedRange = spreadsheet.transact(() =>
    clearValues(spreadsheet, spreadsheet.resolve(parameter), actor),
  );
  return { spreadsheetId: spreadsheet.id, clearedRange };
}

function batchClear(call: Call): object {
  const { spreadsheet, actor } = call;
  const { ranges = [] } = parseBody(z.strictObject({ ranges: z.array(z.string()).optional() }), call.body);
  const clearedRanges = spreadsheet.transact(() =>
    ranges.map((range) => clearValues(spreadsheet, spreadsheet.resolve(range), actor)),
  );
  return { spreadsheetId: spreadsheet.id, clearedRanges };
}

const READ = { quota: 'read', access: 'read' } as const;
const WRITE = { quota: 'write', access: 'write' } as const;

/** Methods on values. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values */
export const VALUE_METHODS: Method[] = [
  {
    name: 'BatchGetValues',
    route: 'GET /values:batchGet',
    ...READ,
    answers: 'BatchGetValuesResponse',
    run: batchGet,
  },
  { name: 'GetValues', route: 'GET /values/*', ...READ, answers: 'ValueRange', run: get },
  {
    name: 'BatchGetValuesByDataFilter',
    route: 'POST /values:batchGetByDataFilter',
    ...READ,
    answers: 'BatchGetValuesByDataFilterResponse',
    run: batchGetByDataFilter,
  },
  { name: 'UpdateValues', route: 'PUT /values/*', ...WRITE, answers: 'UpdateValuesResponse', run: update },
  {
    name: 'BatchUpdateValues',
    route: 'POST /values:batchUpdate',
    ...WRITE,
    answers: 'BatchUpdateValuesResponse',
    run: batchUpdate,
  },
  {
    name: 'BatchUpdateValuesByDataFilter',
    route: 'POST /values:batchUpdateByDataFilter',
    ...WRITE,
    answers: 'BatchUpdateValuesByDataFilterResponse',
    run: batchUpdateByDataFilter,
  },
  {
    name: 'AppendValues',
    route: 'POST /values/*:append',
    ...WRITE,
    answers: 'AppendValuesResponse',
    run: append,
  },
  {
    name: 'ClearValues',
    route: 'POST /values/*:clear',
    ...WRITE,
    answers: 'ClearValuesResponse',
    run: clear,
  },
  {
    name: 'BatchClearValues',
    route: 'POST /values:batchClear',
    ...WRITE,
    answers: 'BatchClearValuesResponse',
    run: batchClear,
  },
];
