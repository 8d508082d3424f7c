/**
 * What a source, a destination and the engine between them say to each other, written once. None of them knows another but by this.
 * Each type says who writes it and who reads it. The catalogue stands beside the source: it writes what is asked of it, and reads
 * its rows.
 */
export type * from './destination.ts';
export type * from './source.ts';
export * from './table.ts';
