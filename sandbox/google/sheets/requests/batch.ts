import { GoogleError, invalid } from '../../errors.ts';
import { parseJson } from '../../protocol/parse.ts';
import { batchRequest, type RequestKinds } from '../../protocol/schema.ts';
import { updateBorders } from './borders.ts';
import { appendCells, repeatCell, updateCells } from './cells.ts';
import type { Context, Handler } from './context.ts';
import {
  appendDimensionRequest,
  autoResizeDimensions,
  deleteDimensionRequest,
  insertDimensionRequest,
  moveDimensionRequest,
  updateDimensionProperties,
} from './dimensions.ts';
import { findReplace } from './find-replace.ts';
import { createDeveloperMetadata, deleteDeveloperMetadata, updateDeveloperMetadata } from './metadata.ts';
import { copyPaste, cutPaste } from './paste.ts';
import { addProtectedRange, clearBasicFilter, deleteProtectedRange, setBasicFilter } from './protection.ts';
import {
  addSheetRequest,
  deleteSheet,
  duplicateSheet,
  updateSheetProperties,
  updateSpreadsheetProperties,
} from './sheets.ts';
import { sortRange } from './sort.ts';

/** More sub-requests than this are refused (seen in public trackers). */
const MAX_REQUESTS = 100_000;

const HANDLERS: { [K in keyof RequestKinds]: Handler<K> } = {
  addSheet: addSheetRequest,
  deleteSheet,
  updateSheetProperties,
  duplicateSheet,
  updateSpreadsheetProperties,
  updateCells,
  appendCells,
  repeatCell,
  updateDimensionProperties,
  autoResizeDimensions,
  appendDimension: appendDimensionRequest,
  insertDimension: insertDimensionRequest,
  deleteDimension: deleteDimensionRequest,
  moveDimension: moveDimensionRequest,
  copyPaste,
  cutPaste,
  sortRange,
  setBasicFilter,
  clearBasicFilter,
  addProtectedRange,
  deleteProtectedRange,
  updateBorders,
  createDeveloperMetadata,
  updateDeveloperMetadata,
  deleteDeveloperMetadata,
  findReplace,
};

/**
 * Applies the sub-requests in order, all or none, and returns one reply for each ({} where there is nothing to say).
 * Every request is parsed before the first is applied. Throws 400 naming the request at fault.
 */
export function applyBatch(context: Context, requests: unknown[]): object[] {
  if (requests.length === 0) throw invalid('Must specify at least one request.');
  if (requests.length > MAX_REQUESTS)
    throw invalid(`Cannot exceed ${MAX_REQUESTS} requests in a single batch.`);
  const steps = requests.map((request, index) => readStep(request, index));
  return context.spreadsheet.transact(() =>
    steps.map(({ kind, apply }, index) => {
      try {
        return apply(context) ?? {};
      } catch (error) {
        throw error instanceof GoogleError ? error.at(`Invalid requests[${index}].${kind}`) : error;
      }
    }),
  );
}

function readStep(request: unknown, index: number) {
  const parsed = parseJson(batchRequest, request, `requests[${index}]`);
  const kinds = Object.keys(parsed) as (keyof RequestKinds)[];
  const [kind, second] = kinds;
  if (!kind) throw invalid(`Invalid requests[${index}]: No request set.`);
  if (second) {
    throw invalid(
      `Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`,
    );
  }
  return step(kind, parsed[kind]);
}

function step<K extends keyof RequestKinds>(kind: K, parameters: RequestKinds[K] | undefined) {
  return { kind, apply: (context: Context) => HANDLERS[kind](context, parameters!) };
}
