import { printJson } from '../platform/text.ts';
import type { Cell, TableRow } from '../protocol/index.ts';

/** Bytes that are set aside at once: some hundred rows. */
const BUFFER_BYTES = 256 * 1024;
/** UTF-8 of one UTF-16 unit. */
const MOST_BYTES = 3;

/**
 * Where rows are printed: bytes outside the heap of V8. As texts of a kilobyte each they would be moved about by the
 * collector of garbage, which costs more than making them.
 */
export class RowPrinter {
  #buffer = Buffer.allocUnsafeSlow(0);
  #at = 0;

  /**
   * One object in place of some fifty, for as long as the row waits to be written and to be seen in the sheet. A new row is measured and
   * sent as it is printed here; of one that stands already the destination prints the cells that differ.
   */
  print(key: string, object: string, cells: Cell[]): TableRow {
    const text = printJson(cells);
    const most = text.length * MOST_BYTES;
    if (this.#at + most > this.#buffer.length) {
      this.#buffer = Buffer.allocUnsafeSlow(Math.max(BUFFER_BYTES, most));
      this.#at = 0;
    }
    const from = this.#at;
    this.#at += this.#buffer.write(text, from);
    let filled = 0;
    for (const cell of cells) if (cell !== '') filled += 1;
    return new PrintedRow(key, object, filled, this.#buffer, from, this.#at);
  }
}

class PrintedRow implements TableRow {
  readonly key: string;
  readonly object: string;
  readonly filled: number;
  readonly #buffer: Buffer;
  readonly #from: number;
  readonly #to: number;

  constructor(key: string, object: string, filled: number, buffer: Buffer, from: number, to: number) {
    this.key = key;
    this.object = object;
    this.filled = filled;
    this.#buffer = buffer;
    this.#from = from;
    this.#to = to;
  }

  get printed(): Buffer {
    return this.#buffer.subarray(this.#from, this.#to);
  }

  get cells(): Cell[] {
    const cells: Cell[] = JSON.parse(this.#buffer.toString('utf8', this.#from, this.#to));
    return cells.map((cell) => (cell === '' ? null : cell));
  }
}
