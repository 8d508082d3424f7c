import { fileURLToPath } from 'node:url';
import { type Run, runIn, TITLE } from '../export.ts';
import { figure, type Measurement, type Task } from '../measurement.ts';
import { openProviders, type World } from '../providers.ts';
import { accessToken, openSheet, type SheetFacts, sheetFacts } from '../sheet.ts';
import { compare, shown, type Transfer, transferBounds, transferTable } from '../transfer.ts';

const plainProgram = fileURLToPath(new URL('../plain-script.ts', import.meta.url));
const PLAIN_MOST_MS = 600_000;
const NEAR_MS = 50;
const FAR_MS = 800;

/** The world of the main measurements: every tenth order has a counterparty of its own. */
export const ordersWorld = (orders: number): World => ({
  orders,
  counterparties: Math.ceil(orders / 10),
  lines: 4,
  latencyMs: NEAR_MS,
});

/** All orders into an empty sheet: calls and time against the least there can be, and against a script by hand. */
export async function measureOrders(
  { orders, say }: Task,
  filled: () => Promise<Transfer>,
): Promise<Measurement> {
  const known = await filled();
  const { facts } = known;
  say(`the bare transfer of ${orders} orders, ${NEAR_MS} ms`);
  const near = await compare(known, NEAR_MS);
  say(`Skladno and the bare transfer, ${orders} orders, ${FAR_MS} ms`);
  const far = await compare(known, FAR_MS);
  say(`the plain script, ${orders} orders (ten minutes at most)`);
  const plain = await runPlain(ordersWorld(orders));

  const runs = [...shown(near, facts), ...shown(far, facts)];
  if (plain) runs.push({ name: `plain script, ${NEAR_MS} ms`, ...plain });
  const notDone = plain ? '' : ' The plain script was not done in ten minutes.';
  return {
    title: `${figure(orders)} orders`,
    about: `\`skladno export customerorder --mode upsert\` into an empty spreadsheet; ${figure(facts.referencesPerOrder)} references an order.${notDone}`,
    table: transferTable(runs),
    bounds: [...transferBounds(near, facts), ...transferBounds(far, facts)],
    facts: { rows: facts.rows, referencesPerOrder: facts.referencesPerOrder, near, far, plain },
  };
}

/** The same data by the plain script; null when it is not done in time. */
async function runPlain(world: World): Promise<{ run: Run; sheet: SheetFacts } | null> {
  const providers = await openProviders(world);
  try {
    const environment = { GOOGLE_ACCESS_TOKEN: await accessToken(providers) };
    const done = await runIn(providers, [plainProgram], { environment, mostMs: PLAIN_MOST_MS });
    return done && { run: done.run, sheet: await sheetFacts(await openSheet(providers, TITLE)) };
  } finally {
    await providers.close();
  }
}
