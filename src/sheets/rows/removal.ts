import type { Request } from '../client/client.ts';
import { SheetsError, sheetsProblems } from '../client/errors.ts';
import type { Layout } from '../layout/layout.ts';
import { TRIES } from './commit.ts';
import type { TablePlace } from './place.ts';
import { joinRows, sameKey } from './rows.ts';
import { look } from './sight.ts';

/** A batch of many thousand deletions would run longer than Google lets it. */
const RANGES_PER_REMOVAL = 1000;

type Range = { from: number; to: number };

/**
 * Removes the rows of these keys, and the further rows of doubled keys, from the bottom up. Before each batch the keys
 * of its rows are looked at, after it those of the rows that moved up in their place. Answers how many rows went.
 */
export async function removeRows(place: TablePlace, keys: Set<string>): Promise<number> {
  let removed = 0;
  let tries = 0;
  await place.findAgain();
  for (;;) {
    let going: Range[] = [];
    let isFirst = true;
    try {
      await place.committer.commit(async () => {
        if (!isFirst) await place.findAgain(keys); // an earlier try may have been applied
        isFirst = false;
        going = await rowsToGo(place, keys);
        return deleteRequests(place.layout, going);
      });
    } catch (error) {
      // A person froze or deleted rows in this very moment: they are looked at anew.
      if (!(error instanceof SheetsError) || error.kind !== sheetsProblems.grid || ++tries === TRIES)
        throw error;
      await place.findAgain(keys);
      continue;
    }
    if (going.length === 0) return removed;
    const count = countOf(going);
    removed += count;
    place.index.deleted(going);
    place.layout.rowCount -= count;
    place.layout.frozenRows -= countOf(within(going, place.layout.frozenRows));
    place.layout.workbookCells -= count * place.layout.columnCount;
    if (!(await closedUp(place, going))) {
      place.disturb();
      await place.findAgain(keys);
    }
  }
}

/** What of these ranges stands among the first rows. */
const within = (ranges: Range[], rows: number): Range[] =>
  ranges.flatMap(({ from, to }) => (from <= rows ? { from, to: Math.min(to, rows) } : []));

const countOf = (ranges: Range[]): number => ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);

/** The lowest of the rows that are to go, where they now stand. */
async function rowsToGo(place: TablePlace, keys: Set<string>): Promise<Range[]> {
  for (let tries = 1; ; tries++) {
    const { index } = place;
    const keyOf = new Map<number, string>();
    for (const key of keys) if (index.has(key)) keyOf.set(index.rowOf(key), key);
    const rows = [...keyOf.keys(), ...index.doubles].sort((a, b) => a - b);
    const ranges = joinRows(rows).slice(-RANGES_PER_REMOVAL);
    if (ranges.length === 0) return [];
    const checked = rows.filter((row) => row >= (ranges[0]?.from ?? 0) && keyOf.has(row));
    const found = await keysAt(place, checked);
    if (checked.every((row) => sameKey(found(row), keyOf.get(row) ?? ''))) return ranges;
    if (tries === 5) throw new SheetsError(sheetsProblems.restless, { sheet: place.layout.title }, 0);
    await place.findAgain();
  }
}

/** Whether the rows that stand where deleted ones began are those that came after them. */
async function closedUp(place: TablePlace, ranges: Range[]): Promise<boolean> {
  let gone = 0;
  const seams = ranges.map(({ from, to }) => {
    const row = from - gone;
    gone += to - from + 1;
    return row;
  });
  const wanted = place.index.keysAt(new Set(seams.flatMap((row) => [row - 1, row])));
  const found = await keysAt(place, [...wanted.keys()]);
  return [...wanted].every(([row, key]) => sameKey(found(row), key));
}

async function keysAt(place: TablePlace, rows: number[]): Promise<(row: number) => unknown> {
  if (rows.length === 0) return () => undefined;
  const { client, spreadsheetId, layout, keyAt } = place;
  const wanted = { rows: [], keys: rows, place: null };
  const sight = await look(client, spreadsheetId, layout, place.position(keyAt), wanted);
  return sight.key;
}

/**
 * Requests that delete these ranges from the bottom up. Google keeps a row below the frozen ones: where none would be
 * left, one is made first.
 */
function deleteRequests({ sheetId, rowCount, frozenRows }: Layout, ranges: Range[]): Request[] {
  const requests: Request[] = [...ranges].reverse().map(({ from, to }) => ({
    deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: from - 1, endIndex: to } },
  }));
  const loose = countOf(ranges) - countOf(within(ranges, frozenRows));
  if (requests.length > 0 && loose >= rowCount - frozenRows)
    requests.unshift({ appendDimension: { sheetId, dimension: 'ROWS', length: 1 } });
  return requests;
}
