import type { Database } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { ProblemKind } from '../platform/problems.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Chosen } from './schema.ts';

/** An object of a company's account of MoySklad that somebody chose, of this type. */
export interface Wanted {
  type: 'organization' | 'store' | 'counterparty';
  id: string;
  /** By which it is looked for. */
  name: string;
}

/** A company's own account of MoySklad, as far as this room needs it; put together in app.ts. */
export interface Accounts {
  /** The id of the integration that is meant: the one named, else the only one. @throws Problem when there is none, or several. */
  integration(companyId: string, wanted: string | undefined): Promise<string>;
  /** Each of these as MoySklad has it now; null where it has none such. @throws Problem when it does not answer, or refuses. */
  find(account: { companyId: string; integrationId: string }, wanted: Wanted[]): Promise<(Chosen | null)[]>;
  /** What both may throw. */
  refusals: readonly ProblemKind[];
}

export interface PartnershipContext {
  database: Database;
  queue: Queue;
  emit: Emit;
  accounts: Accounts;
  /** The address people open; invitations lead there. */
  publicUrl: string;
}
