import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Application, open } from '../app.ts';
import type { Config } from '../config.ts';
import { requireDataDir } from '../platform/db/embedded-place.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { serviceAccount, serviceAccountSchema } from '../sheets/index.ts';
import { runDemoTask, seedDemo, startSandbox } from './local-sandbox.ts';
import { demoToken, type SandboxReady } from './sandbox-demo.ts';

const CHANGED_ORDERS = 37;
/** Of this run: what an earlier one changed is still there. */
const mark = `Изменено в демо ${new Date().toISOString()}`;
const say = (line = '') => process.stdout.write(`${line}\n`);

type Task = NonNullable<Awaited<ReturnType<typeof runDemoTask>>>;

/**
 * `skladno demo`: the main job from end to end against local providers, with the figures and the rows shown.
 * Exit code 1 when something is not as it must be.
 */
export async function demoCommand(args: string[], config: Config): Promise<number> {
  parseArgs({ args, options: {} });
  const began = performance.now();
  say('Складно: заказы, товары и контрагенты из МоегоСклада в Google Таблицу.');
  say('Запускаем PostgreSQL и песочницу МоегоСклада и Google…');
  if (!config.databaseUrl) await requireDataDir(config.dataDir);
  const sandbox = await startSandbox(config);
  let application: Application | undefined;
  try {
    application = await open(sandbox.config, ['serve', 'work'], { log: openLog('warn'), migrate: true });
    await application.worker.start();
    const ok = await tell(application, sandbox.ready);
    say();
    say(`Всего ${((performance.now() - began) / 1000).toFixed(1)} с. Посмотреть в браузере: npm start`);
    return ok ? 0 : 1;
  } finally {
    await application?.close();
    await sandbox.stop();
  }
}

async function tell(application: Application, ready: SandboxReady): Promise<boolean> {
  const { companyId, configs } = await seedDemo(application, ready);
  const run = async (configId: string) => requireDone(await runDemoTask(application, companyId, configId));
  const first: Task[] = [];
  for (const config of configs) {
    say(`Выгружаем: ${config.name} → лист «${config.sheetTitle}»…`);
    first.push(await run(config.id));
  }
  say();
  table(first);

  const orders = configs.find((config) => config.exporter === 'customerorder');
  if (!orders) {
    say('ОШИБКА: выгрузку заказов удалили. Запустите с другой папкой данных. Пример: DATA_DIR=.data-demo');
    return false;
  }
  say();
  say('Первые строки листа «Заказы», как они стоят в таблице:');
  for (const row of await firstRows(ready, orders.sheetTitle)) say(`  ${row.join(' | ')}`);

  const changed = await changeOrders(ready);
  say();
  say(`В МоёмСкладе изменили ${changed.length} заказов. Выгружаем ещё раз…`);
  const second = await run(orders.id);
  table([second]);
  const written = await markedOrders(ready, orders.sheetTitle);
  const exact =
    second.result?.rowsUpdated === CHANGED_ORDERS &&
    second.result.rowsAppended === 0 &&
    written.length === CHANGED_ORDERS &&
    changed.every((id) => written.includes(id));
  say(
    exact ? `Записаны ровно эти ${CHANGED_ORDERS} строк, ни одной больше.` : 'ОШИБКА: записаны не те строки.',
  );
  return exact;
}

function requireDone(task: Task | undefined): Task {
  if (task?.status === 'done') return task;
  throw new Error(`${task?.error?.title ?? 'the run is gone'}: ${task?.error?.detail ?? ''}`);
}

function table(tasks: Task[]): void {
  const head = [
    'выгрузка',
    'прочитано',
    'новых',
    'изменено',
    'запросов: МойСклад',
    'Google чтение',
    'Google запись',
    'время',
    'память',
  ];
  const rows = tasks.map(({ configName, result }) => [
    configName,
    result?.rowsRead ?? 0,
    result?.rowsAppended ?? 0,
    result?.rowsUpdated ?? 0,
    result?.requests.moysklad ?? 0,
    result?.requests.sheets.read ?? 0,
    result?.requests.sheets.write ?? 0,
    `${((result?.durationMs ?? 0) / 1000).toFixed(1)} с`,
    `${Math.round((result?.peakRssBytes ?? 0) / 1e6)} МБ`,
  ]);
  const lines = [head, ...rows].map((line) => line.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    say(`  ${cells.join('  ')}`);
  }
}

const valuesSchema = z.object({ values: z.array(z.array(z.string())).default([]) });

/** Cells as a person sees them. */
async function readCells(ready: SandboxReady, range: string): Promise<string[][]> {
  const token = await serviceAccount(serviceAccountSchema.parse(ready.serviceAccountKey)).token();
  const url = `${ready.googleUrl}/v4/spreadsheets/${ready.spreadsheetId}/values/${encodeURIComponent(range)}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return valuesSchema.parse(await answer.json()).values;
}

/** The header and five rows, without the ID, whose column is hidden. */
async function firstRows(ready: SandboxReady, sheet: string): Promise<string[][]> {
  const rows = await readCells(ready, `'${sheet}'!A1:I6`);
  const id = rows[0]?.indexOf('ID');
  return rows.map((row) => row.filter((_, column) => column !== id));
}

async function markedOrders(ready: SandboxReady, sheet: string): Promise<string[]> {
  const rows = await readCells(ready, `'${sheet}'`);
  const [header = []] = rows;
  const comment = header.indexOf('Комментарий');
  return rows.filter((row) => row[comment] === mark).map((row) => row[header.indexOf('ID')] ?? '');
}

const ordersSchema = z.object({ rows: z.array(z.object({ id: z.string(), meta: z.looseObject({}) })) });

/** Changes orders as somebody working in MoySklad would: one bulk update through its API. */
async function changeOrders(ready: SandboxReady): Promise<string[]> {
  const url = `${ready.moyskladUrl}/entity/customerorder`;
  const headers = {
    authorization: `Bearer ${demoToken}`,
    'accept-encoding': 'gzip',
    'content-type': 'application/json',
  };
  const list = await fetch(`${url}?limit=${CHANGED_ORDERS}&offset=1000`, { headers });
  const { rows } = ordersSchema.parse(await list.json());
  const body = JSON.stringify(rows.map(({ meta }) => ({ meta, description: mark })));
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`MoySklad refused the change: ${answer.status}`);
  return rows.map(({ id }) => id);
}
