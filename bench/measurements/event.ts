import { setTimeout as sleep } from 'node:timers/promises';
import { type Member, openTestApp, type TestApp } from '../../test/support/app.ts';
import { atMost, figure, type Measurement, type Task } from '../measurement.ts';

const ORDERS = 1000;
/** Events that are measured: with no quiet time, and with the usual one, which takes a while. */
const AT_ONCE = 21;
const QUIETLY = 5;
const QUIET_S = 20;

/** How long it takes from a change in MoySklad to its cell: it is told, received, noted, waited for, read, written. */
export async function measureEvent({ say }: Task): Promise<Measurement> {
  say(`From an event to its cell, ${ORDERS} orders`);
  const account = { name: 'ours', token: 'ours', kind: 'app' as const };
  const app = await openTestApp({
    accounts: [{ ...account, orders: ORDERS, products: 200, counterparties: 200 }],
  });
  try {
    await app.startWorker();
    const member = await app.company('ours');
    const spreadsheetId = member.spreadsheet();
    const { id } = await member.config({ spreadsheetId });
    const its = { app, member, spreadsheetId, path: `/export-configs/${id}/change-trigger` };
    await member.call('PUT', its.path, { quietSeconds: 0, longestSeconds: 0 });
    await quiet(its);
    const atOnce = await medianOf(its, AT_ONCE, say);
    await member.call('PUT', its.path, { quietSeconds: QUIET_S, longestSeconds: 120 });
    await quiet(its);
    const quietly = await medianOf(its, QUIETLY, say);
    return {
      title: 'From an event to its cell',
      about: `One export of ${figure(ORDERS)} orders, all columns of the default, against the sandbox; web and worker in two processes on the embedded PostgreSQL of the tests (fsync off). From the change in MoySklad to the moment at which the sheet has it; medians of ${AT_ONCE} and ${QUIETLY} changes of single orders, one after another.`,
      table: [
        ['', 'measured'],
        ['without quiet time, s', figure(atOnce)],
        [`with the usual ${QUIET_S} s, s`, figure(quietly)],
      ],
      bounds: [
        atMost('median from event to cell without quiet time, s', atOnce, 3),
        atMost('median from event to cell with the usual quiet time, s', quietly, 25),
      ],
      facts: { atOnce, quietly },
    };
  } finally {
    await app.close();
  }
}

interface Its {
  app: TestApp;
  member: Member;
  spreadsheetId: string;
  path: string;
}

/** MoySklad tells, and nothing is left to do. */
export async function quiet({ member, path }: Its): Promise<void> {
  for (;;) {
    const { told, changedAt, looksAt } = (await member.call('GET', path)).body;
    const { items } = (await member.call('GET', '/export-tasks?outcome=active')).body as { items: unknown[] };
    const looksLater = Date.parse(String(looksAt)) > Date.now() + 60_000;
    if (told === true && changedAt === null && looksLater && items.length === 0) return;
    await sleep(200);
  }
}

/** Seconds from a change to its cell, the median of so many. */
async function medianOf(its: Its, count: number, say: Task['say']): Promise<number> {
  const world = its.app.sandbox.moysklad.account('ours');
  const workbook = its.app.sandbox.google.spreadsheet(its.spreadsheetId);
  const ids = world.ids('customerorder');
  const seconds: number[] = [];
  for (let i = 0; i < count; i++) {
    const description = `change ${Date.now()} ${i}`;
    const began = performance.now();
    world.update('customerorder', ids[i] ?? '', { description });
    while (!workbook.values("'Заказы'").some((row) => row.includes(description))) await sleep(20);
    seconds.push((performance.now() - began) / 1000);
    await quiet(its);
  }
  say(seconds.map((each) => each.toFixed(2)).join(' '));
  return seconds.sort((one, other) => one - other)[Math.floor(count / 2)] ?? Number.NaN;
}
