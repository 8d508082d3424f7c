/**
 * What a source, a destination and the engine between them say to each other, written once. None of them knows another but by this.
 */
export type * from './destination.ts';
export type * from './source.ts';
export * from './table.ts';
