import { randomUUID } from 'node:crypto';
import { type Actor, audit, companyName, keepRole, readClosed } from '../companies/index.ts';
import { requireIntegration } from '../integrations/index.ts';
import { findPerson } from '../people/index.ts';
import { closedProblem } from '../platform/closed.ts';
import { actFor, type Database, type Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem, type ProblemKind } from '../platform/problems.ts';
import { inOrder } from './both.ts';
import { hashOf } from './code.ts';
import { auditedOf, type Given, requireOwner } from './consent.ts';
import { invitingCompany, takeInvitation } from './invitation-store.ts';
import { partnershipProblems } from './problems.ts';
import { insertEvent, insertPartnership, livePartners } from './store.ts';
import { troubleOf } from './trouble.ts';

/** A company may have this many partners at a time. */
const MOST = 100;

/** Everything that makes, or looks for, a company's partnerships waits for one another by this. */
export const scopeOf = (companyId: string) => `partnerships of ${companyId}`;

/** Who accepts, for which company. */
export interface Accepting {
  companyId: string;
  userId: string;
  actor: Actor;
  requestId: string;
}

/** The company that a code invites this one to. @throws Problem when the code is no good, or the company's own. */
export async function partnerOf(database: Database, companyId: string, code: string): Promise<string> {
  const partnerId = await invitingCompany(database, hashOf(code));
  if (partnerId === undefined) throw new Problem(partnershipProblems.codeOver);
  if (partnerId === companyId) throw new Problem(partnershipProblems.ownCode);
  return partnerId;
}

/** Accepts the invitation of a code, once. @returns the partnership's id. @throws Problem as above and below. */
export async function acceptCode(
  { database, emit }: { database: Database; emit: Emit },
  by: Accepting,
  code: string,
  given: Given,
): Promise<string> {
  const partnerId = await partnerOf(database, by.companyId, code);
  return database.forCompany(by.companyId, (trx) =>
    makePartnership(trx, emit, by, given, {
      partnerId,
      // Whether that company works is nobody's business who has only found its code.
      closed: partnershipProblems.codeOver,
      async take() {
        if (!(await takeInvitation(trx, hashOf(code)))) throw new Problem(partnershipProblems.codeOver);
      },
    }),
  );
}

/** Makes partners of two companies that one person owns. @returns the partnership's id. @throws Problem when they do not own both. */
export async function linkOwn(
  { database, emit }: { database: Database; emit: Emit },
  by: Accepting,
  partnerId: string,
  given: Given,
): Promise<string> {
  if (partnerId === by.companyId) throw new Problem(partnershipProblems.ownCode);
  return database.forCompany(by.companyId, (trx) =>
    makePartnership(trx, emit, by, given, {
      partnerId,
      closed: partnershipProblems.ownClosed,
      async take() {
        if ((await keepRole(trx, by.userId)) !== 'owner') throw new Problem(partnershipProblems.notOwned);
      },
    }),
  );
}

/**
 * Writes both sides of a partnership. What it takes, it takes in the order in which all others do: the companies, the account, the scopes;
 * of two companies always the lower id first.
 * @param partner.take makes sure that the partner wants it, acting for the partner. @param partner.closed told where the partner is closed.
 * @throws Problem when they are partners already, one of both has too many, or one is closed.
 */
async function makePartnership(
  trx: Trx,
  emit: Emit,
  by: Accepting,
  { consent, integrationId }: Given,
  { partnerId, closed, take }: { partnerId: string; closed: ProblemKind; take(): Promise<void> },
): Promise<string> {
  const { companyId } = by;
  const both = inOrder(companyId, partnerId);
  let partnerClosed = false;
  for (const id of both) {
    await actFor(trx, id);
    const why = await readClosed(trx, id);
    if (why && id === companyId) throw closedProblem(why);
    partnerClosed ||= why !== undefined;
  }
  await actFor(trx, companyId);
  await requireOwner(trx, by.userId);
  await requireIntegration(trx, 'moysklad', integrationId);
  for (const id of both) await lockScope(trx, scopeOf(id));

  await actFor(trx, partnerId);
  await take();
  if (partnerClosed) throw new Problem(closed);
  const names = new Map<string, string>();
  const troubles = new Map<string, Awaited<ReturnType<typeof troubleOf>>>();
  for (const id of both) {
    await actFor(trx, id);
    const other = id === companyId ? partnerId : companyId;
    const partners = await livePartners(trx);
    names.set(id, await companyName(trx));
    if (partners.some((one) => one.partnerId === other)) continue;
    if (partners.length >= MOST) throw new Problem(partnershipProblems.tooMany, { most: MOST });
    troubles.set(id, await troubleOf(trx, id === companyId ? integrationId : null));
  }
  const already = () => new Problem(partnershipProblems.already, { partner: names.get(partnerId)! });
  if (troubles.size < both.length) throw already();

  const id = randomUUID();
  const eventId = randomUUID();
  const person = (await findPerson(trx, by.userId))?.name ?? null;
  for (const side of both) {
    await actFor(trx, side);
    const own = side === companyId;
    const other = own ? partnerId : companyId;
    const written = await insertPartnership(trx, {
      ...{ id, companyId: side, partnerId: other, partnerName: names.get(other)! },
      consent: own ? consent : null,
      integrationId: own ? integrationId : null,
      partnerConsent: own ? null : consent,
      trouble: troubles.get(side)!,
      partnerTrouble: troubles.get(other)!,
    });
    if (!written) throw already();
    await insertEvent(trx, {
      ...{ id: eventId, company_id: side, partnership_id: id, what: 'made', mine: own, details: {} },
      person: own ? person : null,
    });
    await audit(trx, side, own ? by.actor : { kind: 'system', id: null, requestId: by.requestId }, {
      event: 'partnership.made',
      target: { kind: 'partnership', id, name: names.get(other)! },
      after: auditedOf(consent),
    });
    if (!own)
      await emit(trx, {
        ...{ kind: 'partnership.made', companyId: side, requestId: by.requestId },
        ...{ partnershipId: id, partnerName: names.get(companyId)! },
      });
  }
  await actFor(trx, companyId);
  return id;
}
