import { grown, numbers } from './numbers.ts';
import { UuidTable } from './uuid-table.ts';

/** Which keys belong to one object: a chain of keys for each object, all by number and counted from 1, 0 for none. */
export class ObjectGroups {
  readonly #objects = new UuidTable();
  #first = numbers(Int32Array, 256);
  #next = numbers(Int32Array, 256);
  #objectOf = numbers(Int32Array, 256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  reserveKeys(size: number): void {
    this.#next = grown(this.#next, size);
    this.#objectOf = grown(this.#objectOf, size);
  }

  of(key: number): number {
    return this.#objectOf[key] ?? 0;
  }

  /** @param object what is no UUID was overwritten by a person: the key belongs to nothing until it is written again. */
  link(key: number, object: string): void {
    const number = this.#objects.add(object) + 1;
    if (this.#objectOf[key] === number) return;
    this.unlink(key);
    if (number === 0) return;
    if (number >= this.#first.length) this.#first = grown(this.#first, Math.ceil((number + 1) * 1.3));
    if (!this.#first[number]) this.#size += 1;
    this.#next[key] = this.#first[number] ?? 0;
    this.#first[number] = key + 1;
    this.#objectOf[key] = number;
  }

  unlink(key: number): void {
    const object = this.#objectOf[key] ?? 0;
    if (object === 0) return;
    const after = this.#next[key] ?? 0;
    if (this.#first[object] === key + 1) this.#first[object] = after;
    else {
      let before = this.#first[object] ?? 0;
      while (this.#next[before - 1] !== key + 1) before = this.#next[before - 1] ?? 0;
      this.#next[before - 1] = after;
    }
    if (!this.#first[object]) this.#size -= 1;
    this.#objectOf[key] = 0;
    this.#next[key] = 0;
  }

  has(object: string): boolean {
    const number = this.#objects.find(object) + 1;
    return number > 0 && Boolean(this.#first[number]);
  }

  *ids(): Generator<string> {
    for (let object = 1; object <= this.#objects.size; object++) {
      if (this.#first[object]) yield this.#objects.at(object - 1);
    }
  }

  keysOf(object: string): number[] {
    const keys: number[] = [];
    const number = this.#objects.find(object) + 1;
    for (let key = this.#first[number] ?? 0; key > 0; key = this.#next[key - 1] ?? 0) keys.push(key - 1);
    return keys.reverse();
  }
}
