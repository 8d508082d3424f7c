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

/** Short orders; both worlds have the same dictionaries, so that only the number of rows differs. */
const world = (orders: number): World => ({ orders, counterparties: 10_000, lines: 1, latencyMs: 50 });

/** Ten times and a tenth of the rows: memory must not grow with them. */
export async function measureMillion({ orders, say }: Task): Promise<Measurement> {
  const few = await fillOnce(Math.ceil(orders / 10), say);
  const many = await fillOnce(orders * 10, say);
  const runs = [few, many];
  const growth = (many.run.peakRssBytes - few.run.peakRssBytes) / MB;
  const bounds = runs.flatMap(({ orders: rows, run, sheet }) => [
    atMost(
      `Rows missing or doubled (${figure(rows)} rows)`,
      Math.abs(rows - sheet.keys) + sheet.rows - sheet.keys,
      0,
    ),
    atMost(`Answers 429 (${figure(rows)} rows)`, run.moysklad.refused + run.sheets.refused, 0),
  ]);
  if (orders >= PROMISED_FROM) {
    bounds.push(atMost(`Peak memory above a run of ${figure(few.orders)} rows, MB`, growth, 80));
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

async function fillOnce(
  orders: number,
  say: Task['say'],
): Promise<Pick<Filled, 'run' | 'sheet'> & { orders: number }> {
  say(`Skladno, ${orders} narrow rows`);
  const { providers, run, sheet } = await fill(world(orders), {
    exporter: 'customerorder',
    columns: COLUMNS,
  });
  await providers.close();
  return { orders, run, sheet };
}
