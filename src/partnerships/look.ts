import { z } from 'zod';
import { companyName } from '../companies/index.ts';
import { actFor, type Database, type Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem } from '../platform/problems.ts';
import { companyOf, type Queue } from '../platform/queue/queue.ts';
import { scopeOf } from './accept.ts';
import { type Both, type Change, changeBoth, happenedTo } from './both.ts';
import { partnershipProblems } from './problems.ts';
import { livePartners, type PartnershipRow } from './store.ts';
import { troubleOf } from './trouble.ts';

/** Looks at a partnership of the partner of a company to which something happened. */
export const partnershipQueue = { name: 'partnership-look', retryLimit: 50, expireInSeconds: 60 };
const dataSchema = z.looseObject({ partnershipId: z.uuid() });

/**
 * Something happened to a company that its partners may have to know: each has a look, a job of its own when this transaction has
 * committed. What became of the company is not told to the job: it finds what is then.
 * @param trx acts for that company.
 */
export async function partnersLook(
  trx: Trx,
  { queue }: { queue: Queue },
  { companyId, requestId }: { companyId: string; requestId: string },
): Promise<void> {
  // Somebody who makes a partnership just now has either seen what happened, or is seen here.
  await lockScope(trx, scopeOf(companyId));
  for (const { id, partnerId } of await livePartners(trx))
    await queue.send(trx, partnershipQueue.name, { companyId: partnerId, requestId, partnershipId: id });
}

/** Takes the looks, in a worker. */
export async function workLooks(context: { database: Database; queue: Queue; emit: Emit }): Promise<void> {
  await context.queue.work(partnershipQueue.name, { concurrency: 1 }, async (job) => {
    const companyId = companyOf(job);
    const { partnershipId, requestId } = dataSchema.parse(job.data) as {
      partnershipId: string;
      requestId: string;
    };
    try {
      await context.database.forCompany(companyId, (trx) =>
        changeBoth(trx, context.emit, { companyId, partnershipId, requestId }, (both) => seen(trx, both)),
      );
    } catch (error) {
      // The company was erased meanwhile.
      if (!(error instanceof Problem && error.kind === partnershipProblems.missing)) throw error;
    }
  });
}

/** What both sides come to by what is true now; null: what they have come to already. */
async function seen(trx: Trx, { mine, theirs }: Both): Promise<Change | null> {
  if (mine.ended_at) return null;
  if (!theirs)
    return {
      mine: { ended_at: new Date(), ended_by: 'erased', integration_id: null },
      theirs: {},
      happened: [{ what: 'erased', mine: false }],
      audited: { event: 'partnership.ended' },
    };
  const own = await nowOf(trx, mine);
  const other = await nowOf(trx, theirs);
  await actFor(trx, mine.company_id);
  const happened = [...happenedTo(mine, own.trouble, true), ...happenedTo(theirs, other.trouble, false)];
  if (happened.length === 0 && mine.partner_name === other.name && theirs.partner_name === own.name)
    return null;
  return {
    mine: { trouble: own.trouble, partner_trouble: other.trouble, partner_name: other.name },
    theirs: { trouble: other.trouble, partner_trouble: own.trouble, partner_name: own.name },
    happened,
  };
}

async function nowOf(trx: Trx, { company_id, integration_id }: PartnershipRow) {
  await actFor(trx, company_id);
  return { trouble: await troubleOf(trx, integration_id), name: await companyName(trx) };
}
