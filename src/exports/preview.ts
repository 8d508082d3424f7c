import { cellsOf } from './batches.ts';
import type { Column, Link } from './columns.ts';
import type { Exporter } from './exporter.ts';
import { accountColumns, chooseColumns, readingConditions } from './plan.ts';
import type { Cell, Source } from './ports.ts';

const PREVIEW_ROWS = 20;

/**
 * The first rows as they would stand in the sheet, and how many rows there are. Four calls or so.
 * @throws Problem for a column or filter that does not fit.
 */
export async function previewExport(
  exporter: Exporter,
  source: Source,
  chosen: string[] | null,
  filter: string | null,
): Promise<{ columns: Column[]; rows: Cell[][]; total: number }> {
  const conditions = readingConditions(exporter, filter);
  const available = await accountColumns(exporter, source);
  const { columns } = chooseColumns(exporter, available.columns, chosen);
  for await (const page of source.pages(exporter.key, conditions, null, PREVIEW_ROWS)) {
    const links = page.rows.flatMap((row) =>
      columns.map((column) => column.link?.(row)).filter((link): link is Link => link != null),
    );
    await source.names.learn(links, PREVIEW_ROWS);
    return {
      columns,
      rows: cellsOf(page, columns, available.lookup).map((row) => row.cells),
      total: page.total,
    };
  }
  return { columns, rows: [], total: 0 };
}
