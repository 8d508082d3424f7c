const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Where the keys of a table stand: rows are 1-based; the header is row 1 unless a person moved it. */
export class RowIndex {
  /** The first row of each key. */
  readonly rows = new Map<string, number>();
  /** Further rows of keys that stand in the table more than once. */
  readonly doubles: number[] = [];
  /** The first row with a key; null when there is none. */
  firstRow: number | null = null;
  /** The last row with a key, or the header's. */
  lastRow = 1;

  /** @param column the key column from row 1, as read from the sheet; what is no UUID there is a header or a person's own. */
  static of(column: unknown[][]): RowIndex {
    const index = new RowIndex();
    column.forEach(([value], i) => {
      const key = String(value);
      if (!uuid.test(key)) return;
      const row = i + 1;
      if (index.rows.has(key)) index.doubles.push(row);
      else index.rows.set(key, row);
      index.firstRow ??= row;
      index.lastRow = Math.max(index.lastRow, row);
    });
    return index;
  }

  add(key: string, row: number): void {
    this.rows.set(key, row);
    this.lastRow = Math.max(this.lastRow, row);
  }
}

/** Joins sorted row numbers into ranges [from, to], closing gaps of at most `gap` rows. */
export function joinRows(rows: number[], gap = 0): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row <= last.to + 1 + gap) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges;
}

/** Joins the columns of a table into runs of the sheet's columns, closing gaps of at most three foreign columns. */
export function joinColumns(positions: number[]): { from: number; to: number }[] {
  return joinRows(
    [...positions].sort((a, b) => a - b),
    3,
  );
}

/** The same value in a cell: an empty cell is absent, null or an empty text. */
export function sameCell(ours: unknown, theirs: unknown): boolean {
  return (ours ?? '') === (theirs ?? '');
}
