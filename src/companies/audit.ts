import type { FastifyRequest } from 'fastify';
import type { AuditActorKind } from '../../db/tables/companies.ts';
import { findPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import { keyName } from './api-key-store.ts';
import { insertLine } from './audit-log-store.ts';

/** Who did it, as it is kept: names change and people leave, so the name of that day stands beside the id. */
export interface Actor {
  kind: AuditActorKind;
  id: string | null;
  ip?: string;
  requestId?: string;
}

export interface AuditEntry {
  /** `<noun>.<verb>`, such as `integration.connected`; its title for people stands in the web's texts. */
  event: string;
  /** What was done to. */
  target?: { kind: string; id: string; name?: string };
  /** The fields that changed, as they were and as they are. Never a secret: a secret field is left out. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** The one whose request this is. */
export function actorOf({ caller, userId, id, ip }: FastifyRequest): Actor {
  const subject = caller?.subject;
  if (subject?.kind === 'key') return { kind: 'key', id: subject.keyId, ip, requestId: id };
  return { kind: caller?.support ? 'support' : 'person', id: userId, ip, requestId: id };
}

/**
 * Adds a line to the company's audit log, in the transaction of what it tells: both are there or neither is. The database lets
 * the application add and read lines, never change or delete one.
 * @param trx acts for the company.
 */
export async function audit(trx: Trx, companyId: string, actor: Actor, entry: AuditEntry): Promise<void> {
  const { event, target, before, after } = entry;
  await insertLine(trx, {
    company_id: companyId,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: await nameOf(trx, actor),
    event,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    target_name: target?.name ?? null,
    before: before ? printJson(before) : null,
    after: after ? printJson(after) : null,
    // PostgreSQL's `inet` knows no network card: `fe80::1%eth0`.
    ip: actor.ip?.replace(/%.*/, '') ?? null,
    request_id: actor.requestId ?? null,
  });
}

/** The fields that differ, as they were and as they are; undefined when none does. */
export function changesOf<T extends Record<string, unknown>>(
  before: T,
  after: T,
): Required<Pick<AuditEntry, 'before' | 'after'>> | undefined {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return undefined;
  const pick = (of: T) => Object.fromEntries(names.map((name) => [name, of[name]]));
  return { before: pick(before), after: pick(after) };
}

async function nameOf(trx: Trx, { kind, id }: Actor): Promise<string | null> {
  if (id && kind === 'key') {
    return (await keyName(trx, id)) ?? null;
  }
  if (!id || (kind !== 'person' && kind !== 'support')) return null;
  const person = await findPerson(trx, id);
  return person ? `${person.name} <${person.email}>` : null;
}
