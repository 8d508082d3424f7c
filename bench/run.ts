/**
 * `npm run bench [-- --orders 20000] [--only orders,changes]`: measures what bench/README.md says. Exit code 1 names the
 * bounds that are broken.
 */
import { parseArgs } from 'node:util';
import { requireBuiltPages } from '../test/support/browser.ts';
import { ordersFacts } from './fewest.ts';
import { limitOf, type Measurement, PROMISED_FROM, type Task } from './measurement.ts';
import { measureBurst } from './measurements/burst.ts';
import { measureChanges } from './measurements/changes.ts';
import { measureCpu } from './measurements/cpu.ts';
import { measureDeliveries } from './measurements/deliveries.ts';
import { measureEvent } from './measurements/event.ts';
import { measureFairness } from './measurements/fairness.ts';
import { measureHooks } from './measurements/hooks.ts';
import { measureMillion } from './measurements/million.ts';
import { measureOrders, ordersWorld } from './measurements/orders.ts';
import { measurePages } from './measurements/pages.ts';
import { measurePositions } from './measurements/positions.ts';
import { measureSchedules } from './measurements/schedules.ts';
import { measureTenants } from './measurements/tenants.ts';
import { measureVendor } from './measurements/vendor.ts';
import { asMarkdown, keep, reportOf } from './report.ts';
import { type Transfer, transfer } from './transfer.ts';

/** In this order: the second run comes after all that looks at the first one. */
const all = {
  orders: measureOrders,
  positions: measurePositions,
  cpu: measureCpu,
  changes: measureChanges,
  million: measureMillion,
  tenants: measureTenants,
  vendor: measureVendor,
  schedules: measureSchedules,
  hooks: measureHooks,
  event: measureEvent,
  burst: measureBurst,
  fairness: measureFairness,
  deliveries: measureDeliveries,
  pages: measurePages,
};
type Name = keyof typeof all;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: String(PROMISED_FROM) },
    only: { type: 'string', default: Object.keys(all).join() },
  },
});
const orders = Number(values.orders);
const asked = values.only.split(',');
const unknown = asked.filter((name) => !Object.hasOwn(all, name));
const names = (Object.keys(all) as Name[]).filter((name) => asked.includes(name));
if (unknown.length > 0) fail(`--only ${unknown}: there are ${Object.keys(all).join(', ')}`);
if (!Number.isInteger(orders) || orders < 1000)
  fail(`--orders ${values.orders}: a whole number from 1000 is needed`);

const task: Task = { orders, say: (what) => console.error(`${what}…`) };
let exported: Promise<Transfer> | undefined;
/** The orders of the world exported once, for all that look at that run or go on from it. */
const filled = () => {
  if (!exported) task.say(`Skladno, ${orders} orders`);
  exported ??= transfer(ordersWorld(orders), { exporter: 'customerorder' }, ordersFacts);
  return exported;
};

// Not after a quarter of an hour of other measurements.
if (names.includes('pages')) await requireBuiltPages().catch((error: Error) => fail(error.message));

const measurements: Record<string, Measurement> = {};
try {
  for (const name of names) measurements[name] = await all[name](task, filled);
} finally {
  await (await exported)?.filled.providers.close();
}

const report = reportOf(measurements);
if (orders >= PROMISED_FROM && names.length === Object.keys(all).length) await keep(report);
console.log(asMarkdown(report));

const broken = Object.values(measurements).flatMap(({ bounds }) => bounds.filter(({ kept }) => !kept));
for (const bound of broken) console.error(`Broken: ${bound.name}: ${bound.value}, ${limitOf(bound)}`);
process.exit(broken.length > 0 ? 1 : 0);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
