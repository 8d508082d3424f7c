import type { ProductRun } from './runs.ts';

/** One promise of the product, checked. */
export interface Bound {
  name: string;
  value: number;
  most: number;
  kept: boolean;
}

const MB = 1_000_000;
/** Google recommends bodies of at most 2 MB (Sheets API: usage limits). */
const PAYLOAD_BYTES = 2 * MB;
/** From here on all is promised: a shorter run has too few writes to make up for those that make the table. */
export const PROMISED_FROM_ORDERS = 100_000;

/** Checks what is promised of a run against one of a tenth of its orders. */
export function checkBounds(small: ProductRun, large: ProductRun): Bound[] {
  const { full, incremental } = large;
  const atMost = (name: string, value: number, most: number): Bound => ({
    name,
    value,
    most,
    kept: value <= most,
  });
  const runs = [small.full, small.incremental, full, incremental];
  const refused = (of: 'moysklad' | 'sheets') => runs.reduce((sum, run) => sum + run[of].refused, 0);
  const bounds = [
    atMost('MoySklad calls, 1.15 × the fewest possible', full.moysklad.calls, 1.15 * full.fewestCalls),
    atMost('Answers 429 of MoySklad', refused('moysklad'), 0),
    atMost('Answers 429 of Google', refused('sheets'), 0),
    atMost('Peak memory, MB', full.peakRssBytes / MB, 300),
    atMost(
      `Peak memory above a run of ${small.full.orders} orders, MB`,
      (full.peakRssBytes - small.full.peakRssBytes) / MB,
      60,
    ),
    atMost('Orders missing or doubled in the sheet', astray(full), 0),
    atMost('Changed orders not brought up to date', incremental.changed - incremental.updated, 0),
  ];
  if (full.orders >= PROMISED_FROM_ORDERS) {
    const { writes, writtenBytes } = full.sheets;
    bounds.push(
      atMost('Sheets writes, 1.2 × (payload / 2 MB)', writes, (1.2 * writtenBytes) / PAYLOAD_BYTES),
    );
  }
  return bounds;
}

function astray({ orders, sheet }: ProductRun['full']): number {
  return Math.abs(orders - sheet.orders) + (sheet.rows - sheet.orders);
}
