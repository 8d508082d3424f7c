import { z } from 'zod';
import { reading } from '../kept.ts';
import { type Cell, CellError } from './document/cells.ts';
import { formatId, formatOf, internFormats, type RowFormats } from './document/formats.ts';
import { Formula, type Reference } from './document/formula.ts';
import { type Location, Metadata } from './document/metadata.ts';
import { type OwnedProtection, Sheet, type SheetProperties } from './document/sheet.ts';
import { Spreadsheet, type SpreadsheetProperties } from './document/spreadsheet.ts';
import { type Identity, savedIdentitySchema } from './identity/identity.ts';
import type { DriveFile, Library, Role } from './library.ts';
import type { BasicFilter, CellFormat } from './protocol/schema.ts';

/** Rows of a sheet in one record. */
const CHUNK = 500;

/** Written by this program, and read by a later one: shapes are looked at, what is in them is taken as the API left it. */
const thing = z.custom<object>((value) => typeof value === 'object' && value !== null);
const cellSchema = z.union([
  z.null(),
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ f: z.array(z.union([z.string(), thing])) }),
  z.object({ e: z.tuple([z.string(), z.string()]) }),
]);
const rowSchema = z.union([
  z.null(),
  z.object({ c: z.array(cellSchema), s: z.array(z.number()), p: thing.optional() }),
]);
const recordSchema = z.union([
  z.object({ identity: savedIdentitySchema }),
  z.object({ format: z.number(), is: thing }),
  z.object({
    file: z.string(),
    properties: thing,
    metadata: z.array(thing),
    drive: z.object({
      owner: z.string(),
      roles: z.array(z.tuple([z.string(), z.string()])),
      applications: z.array(z.string()),
      trashed: z.boolean(),
      onSharedDrive: z.boolean(),
      office: z.boolean(),
      createdTime: z.string(),
      modifiedTime: z.string(),
    }),
  }),
  z.object({
    sheet: thing,
    columns: z.array(thing.nullable()),
    protections: z.array(thing),
    basicFilter: thing.optional(),
  }),
  z.object({ from: z.number(), rows: z.array(rowSchema) }),
]);
type Saved = z.infer<typeof recordSchema>;
type Of<Key extends string> = Extract<Saved, Record<Key, unknown>>;

/** Everything Google knows here, as records: formats before the cells that have them, a file before its sheets, a sheet before its rows. */
export function* saveGoogle(library: Library, identity: Identity): Iterable<object> {
  yield { identity: identity.save() };
  const known = new Set<number>();
  for (const file of library.list()) {
    yield printFile(file);
    for (const sheet of file.spreadsheet.sheets) {
      const { properties, columns, protections, basicFilter } = sheet;
      yield {
        sheet: properties,
        columns: Array.from(columns, (one) => one ?? null),
        protections,
        basicFilter,
      };
      for (let from = 0; from < sheet.rows.length; from += CHUNK) {
        const rows = sheet.rows.slice(from, from + CHUNK);
        for (const id of new Set(rows.flatMap((row) => row?.formats ?? []))) {
          if (id !== 0 && !known.has(id)) yield { format: id, is: formatOf(id) };
          known.add(id);
        }
        yield {
          from,
          rows: Array.from(rows, (row) =>
            row ? { c: Array.from(row.cells, printCell), s: row.formats, p: row.properties } : null,
          ),
        };
      }
    }
  }
}

function printFile({ spreadsheet, roles, applications, ...drive }: DriveFile): object {
  return {
    file: spreadsheet.id,
    properties: spreadsheet.properties,
    metadata: [...spreadsheet.metadata.values()],
    drive: { ...drive, roles: [...roles], applications: [...applications] },
  };
}

function printCell(cell: Cell | undefined): unknown {
  if (cell instanceof Formula) return { f: cell.parts };
  if (cell instanceof CellError) return { e: [cell.type, cell.message] };
  return cell ?? null;
}

/** Puts what was written into an empty library and identity. @throws UnreadableWorld */
export function restoreGoogle(records: unknown[], library: Library, identity: Identity): void {
  reading(() => restore(records, library, identity));
}

function restore(records: unknown[], library: Library, identity: Identity): void {
  const formats = new Map<number, number>();
  const lists = new Map<string, RowFormats>();
  const mapped = (list: readonly number[]): RowFormats => {
    const key = list.join();
    const kept = lists.get(key) ?? internFormats(list.map((id) => formats.get(id) ?? 0));
    lists.set(key, kept);
    return kept;
  };
  let spreadsheet: Spreadsheet | undefined;
  let sheet: Sheet | undefined;
  for (const json of records) {
    const record = recordSchema.parse(json);
    if ('identity' in record) identity.restore(record.identity);
    else if ('format' in record) formats.set(record.format, formatId(record.is as CellFormat));
    else if ('file' in record) spreadsheet = restoreFile(record, library);
    else if ('sheet' in record) {
      sheet = restoreSheet(record);
      spreadsheet?.sheets.push(sheet);
    } else if (sheet) restoreRows(sheet, record, mapped);
  }
}

function restoreFile({ file, properties, metadata, drive }: Of<'file'>, library: Library): Spreadsheet {
  const spreadsheet = new Spreadsheet(file, properties as SpreadsheetProperties);
  for (const tag of metadata as { id: number; location: Location }[])
    spreadsheet.metadata.set(tag.id, new Metadata(tag as Metadata));
  const { roles, applications, ...rest } = drive;
  Object.assign(library.add(spreadsheet, drive.owner), rest, {
    roles: new Map(roles as [string, Role][]),
    applications: new Set(applications),
  });
  return spreadsheet;
}

function restoreSheet({ sheet: properties, columns, protections, basicFilter }: Of<'sheet'>): Sheet {
  const sheet = new Sheet(properties as SheetProperties);
  sheet.columns = columns.map((one) => one ?? undefined);
  sheet.protections = protections as OwnedProtection[];
  sheet.basicFilter = basicFilter as BasicFilter | undefined;
  return sheet;
}

function restoreRows(
  sheet: Sheet,
  { from, rows }: Of<'from'>,
  formatsOf: (list: readonly number[]) => RowFormats,
): void {
  for (const [index, row] of rows.entries()) {
    if (!row) continue;
    const own = sheet.writableRow(from + index);
    own.formats = formatsOf(row.s);
    if (row.p) own.properties = row.p;
    for (const [column, cell] of row.c.entries()) sheet.setCell(from + index, column, readCell(cell));
  }
}

function readCell(cell: z.infer<typeof cellSchema>): Cell {
  if (typeof cell !== 'object' || cell === null) return cell;
  if ('f' in cell) return new Formula(cell.f as (string | Reference)[]);
  return new CellError(cell.e[0] as CellError['type'], cell.e[1]);
}
