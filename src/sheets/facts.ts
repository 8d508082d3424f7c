import type { DestinationFacts } from '../protocol/index.ts';

/** Google recommends bodies of at most 2 MB (usage limits); the rest is left for ranges and brackets. */
export const facts: DestinationFacts = {
  writeBytes: 1_990_000,
  cellBytes: 17,
  besides: { read: 4, write: 2 },
};
