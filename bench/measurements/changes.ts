import { setTimeout as sleep } from 'node:timers/promises';
import { cellsOf } from '../capture.ts';
import { openCellCounter } from '../cell-counter.ts';
import { exportOnce, TITLE } from '../export.ts';
import { moyskladBudget } from '../limits.ts';
import { atMost, figure, type Measurement, megabytes, PROMISED_FROM, type Task } from '../measurement.ts';
import { openMoyskladReader } from '../moysklad.ts';
import type { Providers } from '../providers.ts';
import { type Cell, openSheet } from '../sheet.ts';
import type { Transfer } from '../transfer.ts';

const CHANGED_SHARE = 0.001;

/** The second run, after one order of a thousand got another comment. */
export async function measureChanges(
  { orders, say }: Task,
  filled: () => Promise<Transfer>,
): Promise<Measurement> {
  const { filled: first, facts, bodies } = await filled();
  const { providers, wanted } = first;
  const count = Math.ceil(facts.ids.length * CHANGED_SHARE);
  const step = Math.floor(facts.ids.length / count);
  const changed = facts.ids.filter((_, i) => i % step === 0).slice(0, count);
  say(`Skladno again, ${count} of ${orders} orders changed`);
  await changeOrders(providers, changed);

  const counter = await openCellCounter(providers.googleUrl);
  const { run, answer } = await exportOnce(providers, wanted, { GOOGLE_SHEETS_API_URL: counter.url });
  await counter.close();
  const needed = await changedCells(bodies.files, await openSheet(providers, TITLE));

  const latencySeconds = (run.calls * providers.world.latencyMs) / 1000;
  const bounds = [
    atMost('Second run: answers 429', run.moysklad.refused + run.sheets.refused, 0),
    atMost('Second run: changed orders not brought up to date', count - needed.rows, 0),
    atMost('Second run: MoySklad calls', run.moysklad.calls, 5),
    atMost('Second run: cells written, 1.05 × the changed cells', counter.cells, 1.05 * needed.cells),
  ];
  if (facts.rows >= PROMISED_FROM) {
    bounds.push(atMost('Second run: seconds, 3 + latency of its calls', run.seconds, 3 + latencySeconds));
  }
  return {
    title: `Again, ${count} of ${figure(orders)} orders changed`,
    about: `The same command on the same sheet, ${providers.world.latencyMs} ms. Changed cells are those in which the sheet differs afterwards; written ones are counted in the bodies on their way to Google.`,
    table: [
      ['', 'Skladno, again'],
      ['seconds', figure(run.seconds)],
      ['latency of its calls, s', figure(latencySeconds)],
      ['MoySklad calls', figure(run.moysklad.calls)],
      ['Sheets reads', figure(run.sheets.reads)],
      ['Sheets writes', figure(run.sheets.writes)],
      ['written', megabytes(run.sheets.writtenBytes)],
      ['cells written', figure(counter.cells)],
      ['changed cells', figure(needed.cells)],
      ['rows updated', figure(answer.rowsUpdated)],
      ['answers 429', figure(run.moysklad.refused + run.sheets.refused)],
      ['peak memory', megabytes(run.peakRssBytes)],
    ],
    bounds,
    facts: { changed: count, run, answer, cellsWritten: counter.cells, needed, latencySeconds },
  };
}

/** Changes orders as people do, one by one. */
async function changeOrders(providers: Providers, ids: string[]): Promise<void> {
  const moysklad = openMoyskladReader(providers.moyskladUrl, providers.moyskladToken);
  for (const id of ids) {
    const description = `Позвонить клиенту ${id.slice(0, 4)}`;
    await moysklad.change(`/entity/customerorder/${id}`, { description });
  }
  await moysklad.close();
  // What these calls took of MoySklad's budget must not slow down what is measured next.
  await sleep(moyskladBudget.perSeconds * 1000);
}

/**
 * Compares a sheet with what was kept of it. Rows stay where they are when they are updated.
 * @throws Error when a row stands elsewhere.
 */
async function changedCells(
  before: string[],
  sheet: Awaited<ReturnType<typeof openSheet>>,
): Promise<{ rows: number; cells: number }> {
  const key = sheet.header.indexOf('ID');
  const found = { rows: 0, cells: 0 };
  const old = rowsOf(before);
  for await (const slice of sheet.rows()) {
    for (const row of slice) {
      const { value: was } = await old.next();
      if (!was || was[key] !== row[key]) throw new Error(`the row of ${row[key]} stands elsewhere`);
      const differing = sheet.header.filter((_, i) => (was[i] ?? '') !== (row[i] ?? '')).length;
      found.cells += differing;
      if (differing > 0) found.rows += 1;
    }
  }
  return found;
}

async function* rowsOf(bodies: string[]): AsyncGenerator<Cell[]> {
  for (const body of bodies) yield* await cellsOf(body);
}
