/** How long an export waits after a change, in seconds: what is offered. */

export interface Waits {
  /** Nothing has changed for so long. */
  quiet: number;
  /** So long after the first change at the latest. */
  longest: number;
}

export const FIRST: Waits = { quiet: 20, longest: 120 };

const QUIETS = [0, 5, 20, 60, 300, 600];
const LONGEST = [0, 30, 60, 120, 300, 900, 3600];

/** What may be chosen, with what stands there. */
export const quietsWith = ({ quiet }: Waits): number[] => sorted([...QUIETS, quiet]);
/** No wait ends before the quiet time does. */
export const longestWith = ({ quiet, longest }: Waits): number[] =>
  sorted([...LONGEST, longest]).filter((wait) => wait >= quiet);

/** With another quiet time: the longest wait grows with it where it must. */
export function withQuiet({ longest }: Waits, quiet: number): Waits {
  return { quiet, longest: longest >= quiet ? longest : (LONGEST.find((wait) => wait >= quiet) ?? quiet) };
}

const sorted = (numbers: number[]) => [...new Set(numbers)].sort((one, other) => one - other);
