import type { Identity } from '../people/index.ts';
import { closedOf } from '../platform/closed.ts';
import type { Database } from '../platform/db/database.ts';
import type { Acting, Authoriser, KeySubject } from '../platform/http/door.ts';
import type { Tokens } from '../platform/http/tokens.ts';
import { Problem } from '../platform/problems.ts';
import { hashOf, isWhole, KEY_START } from './api-key.ts';
import { findKeyByHash, noteUse } from './api-key-store.ts';
import type { Support } from './context.ts';
import { companyProblems as p } from './problems.ts';
import { listMemberships, type Membership } from './store.ts';

/**
 * Who is asking, by a token (`Authorization: Bearer`) or by the session's cookie; for which company, by its members. A request
 * with a token is never taken for one with a cookie.
 */
export function openAccess(options: {
  identity: Identity;
  database: Database;
  tokens: Tokens;
  support: Support;
}): Authoriser {
  const { identity, database, tokens, support } = options;
  return {
    refusals: {
      subject: [p.badToken, p.keyMistyped, p.keyUnknown, p.keyRevoked, p.keyExpired],
      acting: [p.choose, p.none, p.notMember],
    },
    async subject(request) {
      const { authorization } = request.headers;
      if (authorization !== undefined) {
        const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
        if (token?.startsWith(KEY_START)) return keySubject(database, token);
        const holder = token === undefined ? undefined : await tokens.verify(token);
        if (!holder) throw new Problem(p.badToken);
        return { kind: 'person', userId: holder.userId, companyId: holder.companyId };
      }
      const userId = await identity.personOf(request.headers);
      return userId === undefined ? undefined : { kind: 'person', userId };
    },

    async acting(subject, wanted) {
      if (subject.companyId && wanted !== undefined && wanted !== subject.companyId)
        throw new Problem(p.notMember, { id: wanted });
      if (subject.kind === 'key') {
        const { companyId, scopes, closed } = subject;
        return { companyId, scopes, ...(closed && { closed }) };
      }
      const chosen = subject.companyId ?? wanted;
      const memberships = await database.forUser(subject.userId, listMemberships);
      if (chosen === undefined) {
        const [only, another] = memberships;
        if (!only) throw new Problem(p.none);
        if (another) throw new Problem(p.choose);
        return actingOf(only);
      }
      const found = memberships.find(({ id }) => id === chosen);
      if (found) return actingOf(found);
      if (!subject.companyId && (await looksOn(options, subject.userId, chosen)))
        return { companyId: chosen, role: 'admin', support: true };
      if (memberships.length === 0) throw new Problem(p.none);
      throw new Problem(p.notMember, { id: chosen });
    },

    isPlatformAdmin: (userId) => support.isPlatformAdmin(database.platform, userId),
  };
}

function actingOf(membership: Membership): Acting {
  const closed = closedOf(membership);
  return { companyId: membership.id, role: membership.role, ...(closed && { closed }) };
}

/** Whether one of the platform's own people looks at this company now: they see what its administrators see, blocked or not. */
async function looksOn(
  { database, support }: { database: Database; support: Support },
  userId: string,
  companyId: string,
): Promise<boolean> {
  const live = await database.forUser(userId, support.live);
  return live.some((each) => each.companyId === companyId && each.adminId === userId);
}

/** @throws Problem that says why a key is not good any more. */
async function keySubject(database: Database, key: string): Promise<KeySubject> {
  if (!isWhole(key)) throw new Problem(p.keyMistyped);
  const found = await findKeyByHash(database, hashOf(key));
  if (!found) throw new Problem(p.keyUnknown);
  const { id, companyId, scopes, revokedAt, expiresAt, lastUsedAt, blockedReason, eraseAt } = found;
  if (revokedAt) throw new Problem(p.keyRevoked, { day: dayOf(revokedAt) });
  if (expiresAt && expiresAt.getTime() <= Date.now())
    throw new Problem(p.keyExpired, { day: dayOf(expiresAt) });
  if (!lastUsedAt || Date.now() - lastUsedAt.getTime() > 60_000)
    await database.forCompany(companyId, (trx) => noteUse(trx, id));
  const closed = closedOf({ blockedReason, eraseAt });
  return { kind: 'key', keyId: id, companyId, scopes, ...(closed && { closed }) };
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);
