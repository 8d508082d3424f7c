/** One promise of the product, checked. */
export interface Bound {
  name: string;
  value: number;
  limit: { most: number } | { least: number };
  kept: boolean;
}

export type Line = [what: string, ...figures: string[]];

/** What one measurement found out. */
export interface Measurement {
  title: string;
  /** How the figures came about and what they are compared with. */
  about: string;
  /** The first line is the head. */
  table: Line[];
  bounds: Bound[];
  /** All that was measured, for the JSON. */
  facts: unknown;
}

/** What is asked of a benchmark. */
export interface Task {
  /** Rows that the main measurements are about. */
  orders: number;
  /** Says on stderr what is going on. */
  say(what: string): void;
}

/** From here on all is promised: in a shorter run the start of the process and the making of the table weigh too much. */
export const PROMISED_FROM = 100_000;

export const MB = 1_000_000;

export function atMost(name: string, value: number, most: number): Bound {
  return { name, value, limit: { most }, kept: value <= most };
}

export function atLeast(name: string, value: number, least: number): Bound {
  return { name, value, limit: { least }, kept: value >= least };
}

/** A bound's limit in words. */
export const limitOf = ({ limit }: Bound) =>
  'most' in limit ? `at most ${figure(limit.most)}` : `at least ${figure(limit.least, 2)}`;

export const figure = (value: number, digits = 1) =>
  value.toLocaleString('en', { maximumFractionDigits: digits });
export const percent = (share: number) => `${figure(Math.floor(share * 1000) / 10)} %`;
export const megabytes = (bytes: number) => `${figure(bytes / MB)} MB`;

/** A line of a table: one figure of each of these. */
export function line<Item>(what: string, items: Item[], show: (item: Item) => string): Line {
  return [what, ...items.map(show)];
}
