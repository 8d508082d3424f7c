import { randomUUID } from 'node:crypto';
import { titleOfRight } from '../moysklad/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import { describeProblem, type Localized, Problem } from '../platform/problems.ts';
import { integrationProblems } from './problems.ts';
import type { Details, Integration, Missing } from './schema.ts';
import { findIntegration, noteFailure, noteRefusal, setWorking } from './store.ts';

/** What an exporter needs, by the tags of MoySklad's rights. */
export interface Need {
  key: string;
  title: Localized;
  permissions: string[];
}

/**
 * The rights that a MoySklad account lacks, those of the company's own exports first. Nothing where the account does not tell
 * its rights, or is an administrator's.
 * @param used keys of the exporters that work through it.
 */
export function missingRights(
  { provider, details }: Integration,
  needs: Need[],
  used: ReadonlySet<string>,
): Missing {
  if (provider !== 'moysklad' || details.admin || !details.rights) return [];
  const has = new Set(details.rights);
  const missing = new Map<string, Need[]>();
  for (const need of needs) {
    for (const permission of need.permissions) {
      if (!has.has(permission)) missing.set(permission, [...(missing.get(permission) ?? []), need]);
    }
  }
  return [...missing]
    .map(([permission, exporters]) => ({
      permission,
      title: titleOfRight(permission),
      exporters: exporters.map(({ key, title }) => ({ key, title })),
      wanted: exporters.some(({ key }) => used.has(key)),
    }))
    .sort((a, b) => Number(b.wanted) - Number(a.wanted));
}

/** A refusal this long after the first one is believed, seconds; the first one is forgotten after `FORGET_S`. */
const CONFIRM_S = 120;
const FORGET_S = 900;
/** When a run that was refused for the first time tries again, ms: late enough to be believed then. */
export const CONFIRM_MS = (CONFIRM_S + 5) * 1000;

/**
 * The provider answered as it should; what went wrong before is over. When the account was lost until now, `integration.connected`
 * is emitted: what waited for it goes on.
 * @param details what the provider told anew.
 */
export async function noteSuccess(trx: Trx, emit: Emit, id: string, details?: Details): Promise<void> {
  const before = await findIntegration(trx, id, { lock: true });
  await setWorking(trx, id, details);
  if (before?.status !== 'reconnect' || before.secret === null) return;
  const found = { companyId: before.company_id, requestId: randomUUID(), integrationId: id };
  await emit(trx, { kind: 'integration.connected', ...found });
}

/**
 * Keeps what went wrong at an account, in both languages. That a provider refuses a connected account is believed only when it says
 * so twice, minutes apart: one page of a fault of its would disconnect everybody.
 * @param refused the provider itself says that the secret is good no more.
 * When that was not known, `integration.lost` is emitted.
 * @returns what is to be told: the problem itself, that the account must be connected again, or that it is doubted and tried again.
 */
export async function noteProblem(
  trx: Trx,
  emit: Emit,
  id: string,
  problem: Problem,
  refused: boolean,
): Promise<Problem> {
  const before = await findIntegration(trx, id, { lock: true });
  if (!refused || !before) {
    await keep(trx, id, problem);
    return problem;
  }
  const times = { confirmAfter: CONFIRM_S, forgetAfter: FORGET_S };
  const gone = (await noteRefusal(trx, id, times)) === 'reconnect';
  const told = gone
    ? problem
    : new Problem(integrationProblems.doubted, { title: before.title }, { cause: problem });
  await keep(trx, id, told);
  if (gone && before.status === 'ok') {
    // It was found out, not asked for by anybody: what follows is a story of its own in the log.
    const lost = { companyId: before.company_id, requestId: randomUUID(), integrationId: id };
    await emit(trx, { kind: 'integration.lost', ...lost });
  }
  return told;
}

async function keep(trx: Trx, id: string, problem: Problem): Promise<void> {
  const [ru, en] = [describeProblem(problem, 'ru'), describeProblem(problem, 'en')];
  await noteFailure(trx, id, {
    code: problem.kind.code,
    title: { ru: ru.title, en: en.title },
    detail: { ru: ru.detail, en: en.detail },
  });
}
