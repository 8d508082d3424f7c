import { randomUUID } from 'node:crypto';
import type { Database, Trx } from '../platform/db/database.ts';
import type { Emit } from '../platform/events/bus.ts';
import type { EventOf } from '../platform/events/events.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import type { Log } from '../platform/telemetry/log.ts';
import {
  eraseIfDue,
  listDue,
  lockCompany,
  markForErasure,
  setBlock,
  takeErasureBack,
} from './company-store.ts';

/** Every way in which a company closes, opens again, or goes; what follows from it is for those who subscribe to the events. */

interface Cause {
  companyId: string;
  requestId: string;
}

/**
 * Closes a company until it is erased, in 30 days, or taken back.
 * @param trx acts for it. @returns the moment of erasure; undefined when it is set already: then nothing happens.
 */
export async function closeCompany(
  trx: Trx,
  emit: Emit,
  closing: Cause & Pick<EventOf<'company.closing'>, 'why' | 'personId'>,
): Promise<Date | undefined> {
  await lockCompany(trx, closing.companyId);
  const eraseAt = await markForErasure(trx);
  if (!eraseAt) return undefined;
  await tellAccessChanged(trx, closing.companyId);
  await emit(trx, { kind: 'company.closing', ...closing, eraseAt });
  return eraseAt;
}

/** Takes the closing of a company back. @param trx acts for it. @returns false when it is not closing. */
export async function reopenCompany(trx: Trx, emit: Emit, cause: Cause): Promise<boolean> {
  if (!(await takeErasureBack(trx))) return false;
  await emit(trx, { kind: 'company.restored', ...cause, from: 'closing' });
  return true;
}

/** Closes a company to its people, until it is opened again; they are told the reason. @param trx acts for it. */
export async function blockCompany(trx: Trx, emit: Emit, block: Cause & { reason: string }): Promise<void> {
  await setBlock(trx, block.companyId, block.reason);
  await tellAccessChanged(trx, block.companyId);
  await emit(trx, { kind: 'company.blocked', ...block });
}

/** Opens a blocked company again. @param trx acts for it. */
export async function unblockCompany(trx: Trx, emit: Emit, cause: Cause): Promise<void> {
  await setBlock(trx, cause.companyId, null);
  await emit(trx, { kind: 'company.restored', ...cause, from: 'block' });
}

/**
 * Erases every company whose time is over, with everything that belongs to it, one after the other until the signal is aborted.
 * One that cannot be erased is left for the next time. Answers their ids.
 */
export async function eraseDue(
  { database, emit, log }: { database: Database; emit: Emit; log: Log },
  signal?: AbortSignal,
): Promise<string[]> {
  const erased: string[] = [];
  for (const companyId of await database.forErasing(listDue)) {
    if (signal?.aborted) break;
    try {
      // Looked at once more under its own wall: it may have been taken back, or erased by another process.
      const done = await database.forCompany(companyId, (trx) =>
        eraseIfDue(trx, () => emit(trx, { kind: 'company.erasing', companyId, requestId: randomUUID() })),
      );
      if (done) erased.push(companyId);
    } catch (error) {
      log.error({ err: error, company_id: companyId }, 'a company could not be erased');
    }
  }
  return erased;
}
