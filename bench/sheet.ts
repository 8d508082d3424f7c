import { z } from 'zod';
import { serviceAccount, serviceAccountSchema } from '../src/sheets/index.ts';
import type { BenchSandbox } from './sandbox.ts';

const valuesSchema = z.object({
  valueRanges: z.array(z.object({ values: z.array(z.array(z.unknown())).default([]) })),
});

/** How a filled sheet looks to a formula. */
export interface SheetFacts {
  rows: number;
  /** Different ids among the rows. */
  orders: number;
  /** Shares (0…1) of the filled cells that a formula can count with. */
  numbers: number;
  dates: number;
  /** Share of order numbers (`00012`) that kept their zeros. */
  numbersAsText: number;
}

/** An access token of the sandbox's service account. */
export function accessToken(sandbox: BenchSandbox): Promise<string> {
  return serviceAccount(serviceAccountSchema.parse(sandbox.serviceAccountKey)).token();
}

/** Reads what stands in a sheet, in two calls. */
export async function readSheet(sandbox: BenchSandbox, title: string): Promise<SheetFacts> {
  const token = await accessToken(sandbox);
  const read = async (ranges: string[]) => {
    const search = new URLSearchParams({ valueRenderOption: 'UNFORMATTED_VALUE' });
    for (const range of ranges) search.append('ranges', `'${title}'!${range}`);
    const address = `${sandbox.googleUrl}/v4/spreadsheets/${sandbox.spreadsheetId}/values:batchGet?${search}`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return valuesSchema.parse(await answer.json()).valueRanges.map(({ values }) => values);
  };
  const [[header = []] = []] = await read(['1:1']);
  const letters = ['ID', '№', 'Сумма', 'Время'].map((name) => {
    if (!header.includes(name)) throw new Error(`the sheet has no column ${name}`);
    return columnLetters(header.indexOf(name));
  });
  const columns = await read(letters.map((letter) => `${letter}2:${letter}`));
  const [ids = [], names = [], sums = [], moments = []] = columns.map((column) =>
    column.map(([cell]) => cell),
  );
  return {
    rows: ids.length,
    orders: new Set(ids).size,
    numbers: share(sums, (cell) => typeof cell === 'number'),
    dates: share(moments, (cell) => typeof cell === 'number'),
    numbersAsText: share(names, (cell) => typeof cell === 'string'),
  };
}

function share(cells: unknown[], fits: (cell: unknown) => boolean): number {
  const filled = cells.filter((cell) => cell !== undefined && cell !== '');
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
}

/** A, B, … Z, AA, … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
