import { type ExportDays, lastDays } from '../exports/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { dayOf } from '../platform/moments.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { note } from './happened.ts';
import * as store from './store.ts';
import { printDay } from './words.ts';

/** Where a company's week turns. */
const TIME_ZONE = 'Europe/Moscow';
/** On Mondays from this hour on; who was down then does it until the week is over. */
const HOUR = 9;
const LOOK_MS = 900_000;
const AT_ONCE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 86_400_000;

/** The Monday of a moment's week, `2026-11-30`, when its digest is due; undefined on Monday morning. */
export function dueWeek(now: Date): string | undefined {
  const today = Date.parse(dayOf(now, TIME_ZONE));
  const sinceMonday = (new Date(today).getUTCDay() + 6) % 7;
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  if (sinceMonday === 0 && hour < HOUR) return undefined;
  return new Date(today - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** What happened on the seven days before a Monday, each and together. */
export function weekBefore({ days, items }: ExportDays, monday: string) {
  const first = new Date(Date.parse(monday) - 7 * DAY_MS).toISOString().slice(0, 10);
  const week = days.filter((day) => day >= first && day < monday);
  const each = week.map((day) => {
    const counts = items.flatMap((item) => item.days).filter((counted) => counted.day === day);
    const sum = (what: 'good' | 'look' | 'failed') => counts.reduce((all, one) => all + one[what], 0);
    return { day, good: sum('good'), look: sum('look'), failed: sum('failed') };
  });
  const sum = (what: 'good' | 'look' | 'failed') => each.reduce((all, one) => all + one[what], 0);
  return { each, good: sum('good'), look: sum('look'), failed: sum('failed') };
}

/** Notes the digest of the company that the transaction acts for; one without a run in that week is told nothing. */
async function noteDigest(trx: Trx, companyId: string, monday: string, now: Date): Promise<void> {
  const { each, ...all } = weekBefore(await lastDays(trx, TIME_ZONE, now), monday);
  const [first, last] = [each[0], each.at(-1)];
  if (!first || !last || all.good + all.look + all.failed === 0) return;
  await note(trx, {
    ...{ companyId, kind: 'weekly-digest', subject: 'week', requestId: `digest ${monday}` },
    params: {
      ...{ from: printDay(first.day), to: printDay(last.day) },
      ...{ good: String(all.good), look: String(all.look), failed: String(all.failed) },
      bars: each.map(({ day, good, look, failed }) => ({ name: printDay(day), value: good + look + failed })),
    },
  });
}

/** Once a week tells each company's people what its exports did. One company's trouble is not another's. */
export function digesting({ database, log }: { database: Database; log: Log }): Periodic {
  return {
    name: 'weekly digests',
    everyMs: LOOK_MS,
    async run(signal) {
      const now = new Date();
      const week = dueWeek(now);
      if (!week) return;
      for (let after = FIRST; !signal.aborted; ) {
        const companies = await store.withoutDigest(database, { week, after, most: AT_ONCE });
        for (const companyId of companies) {
          if (signal.aborted) return;
          await database
            .forCompany(companyId, async (trx) => {
              if (await store.takeDigest(trx, companyId, week)) await noteDigest(trx, companyId, week, now);
            })
            .catch((error) => log.error({ err: error, companyId }, 'a weekly digest could not be made'));
        }
        if (companies.length < AT_ONCE) return;
        after = companies.at(-1)!;
      }
    },
  };
}
