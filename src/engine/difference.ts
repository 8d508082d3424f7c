import type { Column } from '../catalogue/index.ts';
import type { RowChange } from '../protocol/index.ts';

/** What a run changed, or would change; of many rows the first of each kind. */
export interface Difference {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  /** How often each column's cells changed. */
  columns: { key: string; title: string; changed: number }[];
  rows: RowChange[];
}

/** Of many changed rows only the first of each kind are kept: enough to see what happens, small enough to store. */
const ROWS_OF_A_KIND = 100;

/** Gathers what a run changes, or would change. */
export class DifferenceNotes {
  readonly #counts = { added: 0, changed: 0, removed: 0 };
  readonly #columns = new Map<string, number>();
  readonly #rows: RowChange[] = [];

  /** Notes one changed row. */
  note(change: RowChange): void {
    const { kind, key, name } = change;
    const seen = ++this.#counts[kind];
    if (kind === 'changed') {
      for (const { column } of change.cells) this.#columns.set(column, (this.#columns.get(column) ?? 0) + 1);
    }
    if (seen <= ROWS_OF_A_KIND) {
      this.#rows.push({ kind, key, ...(name !== undefined && { name }), cells: change.cells });
    }
  }

  /** How many more removed rows are worth telling of. */
  get room(): number {
    return Math.max(0, ROWS_OF_A_KIND - this.#counts.removed);
  }

  /** Notes removed rows whose cells were not looked at. */
  countRemoved(rows: number): void {
    this.#counts.removed += rows;
  }

  /** The difference, columns that changed most first. */
  result(columns: Column[], unchanged: number): Difference {
    const titles = new Map(columns.map(({ key, title }) => [key, title.ru]));
    return {
      ...this.#counts,
      unchanged,
      columns: [...this.#columns]
        .map(([key, changed]) => ({ key, title: titles.get(key) ?? key, changed }))
        .sort((a, b) => b.changed - a.changed),
      rows: this.#rows,
    };
  }
}
