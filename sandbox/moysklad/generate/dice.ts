import { moscowTime } from '../time.ts';

/** Seeded choices: the same seed makes the same world. */
export class Dice {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** A number in [0, 1). */
  roll(): number {
    return this.#random();
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  /** A value with this chance, else none. */
  maybe<T>(share: number, make: () => T): T | undefined {
    return this.#random() < share ? make() : undefined;
  }

  /** An id as MoySklad prints them: time-based UUIDs, `11e…` in the third group. */
  uuid(): string {
    const groups = [
      this.#hex(8),
      this.#hex(4),
      `11e${this.#hex(1)}`,
      this.#hex(4),
      this.#hex(6),
      this.#hex(6),
    ];
    return flat(`${groups.slice(0, 4).join('-')}-${groups[4]}${groups[5]}`);
  }

  /** An external code as MoySklad makes them. */
  code(): string {
    return Array.from({ length: 22 }, () => this.pick(CODE)).join('');
  }

  /** A Moscow moment between two Unix times (ms). */
  moment(from: number, to: number): string {
    return flat(moscowTime(this.int(from, to)));
  }

  #hex(digits: number): string {
    return Math.floor(this.#random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  }
}

const CODE = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];

/**
 * The same ASCII text as one piece of memory. V8 keeps a text glued from parts as a tree of its parts, which for a
 * hundred thousand orders is half of their memory.
 */
export function flat(ascii: string): string {
  return Buffer.from(ascii, 'latin1').toString('latin1');
}

/** Generated data was made and last changed between these moments (Unix ms). */
export const FIRST_MOMENT = Date.parse('2024-01-01T00:00:00+03:00');
export const LAST_MOMENT = Date.parse('2026-06-30T23:59:59+03:00');
