/**
 * `npm run bench [-- --orders 20000]`: measures what bench/README.md says. Exit code 1 names the bounds that
 * are broken.
 */
import { arch, cpus, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { checkBounds, PROMISED_FROM_ORDERS } from './bounds.ts';
import { asMarkdown, keep, type Report } from './report.ts';
import { runPlain, runProduct } from './runs.ts';
import { LATENCY_MS } from './sandbox.ts';

const { values } = parseArgs({
  options: { orders: { type: 'string', default: String(PROMISED_FROM_ORDERS) } },
});
const orders = Number(values.orders);
if (!Number.isInteger(orders) || orders < 1000) {
  console.error(`--orders ${values.orders}: a whole number from 1000 is needed`);
  process.exit(2);
}
const few = Math.ceil(orders / 10);

const say = (what: string) => console.error(`${what}…`);
say(`Skladno, ${few} orders`);
const small = await runProduct(few);
say(`Skladno, ${orders} orders`);
const large = await runProduct(orders);
say(`the plain script, ${few} orders`);
const plainSmall = await runPlain(few);
say(`the plain script, ${orders} orders (ten minutes at most)`);
const plainLarge = await runPlain(orders);

const report: Report = {
  date: new Date().toISOString(),
  machine: {
    node: process.versions.node,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? 'unknown',
    system: `${platform()} ${arch()}`,
  },
  latencyMs: LATENCY_MS,
  small,
  large,
  plain: { small: plainSmall, large: plainLarge },
  bounds: checkBounds(small, large),
};
if (orders >= PROMISED_FROM_ORDERS) await keep(report);
console.log(asMarkdown(report));

const broken = report.bounds.filter(({ kept }) => !kept);
for (const { name, value, most } of broken) console.error(`Broken: ${name}: ${value}, at most ${most}`);
process.exit(broken.length > 0 ? 1 : 0);
