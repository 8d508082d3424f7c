import type { Formula } from './formula.ts';

/** An error a cell may show; `message` is what Google says when the mouse rests on it. */
export class CellError {
  readonly type: 'REF' | 'NAME' | 'VALUE' | 'DIVIDE_BY_ZERO' | 'NUM' | 'N_A' | 'ERROR';
  readonly message: string;

  constructor(type: CellError['type'], message: string) {
    this.type = type;
    this.message = message;
  }

  /** The text shown in the cell. */
  get text(): string {
    return {
      REF: '#REF!',
      NAME: '#NAME?',
      VALUE: '#VALUE!',
      DIVIDE_BY_ZERO: '#DIV/0!',
      NUM: '#NUM!',
      N_A: '#N/A',
      ERROR: '#ERROR!',
    }[this.type];
  }
}

/** What is left when no formula is. */
export type Value = number | string | boolean | CellError | null;

/** What a cell holds. Plain values are kept as they are: a million cells must not be a million objects. */
export type Cell = Value | Formula;

/** The greatest text a cell takes (Google's documented limit). */
export const MAX_CELL_LENGTH = 50_000;
