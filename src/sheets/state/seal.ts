import { z } from 'zod';
import type { TableColumn } from '../../protocol/index.ts';

/**
 * What a table remembers of its rows without remembering them, in the order of no matter what: which keys there are, and
 * for some of its columns which cells stand beside which keys. Sums of hashes, so that a sorted table keeps its seal.
 */
export const sealSchema = z.object({
  keys: z.string(),
  /** By column: the sum over keys with their cells, then the sum over the cells alone. */
  cells: z.record(z.string(), z.tuple([z.number(), z.number()])),
});
export type Seal = z.infer<typeof sealSchema>;

/** Whether the very keys of an earlier seal stand in the table. Nothing is known of a table without one. */
export function sameKeys(stood: Seal | undefined, now: Seal): boolean {
  return stood?.keys === now.keys;
}

/**
 * The columns whose cells are the same as before but stand beside other keys: a range was sorted that left the keys out.
 * An edited cell changes both sums and says nothing.
 */
export function mixedColumns(stood: Seal | undefined, now: Seal): string[] {
  return Object.entries(now.cells).flatMap(([column, [pairs, cells]]) => {
    const then = stood?.cells[column];
    return then && then[1] === cells && then[0] !== pairs ? column : [];
  });
}

/** Up to so many rows many columns are sealed; of longer tables the first and the last one. */
const FEW_ROWS = 5000;
const MANY_COLUMNS = 8;

/**
 * Which of a table's columns are sealed, by number: those at both ends, because whoever leaves out the keys when sorting
 * selects from one end or up to the other.
 * @param others columns that are no witnesses: keys, marks.
 */
export function witnessesOf(columns: TableColumn[], others: number[], rows: number): number[] {
  const fit = columns.flatMap((column, i) => (others.includes(i) || column.gone ? [] : i));
  const half = rows > FEW_ROWS ? 1 : MANY_COLUMNS / 2;
  return fit.filter((_, i) => i < half || i >= fit.length - half);
}

/** FNV-1a over UTF-16 units (isthe.com/chongo/tech/comp/fnv); a number is told from the text of its digits. */
const TEXT_SEED = 0x811c9dc5;
const OTHER_SEED = 0x2f0b4c47;
const PRIME = 0x01000193;

/** A hash of a cell's value: 32 bits. An empty cell is absent, null or an empty text. */
export function hashOf(cell: unknown): number {
  if (cell === null || cell === undefined || cell === '') return 0;
  const text = typeof cell === 'string' ? cell : String(cell);
  let hash = typeof cell === 'string' ? TEXT_SEED : OTHER_SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return stirred(hash);
}

/** Every bit of a number spread over all of them. */
export function stirred(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const QUOTE = '"'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const [MINUS, ZERO, NINE] = ['-', '0', '9'].map((sign) => sign.charCodeAt(0)) as [number, number, number];

/**
 * The hash of one cell of a row that is printed as a JSON array without spaces: only the way to it is read, from the
 * nearer end, for there may be a million rows.
 */
export function hashInPrinted(printed: Uint8Array, column: number, columns: number): number {
  return column < columns / 2 ? hashFromStart(printed, column) : hashFromEnd(printed, columns - 1 - column);
}

function hashFromStart(printed: Uint8Array, skip: number): number {
  let at = 1;
  for (let left = skip; ; left--) {
    const end = endOf(printed, at);
    if (left === 0) return hashOfToken(printed, at, end);
    at = end + 1;
  }
}

/** Where the value that begins here ends. */
function endOf(printed: Uint8Array, at: number): number {
  if (printed[at] !== QUOTE) {
    let end = at;
    while (end < printed.length - 1 && printed[end] !== COMMA) end++;
    return end;
  }
  let end = at + 1;
  while (printed[end] !== QUOTE) end += printed[end] === BACKSLASH ? 2 : 1;
  return end + 1;
}

function hashFromEnd(printed: Uint8Array, skip: number): number {
  let end = printed.length - 1;
  for (let left = skip; ; left--) {
    const at = beginOf(printed, end);
    if (left === 0) return hashOfToken(printed, at, end);
    end = at - 1;
  }
}

/** Where the value that ends before here begins. Inside a text every quote has an odd number of backslashes before it. */
function beginOf(printed: Uint8Array, end: number): number {
  let at = end - 1;
  if (printed[at] !== QUOTE) {
    while (at > 0 && printed[at] !== COMMA) at--;
    return at + 1;
  }
  for (at--; ; at--) {
    if (printed[at] !== QUOTE) continue;
    let slashes = 0;
    while (printed[at - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
}

/** `hashOf` what is printed there: of ASCII by its bytes, without making a text of them. */
function hashOfToken(printed: Uint8Array, from: number, to: number): number {
  const first = printed[from] as number;
  if (first !== QUOTE && !isNumeric(first)) return hashOfOther(printed, from, to);
  const inner = first === QUOTE ? 1 : 0;
  if (to - from === 2 * inner) return 0;
  let hash = inner ? TEXT_SEED : OTHER_SEED;
  for (let at = from + inner; at < to - inner; at++) {
    const byte = printed[at] as number;
    if (byte === BACKSLASH || byte > 127) return hashOfOther(printed, from, to);
    hash = Math.imul(hash ^ byte, PRIME);
  }
  return stirred(hash);
}

/** A printed number, and what else begins with its signs. JSON prints numbers like `String`. */
const isNumeric = (first: number) => first === MINUS || (first >= ZERO && first <= NINE);

function hashOfOther(printed: Uint8Array, from: number, to: number): number {
  return hashOf(JSON.parse(Buffer.from(printed.buffer, printed.byteOffset + from, to - from).toString()));
}
