import { z } from 'zod';
import { GoogleError, invalid } from '../errors.ts';
import { below, parseFieldMask } from '../protocol/field-mask.ts';
import { parseBody, parseQuery } from '../protocol/parse.ts';
import { batchUpdateBody, dataFilter } from '../protocol/schema.ts';
import { type Place, placesOf, tagsOfFilter } from './data-filters.ts';
import { type Call, type Method, pageUrl } from './method.ts';
import { printSpreadsheet } from './print.ts';
import { applyBatch } from './requests/batch.ts';
import { adoptSheet, copyTitle, printSheetProperties } from './requests/sheets.ts';

const flag = z.enum(['true', 'false']).optional();
const getQuery = z.strictObject({
  ranges: z.array(z.string()).optional(),
  includeGridData: flag,
  excludeTablesInBandedRanges: flag,
});

/** Prints the call's spreadsheet; a `fields` mask decides about grid data alone, as documented for spreadsheets.get. */
function print(call: Call, places: Place[] | undefined, withGrid: boolean, maskPath: string[] = []): object {
  const fields = call.query.get('fields');
  const whole = fields
    ? parseFieldMask(fields, maskPath.length > 0 ? 'BatchUpdateSpreadsheetResponse' : 'Spreadsheet')
    : undefined;
  const mask = (whole && below(whole, ...maskPath)) ?? 'all';
  return printSpreadsheet(call.spreadsheet, {
    mask,
    places,
    actor: call.actor,
    url: pageUrl(call.origin, call.spreadsheet.id),
    grid: whole ? maskPath.length === 0 || withGrid : withGrid,
  });
}

function get(call: Call): object {
  const { ranges, includeGridData } = parseQuery(getQuery, call.query, ['ranges']);
  const places = ranges?.map((range) => call.spreadsheet.resolve(range));
  return print(call, places, includeGridData === 'true');
}

const getByFilterBody = z.strictObject({
  dataFilters: z.array(dataFilter).optional(),
  includeGridData: z.boolean().optional(),
  excludeTablesInBandedRanges: z.boolean().optional(),
});

function getByDataFilter(call: Call): object {
  const { dataFilters = [], includeGridData = false } = parseBody(getByFilterBody, call.body);
  const places = dataFilters.flatMap((filter) => placesOf(call.spreadsheet, filter));
  return print(call, dataFilters.length > 0 ? places : undefined, includeGridData);
}

function batchUpdate(call: Call): object {
  const body = parseBody(batchUpdateBody, call.body);
  const { spreadsheet } = call;
  const replies = applyBatch(call, body.requests ?? []);
  const answer = { spreadsheetId: spreadsheet.id, replies };
  if (!body.includeSpreadsheetInResponse) return answer;
  const places = body.responseRanges?.map((range) => spreadsheet.resolve(range));
  return {
    ...answer,
    updatedSpreadsheet: print(call, places, body.responseIncludeGridData ?? false, ['updatedSpreadsheet']),
  };
}

function getMetadata({ spreadsheet, parameter }: Call): object {
  const tag = spreadsheet.metadata.get(Number(parameter));
  if (!tag) throw new GoogleError(404, 'Requested entity was not found.');
  return tag.print();
}

const searchBody = z.strictObject({ dataFilters: z.array(dataFilter).optional() });

function searchMetadata({ spreadsheet, body }: Call): object {
  const { dataFilters = [] } = parseBody(searchBody, body);
  const found = new Map<number, { developerMetadata: object; dataFilters: object[] }>();
  for (const filter of dataFilters) {
    for (const tag of tagsOfFilter(spreadsheet, filter)) {
      const match = found.get(tag.id) ?? { developerMetadata: tag.print(), dataFilters: [] };
      match.dataFilters.push(filter);
      found.set(tag.id, match);
    }
  }
  return found.size > 0 ? { matchedDeveloperMetadata: [...found.values()] } : {};
}

const copyBody = z.strictObject({ destinationSpreadsheetId: z.string().optional() });

function copySheet(call: Call): object {
  const { destinationSpreadsheetId = '' } = parseBody(copyBody, call.body);
  const sheet = call.spreadsheet.sheets.find(({ id }) => String(id) === call.parameter);
  if (!sheet) throw invalid(`Invalid sheetId: No grid with id: ${call.parameter}`);
  const { spreadsheet: target } = call.library.open(destinationSpreadsheetId, call.caller, 'write');
  return target.transact(() => {
    const copy = adoptSheet(
      target,
      { spreadsheet: call.spreadsheet, sheet },
      { title: copyTitle(target, sheet.title) },
    );
    return printSheetProperties(target, copy);
  });
}

/** Methods on the document itself. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets */
export const DOCUMENT_METHODS: Method[] = [
  { name: 'GetSpreadsheet', route: 'GET ', quota: 'read', access: 'read', answers: 'Spreadsheet', run: get },
  {
    name: 'GetSpreadsheetByDataFilter',
    route: 'POST :getByDataFilter',
    quota: 'read',
    access: 'read',
    answers: 'Spreadsheet',
    run: getByDataFilter,
  },
  {
    name: 'BatchUpdateSpreadsheet',
    route: 'POST :batchUpdate',
    quota: 'write',
    access: 'write',
    answers: 'BatchUpdateSpreadsheetResponse',
    run: batchUpdate,
  },
  {
    name: 'GetDeveloperMetadata',
    route: 'GET /developerMetadata/*',
    quota: 'read',
    access: 'read',
    answers: 'DeveloperMetadata',
    run: getMetadata,
  },
  {
    name: 'SearchDeveloperMetadata',
    route: 'POST /developerMetadata:search',
    quota: 'read',
    access: 'read',
    answers: 'SearchDeveloperMetadataResponse',
    run: searchMetadata,
  },
  {
    name: 'CopySheet',
    route: 'POST /sheets/*:copyTo',
    quota: 'write',
    access: 'read',
    answers: 'SheetProperties',
    run: copySheet,
  },
];
