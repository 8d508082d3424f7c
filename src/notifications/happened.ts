import { briefOf, runEnd } from '../exports/index.ts';
import { findIntegration } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { notify } from '../platform/db/listen.ts';
import type { EventOf } from '../platform/events/events.ts';
import { hasLinks, MOST } from '../platform/mail/links.ts';
import type { Localized } from '../platform/problems.ts';
import { type Cause, insertCause, isOpen } from './store.ts';

/** Tells every worker that a company has somebody to be told. */
export const TELL = 'tell';

/** Notes what people may have to be told, in the transaction in which it happened. */
export async function note(trx: Trx, cause: Cause): Promise<void> {
  await insertCause(trx, cause);
  await notify(trx, TELL, { companyId: cause.companyId });
}

/** What people are told of an export stands under this subject; a comparison fails by itself. */
const subjectOf = (configId: string, verify: boolean) => `${verify ? 'comparison' : 'export'} ${configId}`;

const onPage: Localized = {
  ru: 'откройте запуск, там сказано, как это исправить.',
  en: 'open the run, which says how to mend it.',
};

const unknown = { problem: { ru: 'причина неизвестна', en: 'the cause is not known' }, cure: onPage };

/** What is said of a failure, where it can stand in an email whole; else the page has it, links and all: `otherwise` leads there. */
export function cureOf(detail: Localized, otherwise: Localized): Localized {
  const whole = (text: string) => text.length <= MOST && !hasLinks(text);
  return whole(detail.ru) && whole(detail.en) ? detail : otherwise;
}

/** A run is over: its failure is told once for each problem, and once that it is well again. */
export async function runTold(trx: Trx, event: EventOf<'task.ended'>): Promise<void> {
  const { companyId, requestId, taskId, configId, status } = event;
  if (status === 'cancelled') return;
  const run = await runEnd(trx, taskId);
  if (!run || run.dryRun) return;
  const subject = subjectOf(configId, run.verify);
  const about = { companyId, requestId, subject };
  const params = { name: run.name, taskId };
  if (status === 'failed') {
    const { error } = run;
    const told = {
      ...params,
      ...(error ? { problem: error.title, cure: cureOf(error.detail, onPage) } : unknown),
    };
    await note(trx, { ...about, kind: 'export-failed', problem: error?.code ?? 'unknown', params: told });
    return;
  }
  if (await isOpen(trx, subject)) await note(trx, { ...about, kind: 'export-well', params });
}

/** An account must be connected again. */
export async function accountTold(trx: Trx, event: EventOf<'integration.lost'>): Promise<void> {
  const { companyId, requestId, integrationId } = event;
  const lost = await findIntegration(trx, integrationId);
  if (!lost) return;
  const subject = `account ${integrationId}`;
  const params = { title: lost.title };
  await note(trx, { companyId, requestId, kind: 'account-lost', subject, params });
}

const comparison = {
  ru: (name: string) => `Сверка выгрузки «${name}»`,
  en: (name: string) => `The comparison of “${name}”`,
};
const plain = { ru: (name: string) => `Выгрузка «${name}»`, en: (name: string) => `The export “${name}”` };

/** A schedule was paused, because its runs fail. */
export async function pauseTold(trx: Trx, event: EventOf<'schedule.paused'>): Promise<void> {
  const { companyId, requestId, configId, scheduleId, verify, failures } = event;
  const name = (await briefOf(trx, [configId])).get(configId)?.name;
  if (name === undefined) return;
  const what = verify ? comparison : plain;
  await note(trx, {
    ...{ companyId, requestId, kind: 'schedule-paused', subject: `schedule ${scheduleId}` },
    params: {
      ...{ name, configId, failures: String(failures) },
      what: { ru: what.ru(name), en: what.en(name) },
    },
  });
}
