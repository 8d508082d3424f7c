import { askedOf, briefOf, lastTrouble, runEnd, whyStopped } from '../exports/index.ts';
import { findIntegration, listLost } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { EventOf } from '../platform/events/events.ts';
import type { Localized } from '../platform/problems.ts';
import { troubleOf } from '../triggers/index.ts';
import { cureOf, note } from './happened.ts';
import { isOpen } from './store.ts';

/** How old a sheet is stands under this subject. */
const sheetOf = (configId: string) => `sheet ${configId}`;

/** A sheet is older than promised: told once, until a run of it goes well. */
export async function oldSheetTold(trx: Trx, event: EventOf<'sheet.old'>): Promise<void> {
  const { companyId, requestId, configId, freshAt } = event;
  const subject = sheetOf(configId);
  const name = (await briefOf(trx, [configId])).get(configId)?.name;
  if (name === undefined || (await isOpen(trx, subject))) return;
  const fresh = freshAt ? { at: freshAt.toISOString() } : never;
  await note(trx, {
    ...{ companyId, requestId, kind: 'sheet-old', subject, problem: 'old' },
    params: { name, fresh, ...(await whyOld(trx, configId)) },
  });
}

const never: Localized = { ru: 'ещё ни разу', en: 'never yet' };

const lost = (title: string) => ({
  cause: {
    ru: `доступ «${title}» больше не действует`,
    en: `the access “${title}” is no longer valid`,
  },
  cure: {
    ru: 'откройте подключения и нажмите «Переподключить». Выгрузка продолжится сама.',
    en: 'open the integrations and press “Reconnect”. The export goes on by itself.',
  },
});
const waits: Localized = {
  ru: 'делать ничего не нужно, выгрузка продолжится сама.',
  en: 'there is nothing to do, the export goes on by itself.',
};
const unfinished = {
  cause: {
    ru: 'запуск ещё не начался или не закончился',
    en: 'a run has not begun or ended yet',
  },
  cure: {
    ru: 'посмотрите на странице «Запуски», что сейчас происходит.',
    en: 'see on the page “Runs” what goes on now.',
  },
};
const onRun: Localized = {
  ru: 'откройте последний запуск выгрузки, там сказано, как это исправить.',
  en: 'open the last run of the export, which says how to mend it.',
};

/** Why no run goes well: an account is lost, work is stopped, or what the last run says. */
async function whyOld(trx: Trx, configId: string): Promise<{ cause: Localized; cure: Localized }> {
  const asked = (await askedOf(trx, [configId])).get(configId);
  const without = (await listLost(trx)).find(
    (id) => id === asked?.moyskladIntegrationId || id === asked?.googleIntegrationId,
  );
  const account = without && (await findIntegration(trx, without));
  if (account) return lost(account.title);
  const stopped = await whyStopped(trx);
  if (stopped) return { cause: stopped, cure: waits };
  const trouble = await lastTrouble(trx, configId);
  return trouble ? { cause: trouble.title, cure: cureOf(trouble.detail, onRun) } : unfinished;
}

/** A run that wrote went well: a sheet that was older than promised is no more. */
export async function freshSheetTold(trx: Trx, event: EventOf<'task.ended'>): Promise<void> {
  const { companyId, requestId, taskId, configId, status } = event;
  const subject = sheetOf(configId);
  if (status !== 'done' || !(await isOpen(trx, subject))) return;
  const run = await runEnd(trx, taskId);
  if (!run || run.dryRun || run.verify || run.partial) return;
  await note(trx, { companyId, requestId, kind: 'sheet-fresh', subject, params: { name: run.name } });
}

const onHooks: Localized = {
  ru: 'откройте страницу «Вебхуки МоегоСклада», там сказано, как это исправить.',
  en: 'open the page “MoySklad’s webhooks”, which says how to mend it.',
};

/** MoySklad tells of other changes than before: that it does not tell is told once for each reason, and once that it does again. */
export async function sourceTold(trx: Trx, event: EventOf<'source.told'>): Promise<void> {
  const { companyId, requestId, integrationId } = event;
  const account = await findIntegration(trx, integrationId);
  if (!account) return;
  const about = { companyId, requestId, subject: `source ${integrationId}` };
  const trouble = await troubleOf(trx, integrationId);
  const { title } = account;
  if (trouble) {
    const { code, title: cause, detail } = trouble;
    const params = { title, cause, cure: cureOf(detail, onHooks) };
    await note(trx, { ...about, kind: 'source-untold', problem: code, params });
  } else if (await isOpen(trx, about.subject))
    await note(trx, { ...about, kind: 'source-told', params: { title } });
}
