/** Joins sorted numbers of rows or columns into ranges [from, to], closing gaps of at most `gap` between them. */
export function joinRows(rows: number[], gap = 0): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row <= last.to + 1 + gap) last.to = row;
    else ranges.push({ from: row, to: row });
  }
  return ranges;
}

/** The same value in a cell: an empty cell is absent, null or an empty text. */
export function sameCell(ours: unknown, theirs: unknown): boolean {
  return (ours ?? '') === (theirs ?? '');
}

/** A person may have written a key in capitals: it is the same. */
export function sameKey(cell: unknown, key: string): boolean {
  return cell === key || String(cell).toLowerCase() === key.toLowerCase();
}
