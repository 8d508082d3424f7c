/** Column letters of a 0-based index: 0 → A, 26 → AA. */
function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A range in A1 notation: rows are 1-based and inclusive, columns 0-based and inclusive. */
export function a1(
  title: string,
  range: { fromRow: number; toRow?: number; fromColumn: number; toColumn: number },
): string {
  const from = `${columnLetters(range.fromColumn)}${range.fromRow}`;
  const to = `${columnLetters(range.toColumn)}${range.toRow ?? ''}`;
  return `${quoted(title)}!${from}:${to}`;
}

/** A whole row (1-based) in A1 notation. */
export function rowRange(title: string, row: number): string {
  return `${quoted(title)}!${row}:${row}`;
}

function quoted(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}
