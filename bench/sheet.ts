import { z } from 'zod';
import { serviceAccount, serviceAccountSchema } from '../src/sheets/index.ts';
import type { Providers } from './providers.ts';

/** Cells of one reading: some 16 MB of JSON. */
const SLICE_CELLS = 1_000_000;

const propertiesSchema = z.object({
  sheets: z.array(
    z.object({
      properties: z.object({
        title: z.string(),
        gridProperties: z.object({ rowCount: z.number(), columnCount: z.number() }),
      }),
    }),
  ),
});
const valuesSchema = z.object({ valueRanges: z.array(z.object({ values: z.array(z.any()).default([]) })) });

export type Cell = string | number | boolean;

/** A sheet as it stands. */
export interface Sheet {
  header: Cell[];
  /** The rows below the header, some thousands at a time; of these columns only, where some are named. */
  rows(titles?: string[]): AsyncGenerator<Cell[][]>;
}

/** How a filled table looks to a formula. */
export interface SheetFacts {
  rows: number;
  /** Different keys among the rows. */
  keys: number;
  columns: number;
  /** Shares (0…1) of the filled cells that a formula can count with. */
  numbers: number;
  dates: number;
  /** Share of order numbers (`00012`) that kept their zeros. */
  numbersAsText: number;
}

/** An access token of the sandbox's service account. */
export function accessToken(providers: Providers): Promise<string> {
  return serviceAccount(serviceAccountSchema.parse(providers.serviceAccountKey)).token();
}

/** Opens a sheet for reading. @throws Error when there is none of this title. */
export async function openSheet(providers: Providers, title: string): Promise<Sheet> {
  const token = await accessToken(providers);
  const ask = async (path: string): Promise<unknown> => {
    const address = `${providers.googleUrl}/v4/spreadsheets/${providers.spreadsheetId}${path}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { sheets } = propertiesSchema.parse(await ask('?fields=sheets.properties'));
  const grid = sheets.find(({ properties }) => properties.title === title)?.properties.gridProperties;
  if (!grid) throw new Error(`the spreadsheet has no sheet ${title}`);
  const { rowCount, columnCount } = grid;

  const read = async (ranges: string[]): Promise<Cell[][][]> => {
    const search = new URLSearchParams({ valueRenderOption: 'UNFORMATTED_VALUE' });
    for (const range of ranges) search.append('ranges', `'${title}'!${range}`);
    return valuesSchema
      .parse(await ask(`/values:batchGet?${search}`))
      .valueRanges.map(({ values }) => values);
  };
  const [[header = []] = []] = await read(['1:1']);

  return {
    header,
    async *rows(titles) {
      const columns = titles?.map((name) => columnOf(header, name)) ?? [`A:${lettersOf(columnCount - 1)}`];
      const step = Math.floor(SLICE_CELLS / (titles?.length ?? columnCount));
      for (let from = 2; from <= rowCount; from += step) {
        const to = Math.min(rowCount, from + step - 1);
        const blocks = await read(
          columns.map((range) => {
            const [first, last = first] = range.split(':');
            return `${first}${from}:${last}${to}`;
          }),
        );
        if (!titles) yield blocks[0] ?? [];
        else yield (blocks[0] ?? []).map((_, i) => blocks.map((block) => block[i]?.[0] ?? ''));
      }
    },
  };
}

/** Looks at a filled table. */
export async function sheetFacts(sheet: Sheet): Promise<SheetFacts> {
  const keys = new Set<Cell>();
  const names = share((cell) => typeof cell === 'string');
  const sums = share((cell) => typeof cell === 'number');
  const moments = share((cell) => typeof cell === 'number');
  let rows = 0;
  for await (const slice of sheet.rows(['ID', '№', 'Сумма', 'Время'])) {
    for (const [id = '', name, sum, moment] of slice) {
      if (id === '') continue;
      rows += 1;
      keys.add(id);
      names.note(name);
      sums.note(sum);
      moments.note(moment);
    }
  }
  return {
    rows,
    keys: keys.size,
    columns: sheet.header.length,
    numbers: sums.value,
    dates: moments.value,
    numbersAsText: names.value,
  };
}

function share(fits: (cell: Cell) => boolean) {
  let filled = 0;
  let fitting = 0;
  return {
    note(cell: Cell | undefined) {
      if (cell === undefined || cell === '') return;
      filled += 1;
      if (fits(cell)) fitting += 1;
    },
    get value() {
      return filled === 0 ? 0 : fitting / filled;
    },
  };
}

function columnOf(header: Cell[], title: string): string {
  if (!header.includes(title)) throw new Error(`the sheet has no column ${title}`);
  return lettersOf(header.indexOf(title));
}

/** A, B, … Z, AA, … */
function lettersOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}
