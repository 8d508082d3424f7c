import type { TaskTrigger } from '../../db/tables/exports.ts';
import type { Database } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import { StoppedProblem } from '../platform/queue/stops.ts';
import type { Accounts, Providers } from './providers.ts';
import { RowsRefused } from './rows-allowance.ts';
import { type TaskChange, triesOf } from './task-store.ts';
import { whyStopped } from './turns.ts';

/** Waiting for a provider that does not answer: the first pause, ms, and how often in a row; each is twice as long as the one before. */
const AWAY_MS = 30_000;
const AWAY_TRIES = 7;

/** The run is to wait: somebody of the platform stopped it. It goes on from its checkpoint. */
export class Stopped extends Error {}

/** How long a task waits for its next turn, and what is told meanwhile. */
interface Pause {
  /** Null: it is told elsewhere. */
  why: Problem | null;
  ms: number;
  change?: Pick<TaskChange, 'tries' | 'owed' | 'owed_rows'>;
}

/** Where another turn may cure what ended a run: how long it waits for that. What the run showed of its accounts is kept, too. */
export async function pauseAfter(
  error: unknown,
  { database, providers }: { database: Database; providers: Providers },
  { accounts, taskId, trigger }: { accounts: Accounts; taskId: string; trigger: TaskTrigger },
): Promise<Pause | undefined> {
  if (error instanceof Stopped || error instanceof StoppedProblem) return { why: null, ms: 0 };
  if (!(error instanceof Problem)) return undefined;
  // Nothing of the accounts ended it.
  if (error instanceof RowsRefused)
    return { why: error, ms: 0, change: { owed: 'rowsAMonth', owed_rows: error.rows } };
  const again = await providers.ended(accounts, error);
  if (again) return { why: again.problem, ms: again.retryInMs };
  if (!providers.mayPass(error)) return undefined;
  const { stopped, tries } = await database.forCompany(accounts.companyId, async (trx) => ({
    stopped: await whyStopped(trx),
    tries: await triesOf(trx, taskId),
  }));
  // A provider is stopped because of what the run met.
  if (stopped) return { why: null, ms: 0 };
  // Whoever started it by hand sees it fail, and decides.
  if (trigger === 'manual' || tries >= AWAY_TRIES) return undefined;
  const ms = AWAY_MS * 2 ** tries * (0.8 + 0.4 * Math.random());
  return { why: error, ms, change: { tries: tries + 1 } };
}
