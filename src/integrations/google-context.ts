import type { IncomingHttpHeaders } from 'node:http';
import type { Queue } from '../platform/queue/queue.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { GoogleAccess } from './google-access.ts';

/** What connecting Google works with. */
export interface GoogleContext extends GoogleAccess {
  /** The address people open; with https the cookie is secure. */
  publicUrl: string;
  log: Log;
  queue: Queue;
  /** The session that a request's cookie names. */
  sessionOf(headers: IncomingHttpHeaders): Promise<{ id: string; userId: string } | undefined>;
}
