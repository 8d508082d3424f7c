import { setTimeout as sleep } from 'node:timers/promises';
import { type Member, openTestApp, type TestApp } from '../../test/support/app.ts';
import { sheetsProject } from '../limits.ts';
import { atMost, figure, type Measurement, type Task } from '../measurement.ts';
import { countTraffic } from '../traffic.ts';

const TENANTS = 50;
const WORKERS = 2;
const LATENCY_MS = 50;

/** What every company exports, one after another: enough calls for the quota to be what they wait for. */
const EXPORTS = [
  { exporter: 'customerorder', sheetTitle: 'Заказы' },
  { exporter: 'counterparty', sheetTitle: 'Контрагенты' },
  { exporter: 'product', sheetTitle: 'Товары' },
];

interface Waited {
  done: boolean;
  rows: number;
  seconds: number;
}

/** Fifty companies begin to export in the same moment; all their calls go through one Google project. */
export async function measureTenants({ orders, say }: Task): Promise<Measurement> {
  const each = Math.ceil(orders / TENANTS);
  say(`${TENANTS} companies of ${each} orders at once`);
  const accounts = Array.from({ length: TENANTS }, (_, i) => ({
    name: `company-${i}`,
    token: `token-of-company-${i}`,
    kind: 'app' as const,
    orders: each,
    products: 100,
    counterparties: Math.ceil(each / 10),
  }));
  const app = await openTestApp({ accounts, latencyMs: LATENCY_MS });
  try {
    const exports: (() => Promise<Waited>)[] = [];
    for (const { token } of accounts) exports.push(await prepare(await app.company(token)));
    for (let i = 0; i < WORKERS; i++) await app.startWorker();
    // What connecting took of Google's minute must not slow down what is measured next.
    await sleep(sheetsProject.perSeconds * 1000);
    forgetCalls(app);
    const waited = await Promise.all(exports.map((run) => run()));
    return summary(each, waited, countTraffic(app.sandbox.moysklad.calls, app.sandbox.google.calls));
  } finally {
    await app.close();
  }
}

/** Makes a company's exports. Answers the function that runs them and tells how long the company waited for the last. */
async function prepare(member: Member): Promise<() => Promise<Waited>> {
  const spreadsheetId = member.spreadsheet();
  const ids: string[] = [];
  for (const one of EXPORTS) {
    const { id } = await member.config({ ...one, name: one.sheetTitle, spreadsheetId });
    ids.push(id);
  }
  return async () => {
    const started = performance.now();
    const tasks = await Promise.all(ids.map((id) => member.run(id)));
    return {
      done: tasks.every(({ status }) => status === 'done'),
      rows: tasks.reduce((sum, { result }) => sum + (result?.rowsRead ?? 0), 0),
      seconds: (performance.now() - started) / 1000,
    };
  };
}

function forgetCalls({ sandbox }: TestApp): void {
  sandbox.moysklad.calls.length = 0;
  sandbox.google.calls.length = 0;
}

function summary(each: number, waited: Waited[], traffic: ReturnType<typeof countTraffic>): Measurement {
  const seconds = waited.map((one) => one.seconds).sort((a, b) => a - b);
  const [shortest = 0] = seconds;
  const longest = seconds.at(-1) ?? 0;
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
  // Reads and writes have quotas of their own; at an even pace the busier kind takes this long for all companies.
  const busier = Math.max(traffic.sheets.reads, traffic.sheets.writes);
  const fairShare = (busier / sheetsProject.calls) * sheetsProject.perSeconds;
  const unfinished = waited.filter(({ done, rows }) => !done || rows < each).length;
  return {
    title: `${TENANTS} companies at once`,
    about: `Each exports ${figure(each)} orders, its counterparties and its products, with a MoySklad account, a Google account and a spreadsheet of its own; one Google project (${sheetsProject.calls} reads and as many writes a minute), \`skladno worker\` ${WORKERS} times on one PostgreSQL, ${LATENCY_MS} ms. All companies have the same to do, so the fair share of each is the time in which the quota lets the calls of all pass at an even pace.`,
    table: [
      ['', 'Skladno'],
      ['fair share, s', figure(fairShare)],
      ['shortest wait, s', figure(shortest)],
      ['median wait, s', figure(median)],
      ['longest wait, s', figure(longest)],
      ['companies that finished', figure(waited.length - unfinished)],
      ['MoySklad calls', figure(traffic.moysklad.calls)],
      ['Sheets reads', figure(traffic.sheets.reads)],
      ['Sheets writes', figure(traffic.sheets.writes)],
      ['answers 429', figure(traffic.moysklad.refused + traffic.sheets.refused)],
    ],
    bounds: [
      atMost('Companies that did not finish', unfinished, 0),
      atMost('Longest wait of a company, s: 2 × its fair share', longest, 2 * fairShare),
      atMost('Answers 429 of all companies', traffic.moysklad.refused + traffic.sheets.refused, 0),
    ],
    facts: { ordersEach: each, fairShareSeconds: fairShare, waited, traffic },
  };
}
