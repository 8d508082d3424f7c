import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { openTestApp } from '../../test/support/app.ts';
import { cellsUnder } from '../../test/support/sheet.ts';
import { atLeast, atMost, figure, type Measurement, type Task } from '../measurement.ts';
import { quiet } from './event.ts';

const EVENTS = 100_000;
/** Orders, and so the events of one notification: all of them are changed at once, again and again. */
const ORDERS = 1000;
/** Between two of these changes, ms: they take longer than the longest wait, so that runs begin in the middle of them. */
const EVERY_MS = 1500;
const QUIET_S = 20;
const LONGEST_S = 120;

/** A company's many changes on their whole way into its sheet: how few runs they come to, and whether none is missing at the end. */
export async function measureBurst({ say }: Task): Promise<Measurement> {
  say(`${EVENTS} events of one company, to the sheet`);
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
    await member.call('PUT', its.path, { quietSeconds: QUIET_S, longestSeconds: LONGEST_S });
    await quiet(its);
    const world = app.sandbox.moysklad.account('ours');
    const ids = world.ids('customerorder');
    const told = world.notifications.log.length;
    const began = new Date();
    for (let round = 1; round <= EVENTS / ORDERS; round++) {
      world.journal.together(() => {
        for (const order of ids) world.update('customerorder', order, { description: `round ${round}` });
      });
      await sleep(EVERY_MS);
    }
    await world.notifications.idle();
    const ended = performance.now();
    await quiet(its);
    const seconds = (performance.now() - ended) / 1000;

    const delivered = world.notifications.log.slice(told).filter(({ fate }) => fate === 'delivered');
    const events = delivered.reduce((sum, notification) => sum + notification.events, 0);
    const runs = await app.db.database.forCompany(member.companyId, async (trx) => {
      const { rows } = await sql<{ at: Date; status: string; trigger: string }>`
        select created_at as at, status, trigger from export_tasks where created_at > ${began} order by created_at`.execute(
        trx,
      );
      return rows;
    });
    const gaps = runs.slice(1).map(({ at }, i) => (at.getTime() - runs[i]!.at.getTime()) / 1000);
    const workbook = app.sandbox.google.spreadsheet(spreadsheetId);
    const keys = cellsUnder(workbook, 'Заказы', 'ID').map(String);
    const comments = cellsUnder(workbook, 'Заказы', 'Комментарий');
    const wrong = ids.filter((order) => {
      const places = keys.flatMap((key, place) => (key === order ? [place] : []));
      return places.length !== 1 || comments[places[0]!] !== world.get('customerorder', order)?.description;
    }).length;
    return {
      title: `${figure(EVENTS)} events of one company, to its sheet`,
      about: `All ${figure(ORDERS)} orders of one export are changed at once, every ${EVERY_MS / 1000} s, ${EVENTS / ORDERS} times: ${figure(EVENTS)} events in ${EVENTS / ORDERS} notifications. Quiet time ${QUIET_S} s, longest wait ${LONGEST_S} s, as usual; web and worker in two processes on the embedded PostgreSQL of the tests (fsync off).`,
      table: [
        ['', 'measured'],
        ['events that arrived', figure(events)],
        ['runs', figure(runs.length)],
        ['shortest time between two runs, s', gaps.length > 0 ? figure(Math.min(...gaps)) : '–'],
        ['from the last event until nothing was left to do, s', figure(seconds)],
        ['orders that differ from the source', figure(wrong + Math.abs(keys.length - ids.length))],
      ],
      bounds: [
        atLeast('events that arrived', events, EVENTS),
        atMost(
          `runs, one for each ${QUIET_S} s`,
          runs.length,
          Math.ceil(((EVENTS / ORDERS) * (EVERY_MS / 1000)) / QUIET_S) + 1,
        ),
        atLeast('shortest time between two runs, s', Math.min(...gaps, Number.POSITIVE_INFINITY), QUIET_S),
        atMost('runs that did not end well', runs.filter(({ status }) => status !== 'done').length, 0),
        atMost(
          'orders that differ from the source, or stand twice',
          wrong + Math.abs(keys.length - ids.length),
          0,
        ),
      ],
      facts: { events, runs, gaps, seconds, wrong },
    };
  } finally {
    await app.close();
  }
}
