import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import type { Listening } from '../platform/db/listen.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { TELL } from './happened.ts';
import * as store from './store.ts';
import { type Telling, tellCompany } from './tell.ts';

type Context = Telling & { database: Database; listening: Listening; log: Log };

/** How often is looked for who was forgotten, and whose held emails are due, ms. */
const LOOK_MS = 2000;
const COMPANIES = 200;
/** For so long a notification is kept. */
const KEEP_DAYS = 180;
const FORGET_AT_ONCE = 5000;
const HOUR_MS = 3_600_000;

const toldSchema = z.object({ companyId: z.uuid() });

/** Tells people as soon as something happened. @returns ends it. */
export function tellingAtOnce({ listening, ...context }: Context): () => void {
  /** Companies in which it goes on, and whether more happened meanwhile. */
  const busy = new Map<string, boolean>();
  return listening.listen(TELL, (payload) => {
    // What was missed is found by the look.
    const told = toldSchema.safeParse(payload).data;
    if (!told) return;
    if (busy.has(told.companyId)) return void busy.set(told.companyId, true);
    void tell(told.companyId);
  });

  async function tell(companyId: string): Promise<void> {
    do {
      busy.set(companyId, false);
      await tellAll(context, companyId);
    } while (busy.get(companyId));
    busy.delete(companyId);
  }
}

/** Looks for companies in which people are to be told something now. */
export function telling(context: Omit<Context, 'listening'>): Periodic {
  return {
    name: 'notifications',
    everyMs: LOOK_MS,
    async run(signal) {
      for (const companyId of await store.companiesToTell(context.database, COMPANIES)) {
        if (signal.aborted) return;
        await tellAll(context, companyId);
      }
    },
  };
}

/** Tells all that happened in a company. One that cannot be told holds nobody else up. */
async function tellAll(
  { database, log, ...context }: Omit<Context, 'listening'>,
  companyId: string,
): Promise<void> {
  try {
    while (await database.forCompany(companyId, (trx) => tellCompany(trx, context, companyId)));
  } catch (error) {
    log.error({ err: error, companyId }, 'people could not be told');
  }
}

/** Forgets notifications of long ago. */
export function forgettingNotifications(database: Database): Periodic {
  return {
    name: 'old notifications',
    everyMs: HOUR_MS,
    async run(signal) {
      const forget = () => store.forgetNotifications(database, { days: KEEP_DAYS, most: FORGET_AT_ONCE });
      while (!signal.aborted && (await forget()) === FORGET_AT_ONCE);
    },
  };
}
