import type { Actor, Spreadsheet } from '../document/spreadsheet.ts';
import type { Caller } from '../identity/identity.ts';
import type { Library } from '../library.ts';
import type { QuotaKind } from './quota.ts';

/** One call of a method: who calls, on what, and what was sent. */
export interface Call {
  library: Library;
  caller: Caller;
  spreadsheet: Spreadsheet;
  actor: Actor;
  query: URLSearchParams;
  body: Buffer;
  /** Where this server stands: "http://127.0.0.1:4001". */
  origin: string;
  /** The part of the path a method takes: a range, a sheet's id, a tag's id. */
  parameter: string;
}

/** A method of the API on one spreadsheet. */
export interface Method {
  /** Its name in Google's service description; error details carry it. */
  name: string;
  /** HTTP method and path below /v4/spreadsheets/{id}; `*` stands for the parameter. */
  route: string;
  /** Which quota it is counted against. */
  quota: QuotaKind;
  /** What it needs on the spreadsheet. */
  access: 'read' | 'write';
  /** The message it answers with: what `fields` selects from. */
  answers: string;
  run: (call: Call) => object;
}

/** Where a person opens a spreadsheet. */
export function pageUrl(origin: string, id: string): string {
  return `${origin}/spreadsheets/d/${id}/edit`;
}
