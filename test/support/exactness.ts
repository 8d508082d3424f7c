import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Fault } from '../../sandbox/faults.ts';
import { seededRandom } from '../../sandbox/faults.ts';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import type { World } from '../../sandbox/moysklad/index.ts';
import type { Mode } from '../../src/exports/index.ts';
import { Problem } from '../../src/platform/problems.ts';
import { atEveryCall } from './calls.ts';
import { type ExportSetting, exportOnce, newSetting } from './export.ts';
import { sheetAsObjects } from './sheet.ts';

/** Cases of each mode; every eighth of them is killed in the middle. */
const CASES = 70;
const EVERY_KILLED = 8;
const ORDERS = 40;
const only = process.env.CASE ? Number(process.env.CASE) : null;

let sandbox: Sandbox;
let killed = 0;

/**
 * The promise itself, for one mode: orders are edited, created and deleted while pages are read, calls to either
 * provider fail in every way, the worker is killed, a person sorts the sheet; after one more run the sheet equals the
 * source. Everything is drawn from the case's number, so a failing case can be run again alone (CASE=17).
 * @param seed tells the modes' cases apart.
 */
export function provesExact(mode: Mode, seed: number): void {
  before(async () => {
    const accounts = Array.from({ length: CASES }, (_, i) => ({
      name: `case-${i}`,
      token: `token-${i}`,
      kind: 'app' as const,
      orders: ORDERS,
      products: 2,
      counterparties: 12,
    }));
    sandbox = await openSandbox({ limits: false, accounts });
  });
  after(() => sandbox.close());

  for (let number = 0; number < CASES; number++) {
    if (only !== null && only !== number) continue;
    const kill = number % EVERY_KILLED === 0;
    test(`case ${number}: ${mode}${kill ? ', killed' : ''}`, () => runCase(mode, number, seed, kill));
  }

  test('workers were really killed', () => {
    if (only === null) assert.ok(killed >= 7, `${killed} kills`);
  });
}

const faults: Fault[] = [
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'status', status: 503, html: true },
  { kind: 'status', status: 500, body: {} },
  { kind: 'truncate' },
  { kind: 'delay', ms: 3 },
];

/** One small change of somebody working in MoySklad. */
function disturb(world: World, random: () => number): void {
  const ids = world.ids('customerorder');
  const pick = () => ids[Math.floor(random() * ids.length)] ?? '';
  const what = random();
  if (what < 0.45) {
    world.update('customerorder', pick(), {
      description: `=правка ${random()}`,
      sum: Math.floor(random() * 1e7),
    });
  } else if (what < 0.6) {
    world.create('customerorder', { name: `0${Math.floor(random() * 1e6)}`, description: '@новый' });
  } else if (what < 0.7 && ids.length > 5) {
    world.remove('customerorder', pick());
  } else if (what < 0.8 && ids.length > 5) {
    world.trash('customerorder', pick());
  } else if (what < 0.9) {
    world.touch(
      'customerorder',
      [pick(), pick(), pick(), pick(), pick(), pick(), pick(), pick(), pick()].filter(unique),
    );
  }
}

const unique = <T>(value: T, i: number, all: T[]) => all.indexOf(value) === i;

/** What a row must show, worked out from the source's own JSON without the engine. */
function expected(
  world: World,
): Map<string, { name: unknown; sum: number; comment: unknown; agent: unknown }> {
  const rows = new Map();
  for (const order of world.list('customerorder')) {
    const { href, type } = (order.agent as { meta: { href: string; type: string } }).meta;
    const agent = world.get(type, href.split('/').at(-1) ?? '');
    rows.set(order.id, {
      name: order.name,
      sum: Number((Number(order.sum) / 100).toFixed(6)),
      comment: order.description ?? null,
      agent: agent?.name ?? null,
    });
  }
  return rows;
}

async function runKilled(setting: ExportSetting, mode: Mode, atCall: number): Promise<boolean> {
  const child = fork(new URL('./worker.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let calls = 0;
  const count = () => {
    if (++calls === atCall) child.kill('SIGKILL');
  };
  const release = [atEveryCall(sandbox.moysklad, count), atEveryCall(sandbox.google, count)];
  child.send({ setting, mode });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, by) => resolve(by));
  });
  for (const undo of release.reverse()) undo();
  return signal === 'SIGKILL';
}

/** A run among faults may fail with a problem in words; nothing else may come out of it. */
async function runAmongFaults(setting: ExportSetting, mode: Mode): Promise<void> {
  try {
    await exportOnce(setting, 'customerorder', mode);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

async function runCase(mode: Mode, number: number, seed: number, kill: boolean): Promise<void> {
  const random = seededRandom(seed + number);
  const { moysklad, google } = sandbox;
  const token = `token-${number}`;
  const world = moysklad.account(token);
  const setting = newSetting(
    google,
    { apiUrl: moysklad.apiUrl, token },
    {
      pageRows: 3 + Math.floor(random() * 12),
      batchBytes: 1500 + Math.floor(random() * 9000),
    },
  );
  for (const [server, chance] of [
    [moysklad, 0.08],
    [google, 0.08],
  ] as const) {
    server.faults.clear(seed + number * 2 + 1);
    for (const fault of faults) server.faults.add({ fault, chance: chance / faults.length });
  }
  const calm = atEveryCall(moysklad, () => {
    if (random() < 0.5) disturb(world, random);
  });
  if (random() < 0.5) await runAmongFaults(setting, mode);
  if (kill && (await runKilled(setting, mode, 6 + Math.floor(random() * 25)))) killed++;
  await runAmongFaults(setting, mode);
  if (random() < 0.4) sortByPerson(setting, random);
  await runAmongFaults(setting, mode);
  calm();
  moysklad.faults.clear();
  google.faults.clear();

  await exportOnce(setting, 'customerorder', mode);
  await compare(setting, world, mode);
}

function sortByPerson(setting: ExportSetting, random: () => number): void {
  const workbook = sandbox.google.spreadsheet(setting.spreadsheetId);
  if (workbook.sheets.some((sheet) => sheet.title === setting.sheet)) {
    workbook.sortRows(
      setting.sheet,
      1 + Math.floor(random() * 5),
      random() < 0.5 ? 'ASCENDING' : 'DESCENDING',
    );
  }
}

async function compare(setting: ExportSetting, world: World, mode: Mode): Promise<void> {
  const source = expected(world);
  const rows = await sheetAsObjects(sandbox.google, setting);
  const keys = rows.map((row) => row.ID);
  assert.equal(new Set(keys).size, keys.length, 'no row is doubled');
  assert.ok(!keys.includes(null), 'no row is half written');
  for (const key of source.keys()) assert.ok(keys.includes(key), `order ${key} is lost`);
  if (mode === 'append') return; // rows written before stay as they were
  assert.equal(keys.length, source.size, 'no row stays that the source does not have');
  for (const row of rows) {
    const { name, sum, comment, agent } = source.get(String(row.ID)) ?? {};
    assert.deepEqual([row['№'], row.Сумма, row.Комментарий, row.Контрагент], [name, sum, comment, agent]);
  }
}
