import { invalid } from '../errors.ts';

/** A rectangle of the grid; indexes from 0, ends exclusive, an absent bound is open. */
export interface Span {
  startRow?: number;
  endRow?: number;
  startColumn?: number;
  endColumn?: number;
}

/** A rectangle with every bound known. */
export type Box = Required<Span>;

const CELL = /^(?:\$?([A-Za-z]{1,3}))?(?:\$?([1-9]\d*))?$/;

/** Splits A1 notation in title and span: "'It''s'!A1:B2", "A:C", "2:5", "A2:C", "Sheet1". Throws "Unable to parse range". */
export function parseA1(text: string): { title?: string; span: Span } {
  const quoted = /^'((?:[^']|'')*)'(?:!(.*))?$/s.exec(text);
  if (quoted) {
    const title = quoted[1]!.replaceAll("''", "'");
    return { title, span: quoted[2] === undefined ? {} : requireSpan(quoted[2], text) };
  }
  const mark = text.lastIndexOf('!');
  if (mark >= 0) return { title: text.slice(0, mark), span: requireSpan(text.slice(mark + 1), text) };
  const span = parseSpan(text);
  return span ? { span } : { title: text, span: {} };
}

function requireSpan(text: string, whole: string): Span {
  const span = parseSpan(text);
  if (!span) throw invalid(`Unable to parse range: ${whole}`);
  return span;
}

function parseSpan(text: string): Span | undefined {
  const [first = '', second, ...rest] = text.split(':');
  if (rest.length > 0) return undefined;
  const start = CELL.exec(first);
  const end = CELL.exec(second ?? first);
  if (!start || !end || first === '' || second === '') return undefined;
  // "A" or "7" alone is a sheet title, not a range.
  if (second === undefined && (!start[1] || !start[2])) return undefined;
  const columns = order(start[1] && columnIndex(start[1]), end[1] && columnIndex(end[1]));
  const rows = order(start[2] && Number(start[2]) - 1, end[2] && Number(end[2]) - 1);
  return { startRow: rows[0], endRow: rows[1], startColumn: columns[0], endColumn: columns[1] };
}

/** Two inclusive ends, in either order, as start and exclusive end; one end alone leaves the range open. */
function order(
  a: number | '' | undefined,
  b: number | '' | undefined,
): [number | undefined, number | undefined] {
  const first = typeof a === 'number' ? a : undefined;
  const last = typeof b === 'number' ? b : undefined;
  if (first !== undefined && last !== undefined) return [Math.min(first, last), Math.max(first, last) + 1];
  return [first ?? last, undefined];
}

/** "A" → 0, "AA" → 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** 0 → "A", 26 → "AA". */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A title as it stands before "!": quoted unless it is a plain word that cannot be taken for a cell. */
export function quoteTitle(title: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^([A-Za-z]{1,3}\d+|R\d*C\d*)$/i.test(title);
  return plain ? title : `'${title.replaceAll("'", "''")}'`;
}

/** "A1:C3"; a single cell is printed as "A1". */
function printBox(box: Box): string {
  const start = `${columnLetters(box.startColumn)}${box.startRow + 1}`;
  const end = `${columnLetters(box.endColumn - 1)}${box.endRow}`;
  return start === end ? start : `${start}:${end}`;
}

/** Title and box together, as answers carry them: "Sheet1!A1:C3". */
export function printRange(title: string, box: Box): string {
  return `${quoteTitle(title)}!${printBox(box)}`;
}
