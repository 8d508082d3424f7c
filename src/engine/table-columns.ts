import type { Column } from '../catalogue/index.ts';
import type { TableColumn } from '../protocol/index.ts';

/** Columns as the destination takes them. */
export function tableColumns(columns: Column[]): TableColumn[] {
  return columns.map(
    ({ key, title, type, gone = false, decimals = null, currency = null, hidden = false }) => ({
      key,
      type,
      gone,
      title: title.ru,
      titles: [title.ru, title.en],
      decimals,
      currency,
      hidden,
    }),
  );
}
