import { type Filled, fill } from '../export.ts';
import {
  atMost,
  figure,
  line,
  MB,
  type Measurement,
  megabytes,
  PROMISED_FROM,
  type Task,
} from '../measurement.ts';
import type { World } from '../providers.ts';

/** With the key seven columns: a million rows of them fit into the ten million cells of a spreadsheet. */
const COLUMNS = ['name', 'moment', 'sum', 'agent', 'state', 'description'];

/**
 * Times as many rows as were asked for. A short run has not yet met the worst that the garbage collector lets happen, so its
 * peak says little; by the second one all has happened that ever will, unless memory grows with the rows.
 */
const SIZES = [1, 3, 10];
/** What the peak of the last may be above that of the one before, and at all. */
const GROWTH_MB = 20;
const PEAK_MB = 300;

/** Short orders; all worlds have the same dictionaries, so that only the number of rows differs. */
const world = (orders: number): World => ({ orders, counterparties: 10_000, lines: 1, latencyMs: 50 });

/** More and more rows: memory must not grow with them. */
export async function measureMillion({ orders, say }: Task): Promise<Measurement> {
  const runs: Once[] = [];
  for (const times of SIZES) runs.push(await fillOnce(orders * times, say));
  const [middle, many] = runs.slice(-2) as [Once, Once];
  const bounds = runs.flatMap(({ orders: rows, run, sheet }) => [
    atMost(
      `Rows missing or doubled (${figure(rows)} rows)`,
      Math.abs(rows - sheet.keys) + sheet.rows - sheet.keys,
      0,
    ),
    atMost(`Answers 429 (${figure(rows)} rows)`, run.moysklad.refused + run.sheets.refused, 0),
  ]);
  if (orders >= PROMISED_FROM) {
    const growth = (many.run.peakRssBytes - middle.run.peakRssBytes) / MB;
    bounds.push(
      atMost(`Peak memory above that of ${figure(middle.orders)} rows, MB`, growth, GROWTH_MB),
      atMost(`Peak memory of ${figure(many.orders)} rows, MB`, many.run.peakRssBytes / MB, PEAK_MB),
    );
  }
  return {
    title: `${figure(many.orders)} rows in bounded memory`,
    about: `\`--columns ${COLUMNS.join()}\` of orders with at most one line, 50 ms.`,
    table: [
      ['', ...runs.map((run) => `Skladno, ${figure(run.orders)}`)],
      line('peak memory', runs, ({ run }) => megabytes(run.peakRssBytes)),
      line('seconds', runs, ({ run }) => figure(run.seconds)),
      line('CPU seconds', runs, ({ run }) => figure(run.cpuSeconds)),
      line('MoySklad calls', runs, ({ run }) => figure(run.moysklad.calls)),
      line('Sheets writes', runs, ({ run }) => figure(run.sheets.writes)),
      line('written', runs, ({ run }) => megabytes(run.sheets.writtenBytes)),
      line('rows in the sheet', runs, ({ sheet }) => figure(sheet.keys)),
      line('answers 429', runs, ({ run }) => figure(run.moysklad.refused + run.sheets.refused)),
    ],
    bounds,
    facts: runs,
  };
}

type Once = Pick<Filled, 'run' | 'sheet'> & { orders: number };

async function fillOnce(orders: number, say: Task['say']): Promise<Once> {
  say(`Skladno, ${orders} narrow rows`);
  const { providers, run, sheet } = await fill(world(orders), {
    exporter: 'customerorder',
    columns: COLUMNS,
  });
  await providers.close();
  return { orders, run, sheet };
}
