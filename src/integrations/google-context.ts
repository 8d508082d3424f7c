import type { IncomingHttpHeaders } from 'node:http';
import type { Trx } from '../platform/db/database.ts';
import type { Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { GoogleAccess } from './google-access.ts';

/** What connecting Google works with. */
export interface GoogleContext extends Omit<GoogleAccess, 'tellGone'> {
  /** The address people open; with https the cookie is secure. */
  publicUrl: string;
  log: Log;
  queue: Queue;
  /** The session that a request's cookie names. */
  sessionOf(headers: IncomingHttpHeaders): Promise<{ id: string; userId: string } | undefined>;
  /** Told in the transaction of a new or renewed connection, which may be all that was missing to work. */
  connected(trx: Trx, change: { companyId: string; requestId: string }): Promise<void>;
}
