import { Problem } from '../../platform/problems.ts';
import { formulaProblems } from './problems.ts';

/** Units of work, some four nanoseconds each. */
export const cost = {
  /** A value, a sign or a function. */
  step: 50,
  /** A character that is read, joined on or compared plainly. */
  character: 1,
  /** A character of a text that is made ready to be compared, and one that is compared by the alphabet. */
  prepared: 8,
  compared: 10,
  /** A character of a text in which another is looked for; and of that, at each of them, where both repeat themselves. */
  sought: 2,
  soughtPart: 1 / 16,
  /** A part of a character that has several: it takes the rules of Unicode to find where that ends. */
  joined: 40,
  /** A character of a cell: it is printed, sent and kept until the sheet has it. */
  shown: 5,
};

/** What the formulas of one row may take: some ten milliseconds, for so long nobody else is served. */
const MOST_OF_ROW = 2_500_000;
/** What they may take on the average, and for a start: some 0.4 ms and 0.1 s. */
const MEAN_OF_ROW = 100_000;
const START = 25_000_000;

/** Counts what the formulas of one run take, so that none can keep the process from its other work. */
export class Work {
  #row = 0;
  #left = START;

  /** A row begins. */
  begin(): void {
    this.#row = 0;
    this.#left += MEAN_OF_ROW;
  }

  /** @throws Problem when the row, or all the rows until now, have taken too much. */
  spend(units: number): void {
    this.#row += units;
    this.#left -= units;
    if (this.#row > MOST_OF_ROW) throw new Problem(formulaProblems.heavyRow);
    if (this.#left < 0) throw new Problem(formulaProblems.heavyRows);
  }
}
