import { moscowTime } from '../time.ts';

const DAY_MS = 86_400_000;
/** How far back the data of a world reach that ends at a moment of somebody's choice. */
const REACH_MS = 400 * DAY_MS;
/** Without one, data were made and last changed between these moments (Unix ms). */
const FIRST_MOMENT = Date.parse('2024-01-01T00:00:00+03:00');
const LAST_MOMENT = Date.parse('2026-06-30T23:59:59+03:00');

/** Seeded choices: the same seed, and the same end of the data, make the same world. */
export class Dice {
  readonly #random: () => number;
  /** Generated data are made and last changed between these moments (Unix ms). */
  readonly first: number;
  readonly last: number;
  readonly #untilNow: boolean;

  /** @param until when the data end (Unix ms), so that they are as recent as a living shop's; 30 June 2026 when absent. */
  constructor(random: () => number, until?: number) {
    this.#random = random;
    this.#untilNow = until !== undefined;
    this.last = until ?? LAST_MOMENT;
    this.first = until === undefined ? FIRST_MOMENT : until - REACH_MS;
  }

  /**
   * When document number `place` of `count` (from 0) was made, Unix ms; what lies past the count is the newest.
   * @param crowding 1 spreads documents evenly; the more, the more of them are recent, so that few documents, too,
   *   leave none of the last days empty.
   * @param share how much of the time is used where the data have an end of their own.
   */
  made(place: number, count: number, { crowding, share }: { crowding: number; share: number }): number {
    const span = this.last - this.first;
    if (!this.#untilNow) return Math.floor(this.first + (span * share * place) / count);
    return Math.floor(this.last - span * Math.max(0, 1 - place / count) ** crowding);
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

  /** An id as the documentation's examples have them: made from the time, and ending alike but for a counter. */
  uuid(): string {
    const time = `${this.#hex(8)}-${this.#hex(4)}-11e${this.#hex(1)}`;
    return flat(`${time}-8a84-bae500000${this.#hex(1)}${this.#hex(1)}${this.#hex(1)}`);
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
