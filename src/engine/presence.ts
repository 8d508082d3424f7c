import { type Column, computed } from '../catalogue/index.ts';
import type { ExportOptions } from './options.ts';

/** Words of the presence column; empty means that the object is there. An archived object is there, too. */
export const presenceWords = {
  archived: 'В архиве',
  trashed: 'В корзине',
  gone: 'Удалён или не подходит под отбор',
} as const;

/** Says what became of a row's object in the source; the engine fills it for objects that are gone. */
const presenceColumn: Column = computed('presence', 'text', 'Что с записью', 'Record state', (row) =>
  row.archived === true ? presenceWords.archived : null,
);

/** How a table tells which of its objects are marked as gone. */
export const presence = { column: presenceColumn.key, gone: [presenceWords.trashed, presenceWords.gone] };

/** The columns of a table, with the presence column where gone objects are marked. */
export function withPresence(columns: Column[], gone: ExportOptions['gone']): Column[] {
  return gone === 'mark' ? [...columns, presenceColumn] : columns;
}
