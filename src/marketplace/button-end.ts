import { findTask } from '../exports/index.ts';
import { type ButtonNotification, openVendorApi } from '../moysklad/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { companyOf, type Queue } from '../platform/queue/queue.ts';
import { shorten } from '../platform/text.ts';
import { type AskedRun, askedBy, deleteAsked } from './asked-store.ts';
import type { MarketplaceContext } from './context.ts';
import { listed } from './words.ts';

/** Tells MoySklad how what a button began has ended; a day of trying, after which nobody waits. */
export const completionQueue = { name: 'button-complete', retryLimit: 40, expireInSeconds: 60 };

/** What MoySklad takes (Vendor API, button/complete), characters. */
const LONGEST_TEXT = 255;
const LONGEST_URL = 255;

type Ended = NonNullable<Awaited<ReturnType<typeof findTask>>>;

export async function workCompletions(
  queue: Queue,
  { database, config, log }: MarketplaceContext,
): Promise<void> {
  await queue.work(completionQueue.name, { concurrency: 1 }, async (job) => {
    const companyId = companyOf(job);
    const asked = await database.forCompany(companyId, (trx) => askedBy(trx, String(job.data.pressId)));
    const [first] = asked;
    // Told already: each run of a press that ends sends a job, and the last one finds all of them over.
    if (!first?.press_id) return;
    const tasks = await database.forCompany(companyId, (trx) => endedOf(trx, asked));
    if (!tasks) return;
    const app = config.moysklad.apps.find(({ appId }) => appId === first.app_id);
    if (app) {
      const vendor = openVendorApi({ url: config.moysklad.vendorApiUrl, app });
      const heard = await vendor.completeButton(first.press_id, notificationOf(tasks));
      if (!heard) log.info('nobody waits for the end of a button any more');
    }
    await database.forCompany(companyId, (trx) =>
      deleteAsked(
        trx,
        asked.map(({ id }) => id),
      ),
    );
  });
}

/** The runs of a press, when all of them are over. */
async function endedOf(trx: Trx, asked: AskedRun[]): Promise<Ended[] | undefined> {
  const tasks: Ended[] = [];
  for (const { task_id } of asked) {
    const task = task_id === null ? undefined : await findTask(trx, task_id, 'ru');
    if (!task?.finishedAt) return undefined;
    tasks.push(task);
  }
  return tasks.sort((a, b) => a.configName.localeCompare(b.configName, 'ru'));
}

/** What is told in MoySklad: what is up to date, what is not and why, and a way to the spreadsheet where there is one. */
function notificationOf(tasks: Ended[]): ButtonNotification {
  const named = (list: Ended[]) => listed(list.map(({ configName }) => ({ name: configName })));
  const done = tasks.filter(({ status }) => status === 'done');
  const failed = tasks.filter(({ status }) => status === 'failed');
  const stopped = tasks.filter(({ status }) => status === 'cancelled');
  const text = [
    done.length > 0 && `Обновлено: ${named(done)}${rowsOf(done)}.`,
    failed.length > 0 && `Не получилось: ${named(failed)}. ${failed[0]?.error?.title ?? ''}.`,
    stopped.length > 0 && `Остановлено: ${named(stopped)}.`,
  ]
    .filter(Boolean)
    .join(' ');
  const urls = new Set(done.map(({ spreadsheetUrl }) => spreadsheetUrl));
  const [url = ''] = urls;
  const opens = urls.size === 1 && url.startsWith('https://') && url.length <= LONGEST_URL;
  return { text: shorten(text, LONGEST_TEXT), ...(opens && { url, urlText: 'Открыть таблицу' }) };
}

function rowsOf(done: Ended[]): string {
  const sum = (of: 'rowsAppended' | 'rowsUpdated' | 'rowsDeleted') =>
    done.reduce((rows, { result }) => rows + (result?.[of] ?? 0), 0);
  const told = [
    ['новых', sum('rowsAppended')],
    ['изменено', sum('rowsUpdated')],
    ['удалено', sum('rowsDeleted')],
  ].filter(([, rows]) => rows !== 0);
  return told.length === 0
    ? ', изменений не было'
    : ` (строк: ${told.map(([word, rows]) => `${word} ${rows}`).join(', ')})`;
}
