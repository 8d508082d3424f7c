import { grown, numbers } from './numbers.ts';

/**
 * The row of each key, by the key's number; 0 when it stands nowhere any more. Keys are numbered as they come, from the top of a table to
 * its end, so as long as each stands one row below the one before, where the first one stands says it all.
 */
export class RowNumbers {
  #first = 0;
  #count = 0;
  /** Each row, once they are no sequence any more. */
  #each: Int32Array | null = null;

  /** 0 for a number that was never set. */
  at(number: number): number {
    if (this.#each) return this.#each[number] ?? 0;
    return number >= 0 && number < this.#count ? this.#first + number : 0;
  }

  set(number: number, row: number): void {
    if (this.#each) {
      this.#makeRoom(number);
      this.#each[number] = row;
    } else if (number === this.#count && (number === 0 || row === this.#first + number)) {
      if (number === 0) this.#first = row;
      this.#count += 1;
    } else if (this.at(number) !== row) {
      const each = numbers(Int32Array, Math.max(256, this.#count));
      for (let known = 0; known < this.#count; known++) each[known] = this.#first + known;
      this.#each = each;
      this.set(number, row);
    }
  }

  #makeRoom(number: number): void {
    if (this.#each && number >= this.#each.length)
      this.#each = grown(this.#each, Math.ceil((number + 1) * 1.3));
  }
}
