import { grown, numbers } from './numbers.ts';
import { UuidWords } from './uuid-words.ts';

/** A character's hexadecimal value by its code; -1 for any other. */
const hex = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  hex[digit.toString(16).charCodeAt(0)] = digit;
  hex[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}
const HYPHEN = '-'.charCodeAt(0);

/**
 * A set of UUIDs, each with a number of its own in the order of arrival. A million of MoySklad’s take 17 MB, of any others 25: their bytes
 * and a slot to find them by (open addressing), where a Map of strings takes over 100.
 */
export class UuidTable {
  readonly #words = new UuidWords();
  /** Numbers counted from 1, at the place that the id's hash leads to or the next free one; 0 is free. */
  #slots = numbers(Int32Array, 512);
  readonly #parsed = new Uint32Array(4);

  get size(): number {
    return this.#words.size;
  }

  /** Makes room for this many ids at once. */
  reserve(size: number): void {
    this.#words.reserve(size);
    let slots = this.#slots.length;
    while (slots < 2 * size) slots *= 2;
    if (slots > this.#slots.length) this.#rehash(slots);
  }

  /** The number of an id, a new one if need be; -1 for a text that is no UUID. */
  add(id: string): number {
    const slot = this.#slotOf(id);
    if (slot < 0) return -1;
    const number = (this.#slots[slot] ?? 0) - 1;
    if (number >= 0) return number;
    const more = this.size + 1;
    if (2 * more > this.#slots.length || more > this.#words.capacity) {
      this.reserve(Math.ceil(more * 1.3));
      return this.add(id);
    }
    this.#words.push(this.#parsed);
    this.#slots[slot] = more;
    return more - 1;
  }

  /** The number of an id; -1 when it is not here. */
  find(id: string): number {
    const slot = this.#slotOf(id);
    return slot < 0 ? -1 : (this.#slots[slot] ?? 0) - 1;
  }

  /** The id of a number, in lower case. */
  at(number: number): string {
    const [a = '', b = '', c = '', d = ''] = Array.from(this.#words.at(number), (word) =>
      word.toString(16).padStart(8, '0'),
    );
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }

  /** 32 bits of the id of a number, all of them stirred. */
  hash(number: number): number {
    return hashOf(this.#words.at(number));
  }

  /** The slot where an id is or would be; -1 for a text that is no UUID. */
  #slotOf(id: string): number {
    if (!parseUuid(id, this.#parsed)) return -1;
    const last = this.#slots.length - 1;
    for (let slot = hashOf(this.#parsed) & last; ; slot = (slot + 1) & last) {
      const number = this.#slots[slot] ?? 0;
      if (number === 0 || this.#words.is(number - 1, this.#parsed)) return slot;
    }
  }

  #rehash(length: number): void {
    const slots = grown(this.#slots, length).fill(0);
    for (let number = 0; number < this.size; number++) {
      let slot = hashOf(this.#words.at(number)) & (length - 1);
      while (slots[slot]) slot = (slot + 1) & (length - 1);
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** Ids of one account share most of their bits, so all of them are stirred. */
function hashOf(words: Uint32Array): number {
  let hash = Math.imul(words[0] ?? 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (words[1] ?? 0), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (words[2] ?? 0), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16) ^ (words[3] ?? 0), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Reads `8-4-4-4-12` hexadecimal digits into four words; false when the text is anything else. */
function parseUuid(text: string, into: Uint32Array): boolean {
  if (text.length !== 36) return false;
  let word = 0;
  let digits = 0;
  for (let i = 0; i < 36; i++) {
    const code = text.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== HYPHEN) return false;
      continue;
    }
    const digit = code < 128 ? (hex[code] ?? -1) : -1;
    if (digit < 0) return false;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % 8 === 0) into[digits / 8 - 1] = word;
  }
  return true;
}

const scratch = new Uint32Array(4);

export function isUuid(text: string): boolean {
  return parseUuid(text, scratch);
}
