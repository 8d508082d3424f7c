import { fileURLToPath } from 'node:url';
import { type Measured, measure } from './process.ts';
import { type BenchSandbox, openBenchSandbox, type Traffic } from './sandbox.ts';
import { accessToken, readSheet, type SheetFacts } from './sheet.ts';
import { changeOrders, readFacts, type SourceFacts } from './source.ts';

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const TITLE = 'Заказы';
const CHANGED_ORDERS = 37;
const PLAIN_MOST_MS = 600_000;

/** What is known of every run. */
export type Run = Omit<Measured, 'answer'> & Traffic & { orders: number };

/** One export by the product into an empty spreadsheet. */
export interface ProductRun {
  full: Run & { fewestCalls: number; referencesPerOrder: number; sheet: SheetFacts };
  /** The same export again after some orders were changed. */
  incremental: Run & { changed: number; updated: number };
}

/** The same data by the plain script. */
export type PlainRun = Run & { sheet: SheetFacts };

/** Exports so many orders with `skladno export`, then again after 37 of them were changed. */
export async function runProduct(orders: number): Promise<ProductRun> {
  const sandbox = await openBenchSandbox(orders);
  try {
    const options = { spreadsheet: sandbox.spreadsheetId, sheet: TITLE, mode: 'upsert' };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    const args = [pathOf('../bin/skladno.js'), 'export', 'customerorder', ...flags, '--json'];

    const full = await measureIn(sandbox, args);
    const facts: SourceFacts = await readFacts(sandbox);
    const step = Math.max(1, Math.floor(facts.ids.length / CHANGED_ORDERS));
    const changed = facts.ids.filter((_, i) => i % step === 0).slice(0, CHANGED_ORDERS);
    await changeOrders(sandbox, changed);

    const incremental = await measureIn(sandbox, args);
    const { fewestCalls, referencesPerOrder } = facts;
    const sheet = await readSheet(sandbox, TITLE);
    return {
      full: { ...full.run, orders, fewestCalls, referencesPerOrder, sheet },
      incremental: {
        ...incremental.run,
        orders,
        changed: changed.length,
        updated: incremental.answer.rowsUpdated ?? 0,
      },
    };
  } finally {
    await sandbox.close();
  }
}

/** Does the same with the plain script; null when it is not done after ten minutes. */
export async function runPlain(orders: number): Promise<PlainRun | null> {
  const sandbox = await openBenchSandbox(orders);
  try {
    const more = { GOOGLE_ACCESS_TOKEN: await accessToken(sandbox), SPREADSHEET_ID: sandbox.spreadsheetId };
    const environment = { ...sandbox.environment, ...more };
    const done = await measure([pathOf('plain-script.ts')], { environment, mostMs: PLAIN_MOST_MS });
    if (!done) return null;
    const { seconds, peakRssBytes } = done;
    const traffic = await sandbox.traffic();
    return { seconds, peakRssBytes, ...traffic, orders, sheet: await readSheet(sandbox, TITLE) };
  } finally {
    await sandbox.close();
  }
}

async function measureIn(sandbox: BenchSandbox, args: string[]) {
  await sandbox.forgetCalls();
  const done = await measure(args, { environment: sandbox.environment });
  if (!done) throw new Error('an export takes more than an hour');
  const { seconds, peakRssBytes, answer } = done;
  return { run: { seconds, peakRssBytes, ...(await sandbox.traffic()) }, answer };
}
