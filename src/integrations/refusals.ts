import { randomUUID } from 'node:crypto';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { describeProblem, Problem } from '../platform/problems.ts';
import { integrationProblems } from './problems.ts';
import type { Details } from './schema.ts';
import { countRefusal, findIntegration, saveLastError, saveSuccess } from './store.ts';

/** A refusal this long after the first one is believed, seconds; the first one is forgotten after `FORGET_S`. */
const CONFIRM_S = 120;
const FORGET_S = 900;
/** When a run that was refused for the first time tries again, ms: late enough to be believed then. */
export const CONFIRM_MS = (CONFIRM_S + 5) * 1000;

/**
 * Notes that a provider refused a connected account's secret. It is believed only when the provider says so twice, minutes apart: one
 * page of a fault of its would disconnect everybody. When it was not known yet, `integration.lost` is emitted.
 * @param refusal what the provider said; kept in both languages, or that it is doubted.
 * @returns what is to be told: the refusal itself, or that it is doubted and tried again.
 */
export async function noteRefusal(trx: Trx, emit: Emit, id: string, refusal: Problem): Promise<Problem> {
  const before = await findIntegration(trx, id, { lock: true });
  if (!before) return refusal;
  const times = { confirmAfter: CONFIRM_S, forgetAfter: FORGET_S };
  const gone = (await countRefusal(trx, id, times)) === 'reconnect';
  const told = gone
    ? refusal
    : new Problem(integrationProblems.doubted, { title: before.title }, { cause: refusal });
  await noteFault(trx, id, told);
  if (gone && before.status === 'ok') {
    // It was found out, not asked for by anybody: what follows is a story of its own in the log.
    const lost = { companyId: before.company_id, requestId: randomUUID(), integrationId: id };
    await emit(trx, { kind: 'integration.lost', ...lost });
  }
  return told;
}

/** Keeps what went wrong at an account, in both languages; that its secret was refused is for `noteRefusal`. */
export async function noteFault(trx: Trx, id: string, problem: Problem): Promise<void> {
  const [ru, en] = [describeProblem(problem, 'ru'), describeProblem(problem, 'en')];
  await saveLastError(trx, id, {
    code: problem.kind.code,
    title: { ru: ru.title, en: en.title },
    detail: { ru: ru.detail, en: en.detail },
  });
}

/**
 * The provider answered as it should; what went wrong before is over. When the account was lost until now, `integration.connected`
 * is emitted: what waited for it goes on.
 * @param details what the provider told anew.
 */
export async function noteSuccess(trx: Trx, emit: Emit, id: string, details?: Details): Promise<void> {
  const before = await findIntegration(trx, id, { lock: true });
  await saveSuccess(trx, id, details);
  if (before?.status !== 'reconnect' || before.secret === null) return;
  const found = { companyId: before.company_id, requestId: randomUUID(), integrationId: id };
  await emit(trx, { kind: 'integration.connected', ...found });
}
