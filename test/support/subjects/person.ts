import { seededRandom } from '../../../sandbox/faults.ts';
import type { World } from '../../../sandbox/moysklad/index.ts';

const MINUTE_MS = 60_000;

/** Somebody at work in MoySklad; everything they do is drawn from one seed. */
export class Person {
  readonly world: World;
  readonly random: () => number;
  /** Ids of objects changed since this was last emptied. */
  readonly touched = new Set<string>();
  readonly #trashed = new Map<string, string[]>();
  /** How far this person's clock is from ours, ms. */
  #ahead = -36 * 60 * MINUTE_MS;

  constructor(world: World, seed: number) {
    this.world = world;
    this.random = seededRandom(seed);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  /** A whole number from 0, less than `end`. */
  below(end: number): number {
    return Math.floor(this.random() * end);
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)];
  }

  /** One of these, by their weights. */
  choose<T>(from: readonly (readonly [weight: number, what: T])[]): T | undefined {
    let left = this.random() * from.reduce((sum, [weight]) => sum + weight, 0);
    return from.find(([weight]) => {
      left -= weight;
      return left < 0;
    })?.[1];
  }

  /**
   * Does something at a moment of this person's day. Minutes pass between two deeds, more often than not more than the
   * five by which runs overlap: otherwise every run would read again whatever was ever changed.
   */
  work(deed: () => void): void {
    this.#ahead += this.below(20) * MINUTE_MS;
    const { now } = Date;
    Date.now = () => now() + this.#ahead;
    try {
      deed();
    } finally {
      Date.now = now;
    }
  }

  trash(type: string, id: string): void {
    this.world.trash(type, id);
    this.touched.add(id);
    this.#trashed.set(type, [...(this.#trashed.get(type) ?? []), id]);
  }

  /** Takes something back out of the trash, if there is anything in it. */
  restore(type: string): void {
    const trashed = this.#trashed.get(type) ?? [];
    const id = this.pick(trashed);
    if (id === undefined) return;
    this.world.restore(type, id);
    this.touched.add(id);
    this.#trashed.set(
      type,
      trashed.filter((other) => other !== id),
    );
  }

  /** Takes one out of the trash and deletes another. */
  swap(type: string): void {
    this.restore(type);
    this.purge(type);
  }

  /** Deletes for good, also out of the trash. */
  purge(type: string): void {
    const trashed = this.#trashed.get(type) ?? [];
    const id = this.pick(trashed.length > 0 && this.chance(0.3) ? trashed : this.world.ids(type));
    if (id === undefined) return;
    this.world.remove(type, id);
    this.touched.add(id);
    this.#trashed.set(
      type,
      trashed.filter((other) => other !== id),
    );
  }
}
