import { positionsFacts } from '../fewest.ts';
import { figure, type Measurement, type Task } from '../measurement.ts';
import { compare, shown, transfer, transferBounds, transferTable } from '../transfer.ts';
import { ordersWorld } from './orders.ts';

/** An order has one to four lines: so many orders have as many lines as are asked for, and a few more. */
const ORDERS_PER_LINE = 0.41;
const NEAR_MS = 50;
const FAR_MS = 800;

/** A row for each line of an order: lines come in pages of 100 orders only. */
export async function measurePositions(task: Task): Promise<Measurement> {
  const world = ordersWorld(Math.ceil(task.orders * ORDERS_PER_LINE));
  task.say(`Skladno, ${task.orders} lines of ${world.orders} orders, ${NEAR_MS} ms`);
  const known = await transfer(world, { exporter: 'customerorderposition' }, positionsFacts);
  try {
    const { facts } = known;
    task.say(`the bare transfer of ${facts.rows} lines, ${NEAR_MS} ms`);
    const near = await compare(known, NEAR_MS);
    task.say(`Skladno and the bare transfer, ${facts.rows} lines, ${FAR_MS} ms`);
    const far = await compare(known, FAR_MS);
    return {
      title: `${figure(facts.rows)} lines of ${figure(world.orders)} orders`,
      about: '`skladno export customerorderposition --mode upsert` into an empty spreadsheet.',
      table: transferTable([...shown(near, facts), ...shown(far, facts)]),
      bounds: [...transferBounds(near, facts), ...transferBounds(far, facts)],
      facts: { rows: facts.rows, orders: world.orders, near, far },
    };
  } finally {
    await known.filled.providers.close();
  }
}
