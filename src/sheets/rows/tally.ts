import type { Cell, RowChange, TableColumn, WriteCounts } from '../../protocol/index.ts';

/**
 * Counts rows that are written and tells of them, each once: what a try of unknown outcome had written stands by the
 * next one, and still counts as written, not as found.
 */
export class Tally {
  readonly #columns: TableColumn[];
  readonly #tell: ((change: RowChange) => void) | undefined;
  readonly #seen = new Set<string>();
  #added = 0;
  #cells = 0;

  constructor(columns: TableColumn[], tell?: (change: RowChange) => void) {
    this.#columns = columns;
    this.#tell = tell;
  }

  /** @param row `filled`: how many of its cells are not empty. */
  added(row: { key: string; filled: number; readonly cells: Cell[] }): void {
    const { key } = row;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#added += 1;
    this.#cells += row.filled;
    this.#tell?.(new AddedRow(key, () => this.#differences(row.cells, () => null)));
  }

  /** @param cells those that differ; the rest are undefined. @param before what stood in a column of the table. */
  changed(key: string, cells: (Cell | undefined)[], before: (column: number) => Cell): void {
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    for (const cell of cells) if (cell !== undefined) this.#cells += 1;
    if (!this.#tell) return;
    const name = this.#nameOf(cells, before);
    this.#tell({
      kind: 'changed',
      key,
      ...(name !== undefined && { name }),
      cells: this.#differences(cells, before),
    });
  }

  #nameOf(cells: (Cell | undefined)[], before: (column: number) => Cell): string | undefined {
    for (let i = 0; i < this.#columns.length; i++) {
      if (this.#columns[i]?.hidden) continue; // the ID, not what a person knows the row by
      const cell = cells[i] ?? before(i);
      if (typeof cell === 'string' && cell !== '') return cell;
    }
    return undefined;
  }

  #differences(cells: (Cell | undefined)[], before: (column: number) => Cell): RowChange['cells'] {
    return this.#columns.flatMap(({ key }, i) => {
      const after = cells[i];
      if (after === undefined) return [];
      const was = before(i);
      return (after ?? '') === (was ?? '')
        ? []
        : { column: key, before: was, after: after === '' ? null : after };
    });
  }

  /** Rows added or changed. */
  get changes(): number {
    return this.#seen.size;
  }

  /** @param rows how many rows were to be written. */
  counts(rows: number): WriteCounts {
    const appended = this.#added;
    const written = this.#seen.size;
    return { appended, updated: written - appended, unchanged: rows - written, cells: this.#cells };
  }
}

/** Its cells are worked out only if somebody looks: of a hundred thousand new rows the first hundred are told of. */
class AddedRow implements RowChange {
  readonly kind = 'added';
  readonly key: string;
  readonly #differences: () => RowChange['cells'];

  constructor(key: string, differences: () => RowChange['cells']) {
    this.key = key;
    this.#differences = differences;
  }

  get cells(): RowChange['cells'] {
    return this.#differences();
  }
}
