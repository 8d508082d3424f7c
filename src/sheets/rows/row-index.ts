import { type Seal, stirred } from '../state/seal.ts';
import { grown, numbers } from './numbers.ts';
import { ObjectGroups } from './object-groups.ts';
import { RowNumbers } from './row-numbers.ts';
import { UuidTable } from './uuid-table.ts';

/**
 * Where the keys of a table stand: rows are 1-based; the header is row 1 unless a person moved it. Numbers in typed
 * arrays, so that a million keys take 20 to 30 MB and objects with several rows another 25.
 */
export class RowIndex {
  readonly #keys = new UuidTable();
  /** The first row of each key; 0 when it stands nowhere any more. */
  readonly #rows = new RowNumbers();
  /** 1 where a key's presence cell says that its object is gone; empty where no cell can say so. */
  #marks: Uint8Array;
  readonly #groups: ObjectGroups | null;
  #size = 0;
  /** How many keys there is room for. */
  #room = 256;
  /** Further rows of keys that stand in the table more than once. */
  doubles: number[] = [];
  /** The first row with a key; null when there is none. */
  firstRow: number | null = null;
  /** The last row with a key, or the header's; further down when the rows below it are taken. */
  lastRow = 1;
  /** The row where the header of the column of keys stands, as far as it is known by its text. */
  headerRow: number | null = null;
  headerText: unknown = null;
  /** The key of the last row, by number. */
  #last = -1;

  readonly #gone: readonly unknown[];
  /** Columns of which the hash of each row's cell is kept, and the hashes, key by key. */
  readonly #witnesses: readonly string[];
  #hashes: Uint16Array;

  /**
   * @param grouped objects may have several rows; otherwise a key is its own object.
   * @param gone words of a presence cell that mean "gone".
   * @param witnesses keys of the columns whose cells are sealed.
   */
  constructor(grouped = false, gone: readonly string[] = [], witnesses: readonly string[] = []) {
    this.#gone = gone;
    this.#marks = numbers(Uint8Array, gone.length > 0 ? 256 : 0);
    this.#witnesses = witnesses;
    this.#hashes = numbers(Uint16Array, 256 * witnesses.length);
    this.#groups = grouped ? new ObjectGroups() : null;
  }

  /** Number of different keys. */
  get size(): number {
    return this.#size;
  }

  /** Number of different objects. */
  get objects(): number {
    return this.#groups?.size ?? this.#size;
  }

  /** Objects whose presence cell says that they are gone. */
  get marked(): number {
    const objects = new Set<number>();
    let marked = 0;
    for (let key = 0; key < this.#keys.size; key++) {
      if (!this.#marks[key] || !this.#rows.at(key)) continue;
      if (this.#groups) objects.add(this.#groups.of(key));
      else marked += 1;
    }
    return this.#groups ? objects.size : marked;
  }

  /** Makes room for this many keys at once. */
  reserve(size: number): void {
    this.#keys.reserve(size);
    if (this.#room >= size) return;
    this.#room = size;
    if (this.#gone.length > 0) this.#marks = grown(this.#marks, size);
    if (this.#witnesses.length > 0) this.#hashes = grown(this.#hashes, size * this.#witnesses.length);
    this.#groups?.reserveKeys(size);
  }

  /** The last row with a key. */
  get last(): { row: number; key: string } | null {
    const row = this.#rows.at(this.#last);
    return row > 0 ? { row, key: this.#keys.at(this.#last) } : null;
  }

  has(key: string): boolean {
    return this.rowOf(key) > 0;
  }

  /** The row of a key; 0 when it stands nowhere. */
  rowOf(key: string): number {
    const number = this.#keys.find(key);
    return number < 0 ? 0 : this.#rows.at(number);
  }

  /**
   * Notes a row as it was read; a second row of a key is a double. Answers whether it has a key.
   * @param key what is no UUID is a header or a person's own.
   * @param witness the hash of a sealed column's cell.
   */
  found(key: unknown, row: number, object: unknown, mark: unknown, witness?: (i: number) => number): boolean {
    const number = this.#numberOf(String(key));
    if (number < 0) return false;
    this.firstRow ??= row;
    this.lastRow = Math.max(this.lastRow, row);
    if (this.#rows.at(number)) this.doubles.push(row);
    else {
      this.#place(number, row, object, mark);
      if (witness) this.#seen(number, witness);
    }
    return true;
  }

  #seen(number: number, witness: (i: number) => number | undefined): void {
    const count = this.#witnesses.length;
    for (let i = 0; i < count; i++) {
      const hash = witness(i);
      if (hash !== undefined) this.#hashes[number * count + i] = halved(hash);
    }
  }

  /** What these rows are known by next time. */
  seal(): Seal {
    const sums = new Int32Array(2);
    const cells = this.#witnesses.map(() => new Int32Array(2));
    for (let number = 0; number < this.#keys.size; number++) {
      if (!this.#rows.at(number)) continue;
      const key = this.#keys.hash(number);
      sums[0] = (sums[0] ?? 0) + key;
      sums[1] = (sums[1] ?? 0) + stirred(key ^ 0x5bd1e995);
      cells.forEach((sum, i) => {
        const hash = this.#hashes[number * cells.length + i] ?? 0;
        if (hash === 0) return; // an empty cell stands beside no key
        sum[0] = (sum[0] ?? 0) + stirred(key ^ hash);
        sum[1] = (sum[1] ?? 0) + hash;
      });
    }
    const pairs = this.#witnesses.map((column, i) => [column, [cells[i]?.[0] ?? 0, cells[i]?.[1] ?? 0]]);
    return { keys: Buffer.from(sums.buffer).toString('base64url'), cells: Object.fromEntries(pairs) };
  }

  /**
   * Notes that a key's row was written.
   * @param mark the presence cell; undefined when there is no such column.
   * @param witness the hash of a sealed column's cell; undefined of one that was not written.
   */
  set(
    key: string,
    row: number,
    object: string,
    mark: unknown,
    witness: (i: number) => number | undefined,
  ): void {
    const number = this.#numberOf(key);
    if (number < 0) throw new Error(`a key must be a UUID: ${key}`);
    this.firstRow ??= row;
    this.lastRow = Math.max(this.lastRow, row);
    this.#place(number, row, object, mark);
    this.#seen(number, witness);
  }

  /** Notes that a key's row says "gone" now. @param witness as `set` takes it. */
  mark(key: string, witness: (i: number) => number | undefined): void {
    const number = this.#keys.find(key);
    if (number < 0) return;
    if (this.#gone.length > 0) this.#marks[number] = 1;
    this.#seen(number, witness);
  }

  #numberOf(key: string): number {
    const number = this.#keys.add(key);
    if (number >= this.#room) this.reserve(Math.ceil((number + 1) * 1.3));
    return number;
  }

  #place(number: number, row: number, object: unknown, mark: unknown): void {
    if (!this.#rows.at(number)) this.#size += 1;
    this.#rows.set(number, row);
    if (row >= this.#rows.at(this.#last)) this.#last = number;
    if (this.#gone.length > 0) this.#marks[number] = this.#gone.includes(mark) ? 1 : 0;
    this.#groups?.link(number, String(object ?? ''));
  }

  hasObject(object: string): boolean {
    return this.#groups ? this.#groups.has(object) : this.has(object);
  }

  /** Whether the presence cell of one of an object's rows says that it is gone. */
  isMarked(object: string): boolean {
    if (this.#groups) return this.#groups.keysOf(object).some((key) => this.#marks[key] === 1);
    return this.has(object) && this.#marks[this.#keys.find(object)] === 1;
  }

  *objectIds(): Generator<string> {
    if (this.#groups) yield* this.#groups.ids();
    else {
      for (let key = 0; key < this.#keys.size; key++) if (this.#rows.at(key)) yield this.#keys.at(key);
    }
  }

  /** Keys of an object's rows. */
  keysOf(object: string): string[] {
    if (!this.#groups) return this.has(object) ? [object] : [];
    return this.#groups.keysOf(object).map((key) => this.#keys.at(key));
  }

  /** Keys of these rows that another index does not have. @param leaving keys that are not missed. */
  missingIn(other: RowIndex, leaving: ReadonlySet<string>): boolean {
    for (let key = 0; key < this.#keys.size; key++) {
      if (!this.#rows.at(key)) continue;
      const id = this.#keys.at(key);
      if (!other.has(id) && !leaving.has(id)) return true;
    }
    return false;
  }

  /** Rows between these two (inclusive) that have no key. */
  rowsWithoutKey(from: number, to: number): number[] {
    const taken = new Uint8Array(Math.max(0, to - from + 1));
    const take = (row: number) => {
      if (row >= from && row <= to) taken[row - from] = 1;
    };
    for (let key = 0; key < this.#keys.size; key++) take(this.#rows.at(key));
    this.doubles.forEach(take);
    const rows: number[] = [];
    for (let i = 0; i < taken.length; i++) if (!taken[i]) rows.push(from + i);
    return rows;
  }

  /** The keys that stand in these rows. */
  keysAt(rows: ReadonlySet<number>): Map<number, string> {
    const keys = new Map<number, string>();
    for (let key = 0; key < this.#keys.size; key++) {
      const row = this.#rows.at(key);
      if (rows.has(row)) keys.set(row, this.#keys.at(key));
    }
    return keys;
  }

  /** Rows were deleted: their keys are gone, the rows below have moved up. @param ranges sorted, inclusive. */
  deleted(ranges: { from: number; to: number }[]): void {
    const moved = movedBy(ranges);
    this.firstRow = null;
    this.lastRow = 1;
    this.#last = -1;
    const note = (row: number) => {
      this.firstRow = Math.min(this.firstRow ?? row, row);
      this.lastRow = Math.max(this.lastRow, row);
    };
    for (let key = 0; key < this.#keys.size; key++) {
      const row = this.#rows.at(key);
      if (row === 0) continue;
      const now = moved(row);
      this.#rows.set(key, now);
      if (now > 0) {
        note(now);
        if (now > this.#rows.at(this.#last)) this.#last = key;
      } else {
        this.#size -= 1;
        this.#groups?.unlink(key);
      }
    }
    this.doubles = this.doubles.map(moved).filter((row) => row > 0);
    this.doubles.forEach(note);
  }
}

/**
 * A hash in two bytes, 0 only of an empty cell: of a million rows every byte counts, and cells that changed places are told by the sum of
 * all of them.
 */
function halved(hash: number): number {
  return hash === 0 ? 0 : (hash ^ (hash >>> 16)) & 0xffff || 1;
}

/** Where a row stands after these ranges (sorted, inclusive) were deleted; 0 when it went with them. */
function movedBy(ranges: { from: number; to: number }[]): (row: number) => number {
  let gone = 0;
  const goneBefore = ranges.map(({ from, to }) => {
    const before = gone;
    gone += to - from + 1;
    return before;
  });
  return (row) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.from ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const last = ranges[low - 1];
    if (!last) return row;
    if (row <= last.to) return 0;
    return row - (goneBefore[low - 1] ?? 0) - (last.to - last.from + 1);
  };
}
