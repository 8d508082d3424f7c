import { nameOf } from './cells.ts';
import { documents } from './documents.ts';

export const demand = documents('demand', {
  columns: ['store'],
  shows: { Склад: (document, world) => nameOf(world, document.store) },
});
