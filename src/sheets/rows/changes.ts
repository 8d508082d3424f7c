import type { Cell } from '../../protocol/index.ts';
import { a1 } from '../client/a1.ts';
import type { PrintedRange } from '../client/printed.ts';
import { joinRows } from './rows.ts';

/** Cells to write into one row of the sheet, by column of the table; undefined leaves a cell alone, null empties it. */
export interface RowEdit {
  readonly row: number;
  readonly cells: (Cell | undefined)[];
  /** All of them as a JSON array in UTF-8, empty ones as empty texts, where the row is printed already. */
  readonly printed?: Uint8Array;
}

/** Neighbouring columns of the sheet that are all ours. */
export interface Segment {
  /** 0-based. */
  from: number;
  /** For each of its columns the table's column that stands there. */
  sources: number[];
}

/**
 * A range costs some 60 bytes, a cell that is left alone inside one ("null") five: changed cells apart by no more than
 * this share a range. Ranges end where a person's own column begins, for that may be protected.
 */
const GAP = 10;

/** The table's columns as they stand side by side in the sheet. */
export function segmentsOf(positions: number[]): Segment[] {
  const sourceAt = new Map(positions.map((position, source) => [position, source]));
  const sorted = [...sourceAt.keys()].sort((a, b) => a - b);
  return joinRows(sorted).map(({ from, to }) => ({
    from,
    sources: Array.from({ length: to - from + 1 }, (_, i) => sourceAt.get(from + i) ?? 0),
  }));
}

interface Block {
  fromRow: number;
  from: number;
  to: number;
  rows: PrintedRange['rows'];
}

/** The fewest ranges that write these cells and no others; rows that change in the same columns share one. */
export function rangesOf(title: string, segments: Segment[], edits: RowEdit[]): PrintedRange[] {
  const sorted = [...edits].sort((a, b) => a.row - b.row);
  // The table's columns stand side by side in their own order: a row goes as it was printed.
  const [first, second] = segments;
  const whole = !second && first !== undefined && first.sources.every((source, i) => source === i);
  const blocks: Block[] = [];
  for (const segment of segments) {
    // The blocks that reach down to the last row, by their columns.
    let open: Block[] = [];
    let openRow = 0;
    for (const edit of sorted) {
      const above: Block[] = edit.row === openRow + 1 ? open : [];
      openRow = edit.row;
      const [only] = above;
      if (whole && edit.printed && only && above.length === 1 && isWhole(only, segment)) {
        only.rows.push(edit.printed); // one new row below another: the usual case needs no more than this
        continue;
      }
      open = printedRuns(segment, edit, whole).map(({ from, to, printed }) => {
        const found = above.find((block) => block.from === from && block.to === to);
        if (found) found.rows.push(printed);
        const block = found ?? { fromRow: edit.row, from, to, rows: [printed] };
        if (!found) blocks.push(block);
        return block;
      });
    }
  }
  return blocks.map(({ fromRow, from, to, rows }) => {
    const range = { fromRow, toRow: fromRow + rows.length - 1, fromColumn: from, toColumn: to };
    return { range: a1(title, range), rows };
  });
}

const isWhole = ({ from, to }: Block, segment: Segment): boolean =>
  from === segment.from && to === segment.from + segment.sources.length - 1;

/** What a row has to write, as JSON. */
function printedRuns(
  segment: Segment,
  edit: RowEdit,
  whole: boolean,
): { from: number; to: number; printed: string | Uint8Array }[] {
  if (whole && edit.printed !== undefined) {
    return [{ from: segment.from, to: segment.from + segment.sources.length - 1, printed: edit.printed }];
  }
  const { cells } = edit;
  return runsOf(segment, cells).map(({ from, to }) => ({
    from,
    to,
    printed: JSON.stringify(valuesOf(segment, cells, from, to)),
  }));
}

/** Columns of the sheet, inclusive, between which a row has something to write. */
function runsOf({ from, sources }: Segment, cells: (Cell | undefined)[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let last: { from: number; to: number } | undefined;
  for (let i = 0; i < sources.length; i++) {
    if (cells[sources[i] ?? 0] === undefined) continue;
    const column = from + i;
    if (last && column <= last.to + 1 + GAP) last.to = column;
    else {
      last = { from: column, to: column };
      runs.push(last);
    }
  }
  return runs;
}

/** Cells as the API takes them: null leaves a cell alone, an empty text empties it. */
function valuesOf(segment: Segment, cells: (Cell | undefined)[], from: number, to: number): unknown[] {
  const values: unknown[] = new Array(to - from + 1);
  for (let i = 0; i < values.length; i++) {
    const cell = cells[segment.sources[from - segment.from + i] ?? 0];
    values[i] = cell === undefined ? null : (cell ?? '');
  }
  return values;
}
