import type { Cell } from '../../protocol/index.ts';
import type { SheetsClient } from '../client/client.ts';
import type { Layout } from '../layout/layout.ts';
import { type RowEdit, rangesOf, segmentsOf } from './changes.ts';
import type { RowIndex } from './row-index.ts';
import { sameCell, sameKey } from './rows.ts';
import { look, type Sight } from './sight.ts';
import { isUuid } from './uuid-table.ts';

/** A row as it was sent. */
export interface WrittenRow extends RowEdit {
  key: string;
  isNew: boolean;
}

/** One write, with where the table's columns were believed to stand. */
export interface Write {
  rows: WrittenRow[];
  positions: number[];
}

/** Where the table stands now. */
interface Standing {
  client: SheetsClient;
  spreadsheetId: string;
  layout: Layout;
  index: RowIndex;
  keyAt: number;
}

/**
 * Takes back what landed in wrong cells, because a person moved columns or rows between a look and its write: in their
 * columns and rows it is cleared, over a key the key is put back. Cells of ours in other rows of ours are left to the
 * full comparison that follows. Only cells that still hold just what was sent are touched; theirs only when nothing of the
 * row is to be found where it was meant.
 */
export async function undoMisplaced(place: Standing, { rows, positions }: Write): Promise<void> {
  const { client, spreadsheetId, layout, index, keyAt } = place;
  const keyColumn = layout.positions[keyAt] ?? 0;
  const seen = new Set(rows.flatMap(({ row, key }) => [row, index.rowOf(key) || row]));
  const there = [...seen].filter((row) => row <= layout.rowCount);
  const wide = { ...layout, positions: [...layout.positions, ...positions] };
  const sight = await look(client, spreadsheetId, wide, keyColumn, { rows: there, keys: [], place: null });
  const touched = [...new Set(positions)];
  const edits: RowEdit[] = [];
  for (const written of rows) {
    const landed = hasLanded(place, written, sight);
    if (landed && written.isNew) continue;
    const cells = touched.map((position) =>
      mended(place, written, { position, column: positions.indexOf(position), landed }, sight),
    );
    if (cells.some((cell) => cell !== undefined)) edits.push({ row: written.row, cells });
  }
  if (edits.length === 0) return;
  await client.writeValues(spreadsheetId, rangesOf(layout.title, segmentsOf(touched), edits));
}

/** Whether anything of what was sent stands where it was meant, wherever that is now. */
function hasLanded(
  { index, layout }: Standing,
  { row, key, isNew, cells }: WrittenRow,
  sight: Sight,
): boolean {
  if (isNew) return index.has(key);
  const now = index.rowOf(key) || row;
  const isEmptied = !index.has(key) && isAlone({ layout }, row, cells, sight);
  if (isEmptied) return false;
  return cells.some(
    (cell, i) => cell !== undefined && sameCell(cell, sight.cell(now, layout.positions[i] ?? 0)),
  );
}

/** Whether nothing of ours stands in a row but what was sent: it was emptied just before. */
function isAlone(
  { layout }: Pick<Standing, 'layout'>,
  row: number,
  sent: WrittenRow['cells'],
  sight: Sight,
): boolean {
  return layout.positions.every(
    (position, i) => sent[i] !== undefined || sameCell(null, sight.cell(row, position)),
  );
}

/** What a cell that was written by mistake is to hold; undefined leaves it alone. */
function mended(
  { layout, keyAt }: Standing,
  { row, key, isNew, cells }: WrittenRow,
  { position, column, landed }: { position: number; column: number; landed: boolean },
  sight: Sight,
): Cell | undefined {
  const sent = cells[column];
  if (sent === undefined || !sameCell(sent, sight.cell(row, position))) return undefined;
  const keyNow = sight.cell(row, layout.positions[keyAt] ?? 0);
  const now = layout.positions.indexOf(position);
  if (now === keyAt && !isNew) return sameKey(keyNow, key) ? undefined : key;
  if (landed) return undefined;
  const isHis = now < 0 || !isUuid(String(keyNow));
  return isHis || now === keyAt ? null : undefined;
}
