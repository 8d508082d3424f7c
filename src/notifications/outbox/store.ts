import { sql } from 'kysely';
import type { Database, Trx } from '../../platform/db/database.ts';
import type { Fate } from './channel.ts';

/** For whom the platform's own messages act: no company has this id, and nobody acts for it (docs/decisions/0052). */
export const PLATFORM = '00000000-0000-0000-0000-000000000000';

export interface NewMessage {
  channel: string;
  recipient: string;
  kind: string;
  /** Sealed. */
  body: string;
  requestId: string;
  tryForMs: number;
  repeatOf: RepeatOf | undefined;
}

/** The message that another one sends again, because a person wished so. */
export interface RepeatOf {
  id: string;
  /** The repeat says so of itself, and is not tried again where its own outcome is unknown. */
  mayHaveArrived: boolean;
}

/** Puts a message of the company that the transaction acts for into the outbox. Answers its id. */
export async function insertMessage(trx: Trx, companyId: string, message: NewMessage): Promise<string> {
  const { channel, recipient, kind, body, requestId, tryForMs, repeatOf } = message;
  const { id } = await trx
    .insertInto('outbox_messages')
    .values({
      company_id: companyId,
      channel,
      recipient,
      kind,
      body,
      request_id: requestId,
      give_up_at: sql<Date>`clock_timestamp() + make_interval(secs => ${tryForMs / 1000})`,
      repeat_of: repeatOf?.id ?? null,
      unknowns: repeatOf?.mayHaveArrived ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // What stood in the message stands in its repeat now.
  if (repeatOf)
    await trx.updateTable('outbox_messages').set({ body: null }).where('id', '=', repeatOf.id).execute();
  return id;
}

/** Does something for the platform, within a transaction that acts for whomever, and acts for them again afterwards. */
export async function asPlatform<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ before: string | null }>`
    select current_setting('app.company_id', true) as before`.execute(trx);
  const act = (id: string) => sql`select set_config('app.company_id', ${id}, true)`.execute(trx);
  await act(PLATFORM);
  const done = await work();
  await act(rows[0]?.before ?? '');
  return done;
}

/** A message that this process alone may send for as long as its lease lasts. */
export interface Leased {
  companyId: string;
  id: string;
  lease: string;
}

/** Leases messages that are due, of any company, one for each recipient. */
export async function takeMessages(
  { platform }: Database,
  options: { channel: string; most: number; leaseMs: number },
): Promise<Leased[]> {
  const seconds = Math.ceil(options.leaseMs / 1000);
  const { rows } = await sql<Leased>`select company_id as "companyId", id, lease
    from take_messages(${options.channel}, ${options.most}, ${seconds})`.execute(platform);
  return rows;
}

const columns = [
  'id',
  'lease',
  'recipient',
  'kind',
  'body',
  'request_id as requestId',
  'attempts',
  'unknowns',
  'reason',
  'created_at as createdAt',
  'give_up_at as giveUpAt',
] as const;

export type LeasedMessage = NonNullable<Awaited<ReturnType<typeof readLeased>>>;

/** The leased message; undefined where the lease was lost. */
export async function readLeased(trx: Trx, { id, lease }: Leased) {
  return trx
    .selectFrom('outbox_messages')
    .select(columns)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
}

/** Leases the recipient's next message, if it is due. The transaction has just ended the one before, or holds it. */
export async function takeNext(
  trx: Trx,
  { channel, recipient, leaseMs }: { channel: string; recipient: string; leaseMs: number },
): Promise<LeasedMessage | undefined> {
  return trx
    .updateTable('outbox_messages')
    .set((eb) => ({
      status: 'sending' as const,
      lease: sql<string>`gen_random_uuid()`,
      leased_until: sql<Date>`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})`,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('outbox_messages')
        .select('id')
        .where('channel', '=', channel)
        .where('recipient', '=', recipient)
        .where('ended_at', 'is', null)
        .orderBy('place')
        .limit(1)
        .forNoKeyUpdate(),
    )
    .where('status', '=', 'waiting')
    .where('due_at', '<=', sql<Date>`clock_timestamp()`)
    .returning(columns)
    .executeTakeFirst();
}

/** What becomes of a leased message. */
export interface Change {
  fate: Fate;
  reason: string | null;
  /** Without it they stay as they are. */
  unknowns?: number;
  /** Of a waiting one: when it is due. */
  afterMs: number;
  /** Until when it is tried again; without it, as before. */
  giveUpAt?: Date;
  /** False: the attempt was not made. */
  given?: boolean;
  /** What stands in it stays where it was not delivered, or may not have been: it may be sent again. */
  keepsBody?: boolean;
}

/** Notes what became of a leased message. @returns false where the lease was lost: somebody else sends it. */
export async function settleMessage(
  trx: Trx,
  { id, lease }: Omit<Leased, 'companyId'>,
  change: Change,
): Promise<boolean> {
  const { fate, reason, unknowns, afterMs, giveUpAt, given = true, keepsBody = false } = change;
  const waits = fate === 'waiting';
  const ends = {
    ended_at: sql<Date>`clock_timestamp()`,
    ...(!(keepsBody && fate !== 'delivered') && { body: null }),
  };
  const done = await trx
    .updateTable('outbox_messages')
    .set((eb) => ({
      status: fate,
      reason,
      ...(unknowns !== undefined && { unknowns }),
      ...(giveUpAt && { give_up_at: giveUpAt }),
      lease: null,
      leased_until: null,
      ...(waits ? { due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${afterMs / 1000})` } : ends),
      ...(!given && { attempts: eb('attempts', '-', 1) }),
    }))
    .where('id', '=', id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Ends the messages to a recipient that wait, of the company that the transaction acts for. Answers how many. */
export async function cancelMessages(
  trx: Trx,
  { channel, recipient }: { channel: string; recipient: string },
): Promise<number> {
  const done = await trx
    .updateTable('outbox_messages')
    .set({ status: 'gone', reason: 'cancelled', body: null, ended_at: sql<Date>`clock_timestamp()` })
    .where('channel', '=', channel)
    .where('recipient', '=', recipient)
    .where('status', '=', 'waiting')
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

/** A message of the company that the transaction acts for, which nobody else holds until it ends. */
export async function holdMessage(trx: Trx, { channel, id }: { channel: string; id: string }) {
  return trx
    .selectFrom('outbox_messages')
    .select(['company_id as companyId', 'recipient', 'kind', 'status', 'body', isRepeated])
    .where('channel', '=', channel)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether a message was sent again by a person. */
export const isRepeated =
  sql<boolean>`exists (select from outbox_messages r where r.repeat_of = outbox_messages.id)`.as('repeated');

/** Deletes all messages of the company that the transaction acts for. */
export async function deleteMessages(trx: Trx, companyId: string): Promise<void> {
  await trx.deleteFrom('outbox_messages').where('company_id', '=', companyId).execute();
}

/** The newest messages of a channel that are not over, of whomever, the last one first. */
export async function newestMessages(
  database: Database,
  { channel, most }: { channel: string; most: number },
) {
  const { rows: found } = await sql<{ companyId: string; id: string }>`
    select company_id as "companyId", id from newest_messages(${channel}, ${most})`.execute(
    database.platform,
  );
  const read = (companyId: string) =>
    database.forCompany(companyId, (trx) =>
      trx
        .selectFrom('outbox_messages')
        .select(['id', 'company_id as companyId', 'body', 'created_at as createdAt'])
        .where(
          'id',
          'in',
          found.filter((one) => one.companyId === companyId).map(({ id }) => id),
        )
        .execute(),
    );
  const companies = [...new Set(found.map(({ companyId }) => companyId))];
  const rows = new Map<string, Awaited<ReturnType<typeof read>>[number]>();
  for (const companyId of companies) for (const row of await read(companyId)) rows.set(row.id, row);
  return found.flatMap(({ id }) => rows.get(id) ?? []);
}

/** Deletes messages that were over so many days ago, of all companies. @returns how many. */
export async function forgetMessages(
  { platform }: Database,
  options: { days: number; most: number },
): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    select forget_messages(${options.days}, ${options.most}) as gone`.execute(platform);
  return rows[0]?.gone ?? 0;
}
