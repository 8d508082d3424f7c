import { type Column, computed } from './columns.ts';
import type { ExportOptions } from './schema.ts';

/** Words of the presence column; empty means that the object is there. */
export const presenceWords = { archived: 'В архиве', trashed: 'В корзине', gone: 'Удалён' } as const;

/** Says what became of a row's object in the source; the engine fills it for objects that are gone. */
export const presenceColumn: Column = computed('presence', 'text', 'Что с записью', 'Record state', (row) =>
  row.archived === true ? presenceWords.archived : null,
);

/** The columns of a table, with the presence column where gone objects are marked. */
export function withPresence(columns: Column[], gone: ExportOptions['gone']): Column[] {
  return gone === 'mark' ? [...columns, presenceColumn] : columns;
}
