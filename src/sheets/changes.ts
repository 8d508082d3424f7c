import { a1 } from './a1.ts';
import type { ValueRange } from './client.ts';
import { joinRows } from './rows.ts';

export type Cell = string | number | boolean | null;

/** Cells to write into one row of the sheet, by column of the table; undefined leaves a cell alone, null empties it. */
export interface RowEdit {
  row: number;
  cells: (Cell | undefined)[];
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
  values: unknown[][];
}

/** The fewest ranges that write these cells and no others; rows that change in the same columns share one. */
export function rangesOf(title: string, segments: Segment[], edits: RowEdit[]): ValueRange[] {
  const sorted = [...edits].sort((a, b) => a.row - b.row);
  const blocks: Block[] = [];
  for (const segment of segments) {
    // The blocks that reach down to the last row, by their columns.
    let open: Block[] = [];
    let openRow = 0;
    for (const { row, cells } of sorted) {
      const above: Block[] = row === openRow + 1 ? open : [];
      open = runsOf(segment, cells).map(({ from, to }) => {
        const values = valuesOf(segment, cells, from, to);
        const found = above.find((block) => block.from === from && block.to === to);
        if (found) found.values.push(values);
        const block = found ?? { fromRow: row, from, to, values: [values] };
        if (!found) blocks.push(block);
        return block;
      });
      openRow = row;
    }
  }
  return blocks.map(({ fromRow, from, to, values }) => {
    const range = { fromRow, toRow: fromRow + values.length - 1, fromColumn: from, toColumn: to };
    return { range: a1(title, range), values };
  });
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
